package io.claviger.providers.ollama;

import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.HttpTransport;
import io.claviger.testkit.ProviderContract;
import io.claviger.testkit.WireDialect;
import java.net.URI;

class OllamaContractTest extends ProviderContract {
    @Override
    protected WireDialect dialect() {
        return WireDialect.OLLAMA;
    }

    @Override
    protected ChatProvider provider(URI baseUrl, HttpTransport transport) {
        return Ollama.cloudBuilder().baseUrl(baseUrl).transport(transport).build();
    }
}
