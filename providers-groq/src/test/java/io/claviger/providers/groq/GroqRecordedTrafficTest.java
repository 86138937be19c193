package io.claviger.providers.groq;

import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.HttpTransport;
import io.claviger.testkit.RecordedTrafficContract;
import io.claviger.testkit.WireDialect;
import java.net.URI;

class GroqRecordedTrafficTest extends RecordedTrafficContract {
    @Override
    protected WireDialect dialect() {
        return WireDialect.GROQ;
    }

    @Override
    protected ChatProvider provider(URI baseUrl, HttpTransport transport) {
        return Groq.builder().baseUrl(baseUrl).transport(transport).build();
    }
}
