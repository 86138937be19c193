package io.claviger.providers.ollama;

import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.HttpTransport;
import io.claviger.testkit.RecordedTrafficContract;
import io.claviger.testkit.WireDialect;
import java.net.URI;

class OllamaRecordingsTest extends RecordedTrafficContract {
    @Override
    protected WireDialect dialect() {
        return WireDialect.OLLAMA;
    }

    @Override
    protected ChatProvider provider(URI baseUrl, HttpTransport transport) {
        return Ollama.builder().baseUrl(baseUrl).transport(transport).build();
    }
}
