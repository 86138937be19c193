package io.claviger.providers.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claviger.chat.Usage;
import io.claviger.provider.Outcome;
import io.claviger.testkit.CallDriver;
import io.claviger.testkit.RawReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vendor's own mock answers, written for the corner cases of its clients; what is expected stands here. */
class VendorMocksTest {
    private static final Path RECORDED = Path.of("src/test/resources/recorded");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Replay service;

    /** One mock: its name, how it ends, the length of its text, its calls, its tokens as in, out, thought. */
    private record Expectation(String name, String end, int textLength, String calls, String usage) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Expectation> expectations() {
        return List.of(
                new Expectation(
                        "googleai-streaming-success-thinking-function-call-thought-summary-signature.txt",
                        "TOOL_CALLS STOP",
                        0,
                        "[now={}]",
                        "38 174 168"),
                new Expectation("googleai-unary-success-basic-reply-short.json", "STOP STOP", 98, "[]", "7 22 0"),
                new Expectation("googleai-unary-success-code-execution.json", "STOP STOP", 102, "[]", "21 182 86"),
                new Expectation("vertexai-streaming-failure-api-key.txt", "INVALID_KEY 400", 0, "[]", ""),
                new Expectation(
                        "vertexai-streaming-failure-unknown-finish-enum.txt", "OTHER FAKE_ENUM", 3285, "[]", "none"),
                new Expectation("vertexai-streaming-success-code-execution.txt", "STOP STOP", 370, "[]", "210 384 192"),
                new Expectation("vertexai-streaming-success-unknown-safety-enum.txt", "STOP STOP", 3285, "[]", "none"),
                new Expectation("vertexai-unary-failure-empty-content.json", "MALFORMED_RESPONSE 200", 0, "[]", ""),
                new Expectation(
                        "vertexai-unary-failure-finish-reason-safety-no-content.json",
                        "CONTENT_FILTER SAFETY",
                        0,
                        "[]",
                        "8 0 0"),
                new Expectation("vertexai-unary-failure-image-rejected.json", "INVALID_REQUEST 400", 0, "[]", ""),
                new Expectation("vertexai-unary-failure-invalid-response.json", "MALFORMED_RESPONSE 200", 0, "[]", ""),
                new Expectation(
                        "vertexai-unary-failure-prompt-blocked-safety.json", "CONTENT_FILTER SAFETY", 0, "[]", "none"),
                new Expectation(
                        "vertexai-unary-failure-unknown-enum-finish-reason.json",
                        "OTHER FAKE_NEW_FINISH_REASON",
                        9,
                        "[]",
                        "none"),
                new Expectation(
                        "vertexai-unary-failure-unknown-enum-prompt-blocked.json",
                        "CONTENT_FILTER FAKE_NEW_BLOCK_REASON",
                        0,
                        "[]",
                        "none"),
                new Expectation(
                        "vertexai-unary-success-function-call-no-arguments.json",
                        "TOOL_CALLS STOP",
                        0,
                        "[current_time={}]",
                        "none"),
                new Expectation(
                        "vertexai-unary-success-function-call-null.json",
                        "TOOL_CALLS STOP",
                        0,
                        "[functionName={\"original_title\":\"String\",\"season\":null}]",
                        "774 4176 0"),
                new Expectation(
                        "vertexai-unary-success-unknown-enum-safety-ratings.json", "STOP STOP", 9, "[]", "none"));
    }

    @BeforeAll
    static void start() {
        service = new Replay();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void mockEndsAsExpected(Expectation expected) throws Exception {
        String file = "firebase__" + expected.name() + "__0";
        JsonNode response = JSON.readTree(Files.readAllBytes(RECORDED.resolve(file + ".meta.json")))
                .path("response");
        boolean streaming = expected.name().contains("-streaming-");

        RawReply reply = RawReply.of(
                response.path("status").asInt(),
                Map.of(
                        "content-type",
                        response.path("headers").path("content-type").asText()),
                Files.readAllBytes(RECORDED.resolve(file + ".body")));
        for (RawReply cut : List.of(reply, reply.inPieces(1), reply.inPieces(3))) {
            CallDriver call = service.ask(cut, streaming);

            assertThat(end(call.await())).isEqualTo(expected.end());
            assertThat(call.text()).hasSize(expected.textLength());
            assertThat(calls(call)).isEqualTo(expected.calls());
            assertThat(usage(call.await())).isEqualTo(expected.usage());
        }
    }

    @Test
    void everyRecordingWithoutAnExpectedResultStandsInTheTable() throws IOException {
        Set<String> judged = Stream.concat(
                        Files.readAllLines(RECORDED.resolve("EXPECTED.jsonl")).stream()
                                .map(VendorMocksTest::name),
                        expectations().stream().map(expected -> "firebase__" + expected.name() + "__0"))
                .collect(Collectors.toSet());

        try (Stream<Path> files = Files.list(RECORDED)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(file -> file.endsWith(".body"))
                            .map(file -> file.replace(".body", "")))
                    .containsExactlyInAnyOrderElementsOf(judged);
        }
    }

    private static String name(String expectation) {
        try {
            return JSON.readTree(expectation).path("name").asText();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String end(Outcome outcome) {
        if (outcome instanceof Outcome.Completed completed) {
            return completed.finishReason() + " " + completed.rawFinishReason();
        }
        return ((Outcome.Failed) outcome).kind() + " " + outcome.status();
    }

    private static String calls(CallDriver call) {
        return call.toolCalls().stream()
                .map(use -> use.name() + "=" + use.arguments().replaceAll("\\s", ""))
                .toList()
                .toString();
    }

    private static String usage(Outcome outcome) {
        if (!(outcome instanceof Outcome.Completed completed)) {
            return "";
        }
        Usage usage = completed.usage();
        return usage == null
                ? "none"
                : usage.inputTokens() + " " + usage.outputTokens() + " " + usage.reasoningTokens();
    }
}
