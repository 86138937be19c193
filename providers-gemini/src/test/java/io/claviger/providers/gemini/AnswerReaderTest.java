package io.claviger.providers.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {
    @Test
    void textThoughtsAndCallsOfOneAnswerAreToldApart() throws IOException {
        List<String> lines = HeardReply.whole("""
                {"candidates":[{"content":{"role":"model","parts":[
                  {"text":"Hm.","thought":true},{"text":"Ulm: "},
                  {"functionCall":{"id":"a1","name":"weather","args":{"city":"Ülm","days":[1, 2.50]}}}]},
                  "finishReason":"STOP"}],"modelVersion":"gemini-3.5-flash"}""").lines();

        assertThat(lines)
                .containsExactly(
                        "model gemini-3.5-flash",
                        "reasoning Hm.",
                        "text Ulm: ",
                        "call 0 a1 weather {\"city\":\"Ülm\",\"days\":[1, 2.50]}",
                        "finish TOOL_CALLS STOP");
    }

    @Test
    void callWithoutIdOrArgumentsGetsBoth() throws IOException {
        List<String> lines = HeardReply.streamed(
                        "{\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{\"name\":\"now\"}},"
                                + "{\"functionCall\":{\"name\":\"later\",\"args\":null,\"id\":\"\"}}]}}]}")
                .lines();

        assertThat(lines).containsExactly("call 0 call_0 now {}", "call 1 call_1 later {}");
    }

    @Test
    void stopAfterACallOfAnEarlierEventMeansToolCalls() throws IOException {
        List<String> lines = HeardReply.streamed(
                        "{\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{\"name\":\"now\"}}]}}]}",
                        "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"\"}]},\"finishReason\":\"STOP\"}]}")
                .lines();

        assertThat(lines).containsExactly("call 0 call_0 now {}", "text ", "finish TOOL_CALLS STOP");
    }

    @Test
    void callAfterStopTurnsItIntoToolCalls() throws IOException {
        List<String> lines = HeardReply.streamed(
                        "{\"candidates\":[{\"finishReason\":\"STOP\"}]}",
                        "{\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{\"name\":\"now\"}}]}}]}")
                .lines();

        assertThat(lines).containsExactly("finish STOP STOP", "call 0 call_0 now {}", "finish TOOL_CALLS STOP");
    }

    @ParameterizedTest
    @CsvSource({
        "STOP, STOP",
        "MAX_TOKENS, LENGTH",
        "SAFETY, CONTENT_FILTER",
        "RECITATION, CONTENT_FILTER",
        "BLOCKLIST, CONTENT_FILTER",
        "PROHIBITED_CONTENT, CONTENT_FILTER",
        "SPII, CONTENT_FILTER",
        "LANGUAGE, CONTENT_FILTER",
        "IMAGE_SAFETY, CONTENT_FILTER",
        "IMAGE_PROHIBITED_CONTENT, CONTENT_FILTER",
        "IMAGE_RECITATION, CONTENT_FILTER",
        "MALFORMED_FUNCTION_CALL, ERROR",
        "MALFORMED_RESPONSE, ERROR",
        "MISSING_THOUGHT_SIGNATURE, ERROR",
        "UNEXPECTED_TOOL_CALL, ERROR",
        "TOO_MANY_TOOL_CALLS, ERROR",
        "OTHER, ERROR",
        "IMAGE_OTHER, ERROR",
        "NO_IMAGE, ERROR",
        "CONTINUATION, OTHER",
        "FINISH_REASON_UNSPECIFIED, OTHER",
        "INVENTED_TOMORROW, OTHER",
    })
    void finishWordsAreNamedNeutrally(String word, String reason) throws IOException {
        assertThat(HeardReply.whole("{\"candidates\":[{\"finishReason\":\"" + word + "\"}]}")
                        .lines())
                .containsExactly("finish " + reason + " " + word);
    }

    @Test
    void countersAreCumulativeAndAMissingOneStays() throws IOException {
        List<String> lines = HeardReply.streamed(
                        "{\"usageMetadata\":{\"promptTokenCount\":38,\"thoughtsTokenCount\":68,\"totalTokenCount\":106}}",
                        "{\"usageMetadata\":{\"trafficType\":\"ON_DEMAND\"}}",
                        "{\"usageMetadata\":{\"candidatesTokenCount\":6,\"cachedContentTokenCount\":30}}",
                        "{\"usageMetadata\":{\"promptTokenCount\":-5,\"thoughtsTokenCount\":\"many\"}}")
                .lines();

        assertThat(lines).containsExactly("usage 38 68 0 68", "usage 38 74 30 68", "usage 0 74 30 68");
    }

    @Test
    void blockedPromptWithoutCandidatesIsAContentFilter() throws IOException {
        assertThat(HeardReply.whole("{\"promptFeedback\":{\"blockReason\":\"JAILBREAK\"}}")
                        .lines())
                .containsExactly("finish CONTENT_FILTER JAILBREAK");
    }

    @Test
    void feedbackBesideAnAnswerDoesNotBlockIt() throws IOException {
        assertThat(HeardReply.whole("{\"promptFeedback\":{\"blockReason\":\"OTHER\"},\"candidates\":[{\"content\":"
                                + "{\"parts\":[{\"text\":\"Hi\"}]},\"finishReason\":\"STOP\"}]}")
                        .lines())
                .containsExactly("text Hi", "finish STOP STOP");
    }

    @Test
    void onlyTheFirstCandidateCounts() throws IOException {
        List<String> lines = HeardReply.streamed(
                        "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"A\"}]},\"index\":0},"
                                + "{\"content\":{\"parts\":[{\"text\":\"B\"}]},\"index\":1,\"finishReason\":\"SAFETY\"}]}",
                        "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"C\"}]},\"index\":1,"
                                + "\"finishReason\":\"STOP\"}]}")
                .lines();

        assertThat(lines).containsExactly("text A");
    }

    @Test
    void unknownPartsAndFieldsArePassedOver() throws IOException {
        List<String> lines = HeardReply.streamed(
                        "{\"candidates\":[{\"content\":{\"parts\":[{\"executableCode\":{\"code\":\"1\"},\"text\":\"no\"},"
                                + "{\"inlineData\":{\"data\":\"AA==\"}},{\"text\":\"yes\"},7,null,[[]]],\"x\":{}},\"y\":[]}],"
                                + "\"z\":{\"candidates\":[{\"finishReason\":\"STOP\"}]}}")
                .lines();

        assertThat(lines).containsExactly("text yes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"candidates\":null,\"usageMetadata\":null,\"modelVersion\":null,\"promptFeedback\":null}",
                "{\"candidates\":[null,1,\"x\",{}]}",
                "{\"candidates\":{},\"usageMetadata\":[],\"promptFeedback\":\"SAFETY\",\"error\":null}",
                "{\"candidates\":[{\"content\":null,\"finishReason\":null,\"index\":null}]}",
                "{\"candidates\":[{\"content\":{\"parts\":null}},{\"content\":[]}]}",
                "{\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{\"name\":null,\"args\":[1]}}]}}]}",
                "{\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":7,\"thought\":\"x\"}]}}]}"
            })
    void nullsAndOtherTypesThanDocumentedSayNothing(String document) throws IOException {
        assertThat(HeardReply.streamed(document).lines()).allMatch(line -> line.equals("text "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"code\":499,\"message\":\"x\"}}",
                "[{\"error\":{\"code\":429}}]",
                "{\"error\":\"out of order\"}",
                "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hi\"}]}}],\"error\":{}}"
            })
    void errorInAnEventIsNothingElse(String event) throws IOException {
        assertThat(HeardReply.streamed(event).lines()).containsExactly("error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "7", "\"x\"", "<html>", "{", "{}{}", "{} x", "{\"candidates\":[}"})
    void otherThanOneJsonObjectIsMalformed(String document) {
        assertThatThrownBy(() -> HeardReply.streamed(document)).isInstanceOf(IOException.class);
    }

    @Test
    void brokenEventLeavesNoHalf() throws IOException {
        HeardReply heard = new HeardReply(true);

        assertThatThrownBy(() -> heard.hear(
                        "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"half\"}]}}],\"modelVersion\":\"g"))
                .isInstanceOf(IOException.class);
        assertThat(heard.lines()).isEmpty();
        heard.hear("{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"whole\"}]}}]}");
        assertThat(heard.lines()).containsExactly("text whole");
    }

    @Test
    void wholeAnswerWithoutFinishReasonIsComplete() throws IOException {
        assertThat(HeardReply.whole("{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hi\"}]}}]}")
                        .lines())
                .containsExactly("text Hi", "finish OTHER ");
        assertThat(HeardReply.whole("{\"candidates\":[{\"content\":{}}]}").lines())
                .isEmpty();
    }

    @Test
    void streamWithoutEventsComesAsOneArray() throws IOException {
        assertThat(HeardReply.whole(
                                "[{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"A\"}]}}]},\n"
                                        + "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"B\"}]},\"finishReason\":\"STOP\"}]}]")
                        .lines())
                .containsExactly("text A", "text B", "finish STOP STOP");
    }

    @Test
    void signaturesAreKeptWithThePartsTheyStandOn() throws IOException {
        List<String> lines = HeardReply.streamed(
                        "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"AB\"}]}}]}",
                        "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"CD\",\"thoughtSignature\":\"s1\"}]}}]}",
                        "{\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{\"name\":\"f\"},"
                                + "\"thoughtSignature\":\"s2\"},{\"functionCall\":{\"name\":\"g\",\"id\":\"x\"}}]}}]}",
                        "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"\",\"thoughtSignature\":\"s3\"}]},"
                                + "\"finishReason\":\"STOP\"}]}")
                .lines();

        assertThat(lines)
                .contains("state {\"calls\":{\"call_0\":\"s2\"},\"length\":4,\"text\":[[2,4,\"s1\"],[4,4,\"s3\"]]}")
                .last()
                .isEqualTo("finish TOOL_CALLS STOP");
    }

    @Test
    void signaturesOfPartsThatAreNotKeptAreDropped() throws IOException {
        List<String> lines = HeardReply.streamed("{\"candidates\":[{\"content\":{\"parts\":["
                        + "{\"text\":\"Hm.\",\"thought\":true,\"thoughtSignature\":\"s1\"},"
                        + "{\"executableCode\":{},\"thoughtSignature\":\"s2\"}]}}]}")
                .lines();

        assertThat(lines).containsExactly("reasoning Hm.");
    }
}
