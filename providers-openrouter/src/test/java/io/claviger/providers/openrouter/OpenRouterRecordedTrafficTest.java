package io.claviger.providers.openrouter;

import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.HttpTransport;
import io.claviger.testkit.RecordedTrafficContract;
import io.claviger.testkit.WireDialect;
import java.net.URI;

class OpenRouterRecordedTrafficTest extends RecordedTrafficContract {
    @Override
    protected WireDialect dialect() {
        return WireDialect.OPENROUTER;
    }

    @Override
    protected ChatProvider provider(URI baseUrl, HttpTransport transport) {
        return OpenRouter.builder().baseUrl(baseUrl).transport(transport).build();
    }
}
