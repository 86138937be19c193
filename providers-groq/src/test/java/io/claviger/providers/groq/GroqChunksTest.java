package io.claviger.providers.groq;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.FinishReason;
import io.claviger.key.KeyRing;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.Outcome;
import io.claviger.testkit.CallDriver;
import io.claviger.testkit.FakeProviderServer;
import io.claviger.testkit.KeyLeakExtension;
import io.claviger.testkit.RawReply;
import io.claviger.testkit.WireDialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A recording of bare chunks, one on each line, put back into the framing of a stream. */
class GroqChunksTest {
    private static final Path CHUNKS =
            Path.of("src/test/resources/recorded/vercelai__groq-tool-call.chunks.txt__0.body");

    @Test
    void everyAnswerOfTheRecordingEndsWithItsToolCall() throws IOException {
        List<String> lines = Files.readAllLines(CHUNKS);
        List<String> ids = lines.stream().map(GroqChunksTest::id).distinct().toList();

        for (String id : ids) {
            String stream = lines.stream()
                    .filter(line -> id(line).equals(id))
                    .map(line -> "data: " + line + "\n\n")
                    .collect(Collectors.joining("", "", "data: [DONE]\n\n"));
            CallDriver call = replay(stream);

            assertThat(call.await()).isInstanceOfSatisfying(Outcome.Completed.class, completed -> {
                assertThat(completed.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
                assertThat(completed.model()).isEqualTo("llama-3.3-70b-versatile");
                assertThat(completed.usage()).isNotNull();
            });
            assertThat(call.toolCalls())
                    .hasSize(1)
                    .allSatisfy(tool -> assertThat(tool.arguments()).isEqualTo("{}"));
        }
    }

    private static CallDriver replay(String stream) {
        byte[] body = stream.getBytes(StandardCharsets.UTF_8);
        try (FakeProviderServer server = FakeProviderServer.start();
                KeyRing keys =
                        KeyRing.of("groq", KeyLeakExtension.markedKey("groq").toCharArray())) {
            server.on(WireDialect.GROQ).replays(RawReply.of(200, Map.of("content-type", "text/event-stream"), body));
            ChatProvider provider =
                    Groq.builder().baseUrl(server.baseUrl(WireDialect.GROQ)).build();
            CallDriver call = CallDriver.start(
                    provider, ChatRequest.of("Hi"), keys.keys(provider.id()).get(0), true);
            call.await();
            return call;
        }
    }

    private static String id(String line) {
        return line.substring(0, line.indexOf(','));
    }
}
