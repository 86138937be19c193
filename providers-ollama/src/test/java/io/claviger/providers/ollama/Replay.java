package io.claviger.providers.ollama;

import io.claviger.chat.ChatRequest;
import io.claviger.key.KeyRing;
import io.claviger.provider.ChatProvider;
import io.claviger.testkit.CallDriver;
import io.claviger.testkit.FakeProviderServer;
import io.claviger.testkit.KeyLeakExtension;
import io.claviger.testkit.RawReply;
import io.claviger.testkit.WireDialect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Ollama before a fake service that answers with given bytes. */
final class Replay implements AutoCloseable {
    static final String LINES = "application/x-ndjson";

    final FakeProviderServer server = FakeProviderServer.start();
    final URI url = server.baseUrl(WireDialect.OLLAMA);
    final ChatProvider ollama = Ollama.builder().baseUrl(url).build();
    private final KeyRing keys =
            KeyRing.of("ollama", KeyLeakExtension.markedKey("ollama").toCharArray());

    static RawReply reply(int status, String contentType, String body) {
        return RawReply.of(status, Map.of("content-type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    /** Asks and waits for the end. */
    CallDriver ask(RawReply reply, ChatRequest request, boolean streaming) {
        server.on(WireDialect.OLLAMA).replays(reply);
        CallDriver call =
                CallDriver.start(ollama, request, keys.keys(ollama.id()).get(0), streaming);
        call.await();
        return call;
    }

    CallDriver ask(RawReply reply, boolean streaming) {
        return ask(reply, ChatRequest.of("Hi"), streaming);
    }

    KeyRing keys() {
        return keys;
    }

    @Override
    public void close() {
        keys.close();
        server.close();
    }
}
