package io.claviger.providers.openrouter;

import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.HttpTransport;
import io.claviger.testkit.ProviderContract;
import io.claviger.testkit.WireDialect;
import java.net.URI;

class OpenRouterContractTest extends ProviderContract {
    @Override
    protected WireDialect dialect() {
        return WireDialect.OPENROUTER;
    }

    @Override
    protected ChatProvider provider(URI baseUrl, HttpTransport transport) {
        return OpenRouter.builder().baseUrl(baseUrl).transport(transport).build();
    }
}
