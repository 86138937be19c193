package io.claviger.providers.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.FailureKind;
import io.claviger.chat.FinishReason;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recorded answers of the service, whole and cut into small reads. */
@DisplayName("Recorded Gemini traffic is read as expected")
class RecordedAnswersTest {
    private static final Path RECORDED = Path.of("src/test/resources/recorded");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static RawServer server;
    private static ChatProvider gemini;

    @BeforeAll
    static void start() {
        server = new RawServer();
        gemini = Gemini.builder().baseUrl(server.url()).build();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<JsonNode> expectations() throws IOException {
        return Files.readAllLines(RECORDED.resolve("EXPECTED.jsonl")).stream().map(RecordedAnswersTest::parse);
    }

    static Stream<JsonNode> streams() throws IOException {
        return expectations().filter(expected -> expected.path("mode").asText().equals("stream"));
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void recordedAnswerIsReadWhole(JsonNode expected) throws Exception {
        assertExpected(replay(expected, 1 << 20), expected);
    }

    @ParameterizedTest
    @MethodSource("streams")
    void recordedStreamIsReadInPiecesOfAnySize(JsonNode expected) throws Exception {
        for (int size : List.of(1, 2, 3, 7)) {
            assertExpected(replay(expected, size), expected);
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    void streamThatIsCutBeforeItsFinishReasonIsANetworkError(JsonNode expected) throws Exception {
        byte[] body = body(expected);
        int finish = new String(body, StandardCharsets.ISO_8859_1).indexOf("\"finishReason\"");
        int lastEvent = new String(body, 0, finish, StandardCharsets.ISO_8859_1).lastIndexOf("data:");

        Exchange exchange = send(200, "text/event-stream", Arrays.copyOf(body, lastEvent), 1 << 20, true);

        assertThat(exchange.failed().kind()).isEqualTo(FailureKind.NETWORK_ERROR);
    }

    private static void assertExpected(Exchange exchange, JsonNode expected) throws IOException {
        assertThat(exchange.outcome()).isInstanceOf(Outcome.Completed.class);
        assertThat(exchange.text()).isEqualTo(expected.path("text").asText());
        assertThat(exchange.reasoning()).isEqualTo(expected.path("reasoning").asText());
        assertCalls(exchange, expected.path("tool_calls"));
        Outcome.Completed completed = exchange.completed();
        boolean calls = !expected.path("tool_calls").isEmpty();
        assertThat(completed.finishReason()).isEqualTo(calls ? FinishReason.TOOL_CALLS : FinishReason.STOP);
        assertThat(completed.rawFinishReason())
                .isEqualTo(expected.path("finish_raw").asText());
        assertThat(completed.model()).isEqualTo(expected.path("model").asText());
        JsonNode usage = expected.path("usage");
        assertThat(completed.usage()).isNotNull();
        assertThat(completed.usage().inputTokens())
                .isEqualTo(usage.path("input").asLong());
        assertThat(completed.usage().outputTokens())
                .isEqualTo(usage.path("output").asLong());
        assertThat(completed.usage().reasoningTokens())
                .isEqualTo(usage.path("reasoning").asLong());
        assertThat(completed.usage().cachedInputTokens())
                .isEqualTo(usage.path("cached_input").asLong());
    }

    private static void assertCalls(Exchange exchange, JsonNode expected) throws IOException {
        List<String> wanted = new ArrayList<>();
        expected.forEach(call -> wanted.add(call.path("name").asText() + sorted(call.path("arguments"))));
        List<String> found = new ArrayList<>();
        for (var call : exchange.calls()) {
            found.add(call.getKey() + sorted(JSON.readTree(call.getValue())));
        }
        assertThat(found).isEqualTo(wanted);
    }

    private static String sorted(JsonNode node) {
        try {
            return new ObjectMapper()
                    .configure(com.fasterxml.jackson.databind.SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
                    .writeValueAsString(JSON.treeToValue(node, Object.class));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Exchange replay(JsonNode expected, int pieceSize) throws Exception {
        JsonNode response = meta(expected.path("name").asText()).path("response");
        return send(
                response.path("status").asInt(),
                response.path("headers").path("content-type").asText("application/json"),
                body(expected),
                pieceSize,
                expected.path("mode").asText().equals("stream"));
    }

    private static Exchange send(int status, String contentType, byte[] body, int pieceSize, boolean streaming)
            throws InterruptedException {
        server.answer(new RawServer.Script(status, contentType, body, pieceSize));
        return Exchange.run(gemini, ChatRequest.of("Hi"), streaming);
    }

    private static byte[] body(JsonNode expected) throws IOException {
        return Files.readAllBytes(RECORDED.resolve(expected.path("name").asText() + ".body"));
    }

    private static JsonNode meta(String name) throws IOException {
        return JSON.readTree(Files.readAllBytes(RECORDED.resolve(name + ".meta.json")));
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
