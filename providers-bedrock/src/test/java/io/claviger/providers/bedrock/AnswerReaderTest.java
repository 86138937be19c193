package io.claviger.providers.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {
    private static final String CALL =
            "{\"contentBlockStart\":{\"contentBlockIndex\":3,\"start\":{\"toolUse\":{\"toolUseId\":\"t1\",\"name\":\"weather\"}}}}";
    private static final String STOP = "{\"messageStop\":{\"stopReason\":\"end_turn\"}}";
    private static final String METADATA =
            "{\"metadata\":{\"usage\":{\"inputTokens\":8,\"outputTokens\":4,\"totalTokens\":12},\"metrics\":{\"latencyMs\":1}}}";

    @Test
    void streamIsOverWithItsUsage() throws IOException {
        HeardReply heard = HeardReply.streamed(
                "{\"messageStart\":{\"role\":\"assistant\",\"p\":\"abc\"}}",
                delta(0, "\"text\":\"Hel\""),
                delta(0, "\"text\":\"lo\""),
                "{\"contentBlockStop\":{\"contentBlockIndex\":0}}",
                STOP,
                METADATA);

        assertThat(heard.lines())
                .filteredOn(line -> !line.equals("reasoning ") && !line.equals("text "))
                .containsExactly("text Hel", "text lo", "finish STOP end_turn", "usage 8 4 0 0", "end");
    }

    @Test
    void usageMayComeBeforeTheReason() throws IOException {
        assertThat(HeardReply.streamed(METADATA, STOP).lines())
                .containsExactly("usage 8 4 0 0", "finish STOP end_turn", "end");
    }

    @Test
    void argumentsComeInFragments() throws IOException {
        HeardReply heard = HeardReply.streamed(
                CALL,
                delta(3, "\"toolUse\":{\"input\":\"{\\\"ci\"}"),
                delta(3, "\"toolUse\":{\"input\":\"ty\\\":1}\"}"),
                "{\"contentBlockStop\":{\"contentBlockIndex\":3}}");

        assertThat(heard.lines())
                .containsExactly("call 0 t1 weather ", "call 0 null null {\"ci", "call 0 null null ty\":1}");
    }

    @Test
    void callWithoutArgumentsHasAnEmptyObject() throws IOException {
        HeardReply heard = HeardReply.streamed(CALL, "{\"contentBlockStop\":{\"contentBlockIndex\":3}}");

        assertThat(heard.lines()).containsExactly("call 0 t1 weather ", "call 0 null null {}");
    }

    @Test
    void argumentsWithoutACallAreRefused() {
        assertThatThrownBy(() -> HeardReply.streamed(delta(3, "\"toolUse\":{\"input\":\"{}\"}")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void signedReasoningIsKeptForTheNextTurn() throws IOException {
        HeardReply heard = HeardReply.streamed(
                delta(0, "\"reasoningContent\":{\"text\":\"Two \"}"),
                delta(0, "\"reasoningContent\":{\"text\":\"and two.\"}"),
                delta(0, "\"reasoningContent\":{\"signature\":\"c2ln\"}"),
                delta(1, "\"reasoningContent\":{\"redactedContent\":\"cmVk\"}"),
                delta(2, "\"reasoningContent\":{\"text\":\"unsigned\"}"),
                STOP);

        assertThat(heard.lines())
                .contains("reasoning Two ", "reasoning and two.", "finish STOP end_turn")
                .contains("state [{\"text\":\"Two and two.\",\"signature\":\"c2ln\"},{\"redacted\":\"cmVk\"}]");
    }

    @Test
    void wholeAnswerIsRead() throws IOException {
        HeardReply heard = HeardReply.whole("{\"metrics\":{\"latencyMs\":5},\"output\":{\"message\":{\"content\":["
                + "{\"reasoningContent\":{\"reasoningText\":{\"text\":\"Hm.\",\"signature\":\"c2ln\"}}},"
                + "{\"text\":\"Look: \"},{\"citationsContent\":{\"content\":[{\"text\":\"not this\"}]}},"
                + "{\"toolUse\":{\"input\":{ \"city\" : \"Zürich 🔑\" },\"name\":\"weather\",\"toolUseId\":\"t1\"}},"
                + "{\"toolUse\":{\"name\":\"time\",\"toolUseId\":\"t2\"}}],\"role\":\"assistant\"}},"
                + "\"stopReason\":\"tool_use\",\"usage\":{\"inputTokens\":1,\"outputTokens\":2,\"totalTokens\":3}}");

        assertThat(heard.lines())
                .filteredOn(line -> !line.equals("reasoning ") && !line.equals("text "))
                .containsExactly(
                        "reasoning Hm.",
                        "text Look: ",
                        "call 0 t1 weather { \"city\" : \"Zürich 🔑\" }",
                        "call 1 t2 time {}",
                        "state [{\"text\":\"Hm.\",\"signature\":\"c2ln\"}]",
                        "finish TOOL_CALLS tool_use",
                        "usage 1 2 0 0");
    }

    @ParameterizedTest
    @CsvSource({
        "end_turn, STOP",
        "stop_sequence, STOP",
        "max_tokens, LENGTH",
        "model_context_window_exceeded, LENGTH",
        "tool_use, TOOL_CALLS",
        "guardrail_intervened, CONTENT_FILTER",
        "content_filtered, CONTENT_FILTER",
        "malformed_model_output, ERROR",
        "malformed_tool_use, ERROR",
        "something_new, OTHER"
    })
    void everyReasonHasANeutralName(String word, String reason) throws IOException {
        assertThat(HeardReply.whole("{\"stopReason\":\"" + word + "\"}").lines())
                .containsExactly("finish " + reason + " " + word);
    }

    @ParameterizedTest
    @CsvSource({
        "8, 4, 12, 0, 8", // nothing cached
        "8, 4, 112, 100, 108", // beside the input, as Claude counts
        "108, 4, 112, 100, 108", // within the input
        "8, 4, 0, 0, 8", // no total
        "0, 4, 0, 5, 5"
    })
    void inputHoldsWhatWasCached(long input, long output, long total, long cached, long wanted) throws IOException {
        String usage = "{\"inputTokens\":" + input + ",\"outputTokens\":" + output + ",\"totalTokens\":" + total
                + ",\"cacheReadInputTokens\":" + cached + ",\"serverToolUsage\":{}}";

        assertThat(HeardReply.streamed("{\"metadata\":{\"usage\":" + usage + "}}")
                        .lines())
                .containsExactly("usage " + wanted + " " + output + " " + cached + " 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"code\":\"throttlingException\"}}",
                "{\"__type\":\"ThrottlingException\"}",
                "{\"message\":\"no\"}",
                "{\"Message\":\"no\"}"
            })
    void errorIsAnError(String event) throws IOException {
        assertThat(HeardReply.streamed(event).lines()).containsExactly("error");
        assertThat(HeardReply.whole(event).lines()).containsExactly("error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"a\"", "7", "", "{", "{} {}", "{\"contentBlockDelta\":{\"delta\":"})
    void whatIsNoEventIsRefused(String event) {
        assertThatThrownBy(() -> HeardReply.streamed(event)).isInstanceOf(IOException.class);
    }

    @Test
    void documentWithoutOutputIsRefused() {
        assertThatThrownBy(() -> HeardReply.whole("{\"metrics\":{}}")).isInstanceOf(IOException.class);
    }

    @Test
    void noBytesWhateverMakeItThrowSomethingElse() {
        String[] good = {CALL, STOP, METADATA, delta(0, "\"text\":\"a\""), delta(3, "\"toolUse\":{\"input\":\"{}\"}")};
        Random random = new Random(3);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder event = new StringBuilder(good[random.nextInt(good.length)]);
            for (int j = random.nextInt(4); j >= 0; j--) {
                event.setCharAt(random.nextInt(event.length()), "{}[]:,\"0a-\\t".charAt(random.nextInt(12)));
            }
            try {
                HeardReply.streamed(CALL, event.toString());
            } catch (IOException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(10_000, 19_999);
    }

    private static String delta(int index, String delta) {
        return "{\"contentBlockDelta\":{\"contentBlockIndex\":" + index + ",\"delta\":{" + delta + "},\"p\":\"abc\"}}";
    }
}
