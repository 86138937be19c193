package io.claviger.providers.openai;

import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.HttpTransport;
import io.claviger.testkit.RecordedTrafficContract;
import io.claviger.testkit.WireDialect;
import java.net.URI;

class OpenAiRecordedTrafficTest extends RecordedTrafficContract {
    @Override
    protected WireDialect dialect() {
        return WireDialect.OPENAI;
    }

    @Override
    protected ChatProvider provider(URI baseUrl, HttpTransport transport) {
        return OpenAi.builder().baseUrl(baseUrl).transport(transport).build();
    }
}
