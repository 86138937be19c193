package io.claviger.providers.openai;

import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.HttpTransport;
import io.claviger.testkit.RecordedTrafficContract;
import io.claviger.testkit.WireDialect;
import java.net.URI;

/** A service that speaks the dialect without being OpenAI: Ollama's compatible interface. */
class CompatibleRecordedTrafficTest extends RecordedTrafficContract {
    @Override
    protected String folder() {
        return "/recorded-compatible";
    }

    @Override
    protected WireDialect dialect() {
        return WireDialect.OPENAI;
    }

    @Override
    protected ChatProvider provider(URI baseUrl, HttpTransport transport) {
        return OpenAi.compatible("openai", baseUrl)
                .model("gpt-oss:120b")
                .transport(transport)
                .build();
    }
}
