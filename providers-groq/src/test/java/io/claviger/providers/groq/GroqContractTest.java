package io.claviger.providers.groq;

import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.HttpTransport;
import io.claviger.testkit.ProviderContract;
import io.claviger.testkit.WireDialect;
import java.net.URI;

class GroqContractTest extends ProviderContract {
    @Override
    protected WireDialect dialect() {
        return WireDialect.GROQ;
    }

    @Override
    protected ChatProvider provider(URI baseUrl, HttpTransport transport) {
        return Groq.builder().baseUrl(baseUrl).transport(transport).build();
    }
}
