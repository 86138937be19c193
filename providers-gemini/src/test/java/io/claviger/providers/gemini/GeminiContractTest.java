package io.claviger.providers.gemini;

import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.HttpTransport;
import io.claviger.testkit.ProviderContract;
import io.claviger.testkit.WireDialect;
import java.net.URI;

class GeminiContractTest extends ProviderContract {
    @Override
    protected WireDialect dialect() {
        return WireDialect.GEMINI;
    }

    @Override
    protected ChatProvider provider(URI baseUrl, HttpTransport transport) {
        return Gemini.builder().baseUrl(baseUrl).transport(transport).build();
    }
}
