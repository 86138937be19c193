package io.claviger.providers.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.provider.http.MalformedReplyException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {
    private static final String LAST =
            "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,\"done_reason\":\"stop\","
                    + "\"prompt_eval_count\":17,\"eval_count\":63}";

    @Test
    void textThinkingModelUsageAndEndAreTold() throws IOException {
        assertThat(HeardReply.of(
                                message("\"content\":\"\",\"thinking\":\"Hm.\""),
                                message("\"content\":\"Grüße\""),
                                message("\"content\":\", 鍵\""),
                                LAST)
                        .lines())
                .containsExactly(
                        "model m",
                        "reasoning Hm.",
                        "text ",
                        "reasoning ",
                        "text Grüße",
                        "reasoning ",
                        "text , 鍵",
                        "reasoning ",
                        "text ",
                        "usage 17 63 0 0",
                        "finish STOP stop",
                        "end");
    }

    @Test
    void wholeDocumentHasTheFormOfALine() throws IOException {
        assertThat(told("{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"Hi\"},\"done\":true,"
                        + "\"done_reason\":\"length\",\"eval_count\":1}"))
                .containsExactly("model m", "text Hi", "usage 0 1 0 0", "finish LENGTH length", "end");
    }

    @Test
    void toolCallsAreCountedOverAllLines() throws IOException {
        assertThat(told(
                        message("\"tool_calls\":[{\"id\":\"c1\",\"function\":{\"index\":0,\"name\":\"a\","
                                + "\"arguments\":{\"x\": [1, \"}\\\"鍵\"] }}},{\"function\":{\"name\":\"b\"}}]"),
                        message(
                                "\"tool_calls\":[{\"function\":{\"index\":0,\"arguments\":{},\"name\":\"c\"},\"id\":\"c3\"}]"),
                        LAST))
                .containsExactly(
                        "model m",
                        "call 0 c1 a {\"x\": [1, \"}\\\"鍵\"] }",
                        "call 1 null b {}",
                        "call 2 c3 c {}",
                        "usage 17 63 0 0",
                        "finish TOOL_CALLS stop",
                        "end");
    }

    @Test
    void thinkingBeforeAToolCallIsKeptForTheNextTurn() throws IOException {
        assertThat(told(
                        message("\"thinking\":\"I need \\\"it\\\"\""),
                        message("\"thinking\":\"\\n鍵.\""),
                        message("\"tool_calls\":[{\"id\":\"c1\",\"function\":{\"name\":\"a\",\"arguments\":{}}}]"),
                        LAST))
                .contains("state {\"thinking\":\"I need \\\"it\\\"\\n鍵.\"}");
        assertThat(AnswerReader.thinkingOf("{\"thinking\":\"I need \\\"it\\\"\\n鍵.\"}"))
                .isEqualTo("I need \"it\"\n鍵.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "7", "{\"thinking\":7}", "{\"other\":\"x\"}", "{\"thinking\":\"x\""})
    void foreignStateHasNoThinking(String state) {
        assertThat(AnswerReader.thinkingOf(state)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "stop, STOP",
        "length, LENGTH",
        "content_filter, CONTENT_FILTER",
        "load, OTHER",
        "unload, OTHER",
        "'', OTHER",
        "unheard_of, OTHER"
    })
    void everyReasonIsNamed(String word, String reason) throws IOException {
        assertThat(told("{\"done\":true,\"done_reason\":\"" + word + "\"}"))
                .containsExactly("finish " + reason + " " + word, "end");
    }

    @Test
    void missingReasonAndMissingCountsAreNoFault() throws IOException {
        assertThat(told("{\"done\":true}")).containsExactly("finish OTHER ", "end");
        assertThat(told("{\"done\":true,\"done_reason\":null,\"prompt_eval_count\":3,\"eval_count\":null}"))
                .containsExactly("usage 3 0 0 0", "finish OTHER ", "end");
        assertThat(told("{\"done\":true,\"prompt_eval_count\":-3,\"eval_count\":99999999999}"))
                .containsExactly("usage 0 2147483647 0 0", "finish OTHER ", "end");
    }

    @Test
    void fieldsOfOtherTypesAndUnknownFieldsArePassedOver() throws IOException {
        assertThat(
                        told(
                                "{\"model\":7,\"created_at\":{},\"remote_host\":\"x\",\"message\":{\"content\":null,\"role\":[],"
                                        + "\"thinking\":{\"a\":1},\"tool_calls\":{\"a\":[]},\"images\":null},\"done\":\"true\",\"x\":[[{}]]}"))
                .isEmpty();
        assertThat(
                        told(
                                "{\"message\":\"text\",\"done\":false}",
                                "{\"message\":{\"tool_calls\":[7,null,{},"
                                        + "{\"function\":7},{\"function\":{\"arguments\":\"{}\"}},{\"id\":{},\"function\":{\"name\":null}}]}}"))
                .isEmpty();
        assertThat(told(message("\"tool_calls\":[{\"function\":{\"name\":\"a\",\"arguments\":[1]}}]")))
                .containsExactly("model m", "call 0 null a {}");
    }

    @Test
    void errorIsNoPieceOfTheAnswer() throws IOException {
        assertThat(told("{\"error\":\"an error was encountered while running the model\"}"))
                .containsExactly("error");
        assertThat(told("{\"message\":{\"content\":\"x\"},\"error\":{\"message\":\"y\"},\"done\":true}"))
                .containsExactly("error");
        assertThat(told("{\"message\":{\"content\":\"x\"},\"error\":null}")).containsExactly("text x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "null",
                "Ollama is running",
                "{\"message\":{\"content\":\"x\"}",
                "{\"message\":{\"content\":\"x\"}}{}",
                "{\"message\":{\"content\":\"x\"}} x",
                "{\"message\":{\"content\":\"x\"},\"done\":tru}"
            })
    void brokenLineLeavesNoHalf(String line) {
        HeardReply reply = new HeardReply();

        assertThatThrownBy(() -> reply.hear(line)).isInstanceOf(IOException.class);
        assertThat(reply.lines()).isEmpty();
    }

    @Test
    void exceptionsSayWhatWasExpectedOnly() {
        assertThatThrownBy(() -> HeardReply.of("[\"secret\"]"))
                .isExactlyInstanceOf(MalformedReplyException.class)
                .hasMessage("A line of Ollama's is a JSON object.");
        assertThatThrownBy(() -> HeardReply.of("{} \"secret\""))
                .isExactlyInstanceOf(MalformedReplyException.class)
                .hasMessage("A line of Ollama's is one JSON object; found more after it.");
    }

    /** What is told, without the empty texts, which a reply ignores. */
    private static List<String> told(String... lines) throws IOException {
        return HeardReply.of(lines).lines().stream()
                .filter(line -> !line.equals("text ") && !line.equals("reasoning "))
                .toList();
    }

    private static String message(String fields) {
        return "{\"model\":\"m\",\"created_at\":\"2026-11-21T09:30:00Z\",\"message\":{\"role\":\"assistant\"," + fields
                + "},\"done\":false}";
    }
}
