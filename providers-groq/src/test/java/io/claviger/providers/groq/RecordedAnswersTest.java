package io.claviger.providers.groq;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.FailureKind;
import io.claviger.chat.ToolCall;
import io.claviger.chat.Usage;
import io.claviger.key.KeyRing;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.Outcome;
import io.claviger.testkit.CallDriver;
import io.claviger.testkit.KeyLeakExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others recorded, sent over a real socket: whole, in small pieces, and cut. */
class RecordedAnswersTest {
    private static final Path RECORDED = Path.of("src/test/resources/recorded");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WHOLE = 1 << 20;

    private static ReplayServer server;
    private static ChatProvider provider;

    @BeforeAll
    static void start() {
        server = new ReplayServer();
        provider = Groq.builder().baseUrl(server.url()).build();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    static Stream<Recording> recordings() throws IOException {
        return Files.readAllLines(RECORDED.resolve("EXPECTED.jsonl")).stream().map(Recording::of);
    }

    static Stream<Recording> streams() throws IOException {
        return recordings().filter(Recording::isStream);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void recordedAnswerIsReadAsExpected(Recording recording) {
        replay(recording, recording.body(), WHOLE, recording.isStream());
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void documentIsReadAlsoWhenAStreamWasAsked(Recording recording) {
        replay(recording, recording.body(), WHOLE, true);
    }

    @ParameterizedTest
    @MethodSource("streams")
    void piecesOfAnySizeMakeTheSameAnswer(Recording recording) {
        for (int size : new int[] {1, 2, 3, 7}) {
            replay(recording, recording.body(), size, true);
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    void streamThatIsCutBeforeItsEndIsANetworkError(Recording recording) {
        String body = new String(recording.body(), StandardCharsets.ISO_8859_1);
        int finish = body.indexOf("\"finish_reason\":\"");
        int cut = finish < 0 ? body.indexOf("event: error") : body.lastIndexOf("data:", finish);
        server.replay("text/event-stream", Arrays.copyOf(recording.body(), cut), WHOLE);

        Outcome outcome = call(true).await();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.kind()).isEqualTo(FailureKind.NETWORK_ERROR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vercelai__groq-tool-call.chunks.txt__0.body"})
    void chunksWithoutFramingAreReadToTheirEnd(String name) throws IOException {
        List<String> lines = Files.readAllLines(RECORDED.resolve(name));
        for (String id : lines.stream().map(RecordedAnswersTest::id).distinct().toList()) {
            String body = lines.stream()
                    .filter(line -> id(line).equals(id))
                    .map(line -> "data: " + line + "\n\n")
                    .collect(Collectors.joining("", "", "data: [DONE]\n\n"));
            server.replay("text/event-stream", body.getBytes(StandardCharsets.UTF_8), WHOLE);

            CallDriver call = call(true);

            assertThat(call.await()).isInstanceOfSatisfying(Outcome.Completed.class, completed -> {
                assertThat(completed.rawFinishReason()).isEqualTo("tool_calls");
                assertThat(completed.usage()).isNotNull();
            });
            assertThat(call.toolCalls()).hasSize(1);
        }
    }

    private static String id(String line) {
        return line.substring(0, line.indexOf(','));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vercelai__groq-text.json__0.body", "vercelai__groq-reasoning.json__0.body"})
    void documentsOfAClientsTestsAreReadToTheirEnd(String name) throws IOException {
        server.replay("application/json", Files.readAllBytes(RECORDED.resolve(name)), WHOLE);

        CallDriver call = call(false);

        assertThat(call.await()).isInstanceOfSatisfying(Outcome.Completed.class, completed -> {
            assertThat(completed.rawFinishReason()).isEqualTo("stop");
            assertThat(completed.usage()).isNotNull();
        });
        assertThat(call.text()).isNotEmpty();
    }

    private static void replay(Recording recording, byte[] body, int pieceSize, boolean streaming) {
        server.replay(recording.contentType(), body, pieceSize);

        CallDriver call = call(streaming);
        Outcome outcome = call.await();

        JsonNode expected = recording.expected();
        assertThat(call.text()).isEqualTo(expected.path("text").asText());
        assertThat(call.reasoning()).isEqualTo(expected.path("reasoning").asText());
        if (expected.has("stream_error")) {
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.kind()).isEqualTo(FailureKind.MALFORMED_RESPONSE));
        } else {
            assertThat(outcome)
                    .isInstanceOfSatisfying(Outcome.Completed.class, completed -> compare(completed, expected));
            assertThat(calls(call.toolCalls())).isEqualTo(calls(expected));
        }
    }

    private static void compare(Outcome.Completed completed, JsonNode expected) {
        assertThat(completed.model()).isEqualTo(expected.path("model").asText());
        assertThat(completed.rawFinishReason())
                .isEqualTo(expected.path("finish_raw").asText());
        JsonNode usage = expected.path("usage");
        Usage counted = usage.isEmpty()
                ? null
                : new Usage(
                        usage.path("input").asLong(),
                        usage.path("output").asLong(),
                        usage.path("cached_input").asLong(),
                        usage.path("reasoning").asLong());
        assertThat(completed.usage()).isEqualTo(counted);
    }

    private static List<Call> calls(List<ToolCall> calls) {
        return calls.stream()
                .map(call -> new Call(call.id(), call.name(), json(call.arguments())))
                .toList();
    }

    private static List<Call> calls(JsonNode expected) {
        List<Call> calls = new ArrayList<>();
        for (JsonNode call : expected.path("tool_calls")) {
            calls.add(new Call(call.path("id").asText(), call.path("name").asText(), call.path("arguments")));
        }
        return calls;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CallDriver call(boolean streaming) {
        try (KeyRing keys =
                KeyRing.of("groq", KeyLeakExtension.markedKey("groq").toCharArray())) {
            return CallDriver.start(
                    provider, ChatRequest.of("Hi"), keys.keys(provider.id()).get(0), streaming);
        }
    }

    /** A tool call whose arguments compare without regard to white space and order. */
    private record Call(String id, String name, JsonNode arguments) {}

    /** One line of the expectations with its files. */
    private record Recording(JsonNode expected) {
        static Recording of(String line) {
            return new Recording(json(line));
        }

        boolean isStream() {
            return expected.path("mode").asText().equals("stream");
        }

        byte[] body() {
            return read(".body");
        }

        String contentType() {
            try {
                JsonNode meta = JSON.readTree(read(".meta.json"));
                return meta.path("response")
                        .path("headers")
                        .path("content-type")
                        .asText();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private byte[] read(String suffix) {
            try {
                return Files.readAllBytes(RECORDED.resolve(this + suffix));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return expected.path("name").asText();
        }
    }
}
