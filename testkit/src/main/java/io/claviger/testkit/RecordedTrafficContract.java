package io.claviger.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.claviger.chat.FailureKind;
import io.claviger.chat.ToolCall;
import io.claviger.chat.Usage;
import io.claviger.provider.Outcome;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Replays recorded answers of the real service to a provider: as they came, in tiny pieces, and cut. A provider's module
 * subclasses it and keeps the recordings in its test resources, in the folder {@link #folder}:
 * {@code <name>.meta.json} with the status and headers, {@code <name>.body} with the bytes, and {@code EXPECTED.jsonl}
 * with what must be made of them.
 */
public abstract class RecordedTrafficContract extends ContractSetup {
    private static final List<Integer> PIECES = List.of(1, 2, 3, 7);

    /** For subclasses. */
    protected RecordedTrafficContract() {}

    /** {@return the folder of the recordings as a class path resource} */
    protected String folder() {
        return "/recorded";
    }

    @TestFactory
    Stream<DynamicTest> everyRecordedAnswerIsReadAsItWas() {
        return recordings()
                .filter(recording -> recording.expected() != null)
                .map(recording -> line(recording.name(), recording.streaming(), streaming -> {
                    replay(recording, recording.reply());
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyRecordedStreamMayComeInTinyPieces() {
        return streams()
                .flatMap(recording -> PIECES.stream()
                        .map(size -> line(recording.name() + " in pieces of " + size, true, streaming -> {
                            replay(recording, recording.reply().inPieces(size));
                        })));
    }

    @TestFactory
    Stream<DynamicTest> everyRecordedStreamThatIsCutBeforeItsFinishReasonIsCut() {
        return streams()
                .filter(recording ->
                        recording.expected() != null && !recording.expected().has("stream_error"))
                .filter(recording -> recording.lengthBeforeFinish() > 0)
                .map(recording -> line(recording.name(), true, streaming -> {
                    script().replays(recording.reply().endingAfter(recording.lengthBeforeFinish()));

                    assertThat(failed(ask(true)).kind()).isEqualTo(FailureKind.NETWORK_ERROR);
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyOtherRecordingHasSomeEnd() {
        return recordings()
                .filter(recording -> recording.expected() == null)
                .flatMap(recording -> Stream.of(1, Integer.MAX_VALUE)
                        .map(size -> line(recording.name(), recording.streaming(), streaming -> {
                            script().replays(recording.reply().inPieces(size));

                            Outcome outcome = ask(streaming).await();

                            assertThat(outcome.status())
                                    .isEqualTo(recording.reply().status());
                        })));
    }

    private void replay(Recording recording, RawReply reply) {
        JsonNode expected = expected(recording);
        script().replays(reply);

        CallDriver call = ask(recording.streaming());
        Outcome outcome = call.await();

        assertThat(call.text()).isEqualTo(expected.path("text").asText());
        assertThat(call.reasoning()).isEqualTo(expected.path("reasoning").asText());
        // The one call of the form before tools is told by its finish reason only.
        if (!expected.path("finish_raw").asText().equals("function_call")) {
            assertThat(calls(call)).isEqualTo(calls(expected));
        }
        if (expected.has("stream_error")) {
            assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        } else {
            compare(completed(call), expected);
        }
    }

    private static void compare(Outcome.Completed completed, JsonNode expected) {
        assertThat(completed.model()).isEqualTo(expected.path("model").textValue());
        assertThat(completed.rawFinishReason())
                .isEqualTo(expected.path("finish_raw").asText());
        JsonNode counted = expected.path("usage");
        if (!counted.isEmpty()) {
            assertThat(completed.usage())
                    .isEqualTo(new Usage(
                            counted.path("input").asLong(),
                            counted.path("output").asLong(),
                            counted.path("cached_input").asLong(),
                            counted.path("reasoning").asLong()));
        }
    }

    private static List<String> calls(CallDriver call) {
        return call.toolCalls().stream().map(RecordedTrafficContract::describe).toList();
    }

    private static String describe(ToolCall call) {
        return call.name() + Json.sorted(Json.read(call.arguments().isBlank() ? "{}" : call.arguments()));
    }

    private static List<String> calls(JsonNode expected) {
        return Stream.of(expected.path("tool_calls"))
                .flatMap(calls -> calls.valueStream())
                .map(call -> call.path("name").asText() + Json.sorted(call.path("arguments")))
                .toList();
    }

    private static JsonNode expected(Recording recording) {
        JsonNode expected = recording.expected();
        if (expected == null) {
            throw new IllegalStateException("Nobody says what to expect of " + recording.name() + ".");
        }
        return expected;
    }

    private Stream<Recording> streams() {
        return recordings().filter(recording -> recording.streaming() && recording.expected() != null);
    }

    private Stream<Recording> recordings() {
        URL resource = getClass().getResource(folder());
        if (resource == null) {
            throw new IllegalStateException("There is no folder " + folder() + " on the class path.");
        }
        try {
            return Recording.in(Path.of(resource.toURI())).stream();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The folder " + folder() + " has no usable address.", e);
        }
    }
}
