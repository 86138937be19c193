package io.claviger.providers.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.provider.http.MalformedReplyException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyParserTest {
    @Test
    void streamIsToldPieceByPiece() throws IOException {
        assertThat(ToldReply.stream(
                        "{\"model\":\"m-1\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}}]}",
                        "{\"model\":\"m-1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Grüße 鍵 🔑\"},\"finish_reason\":null}],\"usage\":null,\"obfuscation\":\"x\"}",
                        "{\"model\":\"m-1\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}",
                        "{\"model\":\"m-1\",\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":7,\"total_tokens\":12,\"prompt_tokens_details\":{\"cached_tokens\":2,\"audio_tokens\":0},\"completion_tokens_details\":{\"audio_tokens\":0,\"reasoning_tokens\":3}}}",
                        "[DONE]"))
                .containsExactly("model m-1", "text ", "text Grüße 鍵 🔑", "finish STOP stop", "usage 5 7 2 3", "end");
    }

    @Test
    void documentIsToldByTheSameReader() throws IOException {
        assertThat(ToldReply.document("""
                        {"id":"x","model":"m-1","choices":[{"index":0,"message":{"role":"assistant","content":"Hi","reasoning":"Hm",
                        "tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{}"}},
                        {"id":"b","type":"function","function":{"name":"g","arguments":"{\\"x\\":1}"}}]},"finish_reason":"tool_calls"}],
                        "usage":{"prompt_tokens":1,"completion_tokens":2}}
                        """))
                .containsExactly(
                        "model m-1",
                        "reasoning Hm",
                        "text Hi",
                        "call 0 a f {}",
                        "call 1 b g {\"x\":1}",
                        "usage 1 2 0 0",
                        "finish TOOL_CALLS tool_calls");
    }

    @Test
    void streamedToolCallsKeepTheirIndex() throws IOException {
        assertThat(
                        ToldReply.stream(
                                delta(
                                        "{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"\"}}]}"),
                                delta("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"x\"}}]}"),
                                delta(
                                        "{\"tool_calls\":[{\"index\":0,\"id\":\"\",\"function\":{\"name\":\"\",\"arguments\":\"\\\":1}\"}}]}"),
                                delta(
                                        "{\"tool_calls\":[{\"index\":1,\"id\":\"b\",\"function\":{\"name\":\"g\",\"arguments\":null}}]}")))
                .containsExactly("call 0 a f ", "call 0 null null {\"x", "call 0 null null \":1}", "call 1 b g ");
    }

    @Test
    void toolCallsWithoutIndexAreCountedByTheirIds() throws IOException {
        assertThat(ToldReply.stream(
                        delta("{\"tool_calls\":[{\"id\":\"a\",\"function\":{\"name\":\"f\",\"arguments\":\"{\"}}]}"),
                        delta("{\"tool_calls\":[{\"function\":{\"arguments\":\"}\"}}]}"),
                        delta("{\"tool_calls\":[{\"id\":\"b\",\"function\":{\"name\":\"f\",\"arguments\":\"{\"}}]}"),
                        delta("{\"tool_calls\":[{\"id\":\"b\",\"function\":{\"arguments\":\"}\"}}]}")))
                .containsExactly("call 0 a f {", "call 0 null null }", "call 1 b f {", "call 1 b null }");
    }

    @Test
    void olderFunctionCallIsACallWithoutId() throws IOException {
        assertThat(ToldReply.stream(
                        delta("{\"function_call\":{\"name\":\"f\",\"arguments\":\"\"}}"),
                        delta("{\"function_call\":{\"arguments\":\"{}\"}}"),
                        "{\"choices\":[{\"delta\":{},\"finish_reason\":\"function_call\"}]}"))
                .containsExactly("call 0 null f ", "call 0 null null {}", "finish TOOL_CALLS function_call");
    }

    @ParameterizedTest
    @CsvSource({
        "stop, STOP",
        "length, LENGTH",
        "tool_calls, TOOL_CALLS",
        "function_call, TOOL_CALLS",
        "content_filter, CONTENT_FILTER",
        "error, ERROR",
        "unheard_of, OTHER",
    })
    void finishReasonsAreNamed(String raw, String reason) throws IOException {
        assertThat(ToldReply.stream("{\"choices\":[{\"delta\":{},\"finish_reason\":\"" + raw + "\"}]}"))
                .containsExactly("finish " + reason + " " + raw);
    }

    @Test
    void demandedToolCallThatEndsWithStopIsAToolCall() throws IOException {
        assertThat(ToldReply.document("{\"choices\":[{\"message\":{\"tool_calls\":[{\"id\":\"a\",\"function\":"
                        + "{\"name\":\"f\",\"arguments\":\"{}\"}}]},\"finish_reason\":\"stop\"}]}"))
                .containsExactly("call 0 a f {}", "finish TOOL_CALLS stop");
    }

    @Test
    void refusalIsAContentFilterEvenInPieces() throws IOException {
        assertThat(ToldReply.stream(
                        delta("{\"content\":null,\"refusal\":\"I cannot\"}"),
                        delta("{\"refusal\":\" help.\"}"),
                        "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}"))
                .containsExactly("finish CONTENT_FILTER stop");
    }

    @Test
    void documentWithoutFinishReasonIsComplete() throws IOException {
        assertThat(ToldReply.document("{\"choices\":[{\"message\":{\"content\":\"Hi\"},\"finish_reason\":null}]}"))
                .containsExactly("text Hi", "finish OTHER ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"choices\":null}",
                "{\"choices\":[]}",
                "{\"choices\":[{}]}",
                "{\"choices\":[{\"delta\":null,\"finish_reason\":null,\"logprobs\":{\"content\":[{\"token\":\"x\"}]}}]}",
                "{\"choices\":[{\"delta\":{\"content\":null,\"tool_calls\":null,\"function_call\":null,\"audio\":{\"data\":\"x\"}}}],\"error\":null}",
                "{\"choices\":[{\"finish_reason\":\"\",\"error\":null}],\"x_groq\":null,\"usage\":null}",
                "{\"type\":\"ping\",\"unknown\":[[{\"choices\":[1]}]]}",
            })
    void eventsThatSayNothingArePassedOver(String event) throws IOException {
        assertThat(ToldReply.stream(event)).isEmpty();
    }

    @Test
    void onlyTheFirstAnswerIsTold() throws IOException {
        assertThat(
                        ToldReply.stream(
                                "{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"other\"},\"finish_reason\":\"stop\"}]}",
                                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"first\"}},{\"index\":1,\"delta\":{\"content\":\"other\"}}]}"))
                .containsExactly("text first");
    }

    @Test
    void contentInPartsIsJoined() throws IOException {
        assertThat(
                        ToldReply.document(
                                "{\"choices\":[{\"message\":{\"content\":[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"thinking\",\"thinking\":[{\"text\":\"x\"}]},{\"type\":\"text\",\"text\":\"b\"}]},\"finish_reason\":\"stop\"}]}"))
                .containsExactly("text ab", "finish STOP stop");
    }

    @Test
    void reasoningUnderTwoNamesIsToldOnce() throws IOException {
        assertThat(ToldReply.stream(
                        delta("{\"reasoning\":\"Hm\",\"reasoning_content\":\"Hm\"}"),
                        delta("{\"reasoning\":null,\"reasoning_content\":\"so\"}")))
                .containsExactly("reasoning Hm", "reasoning so");
    }

    @Test
    void usageComesBesideOrInsideGroqsOwnField() throws IOException {
        assertThat(
                        ToldReply.stream(
                                "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],\"x_groq\":{\"id\":\"r\",\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4,\"queue_time\":0.5}}}"))
                .containsExactly("usage 3 4 0 0", "finish STOP stop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"no\"}}",
                "{\"error\":\"no\"}",
                "{\"choices\":[{\"delta\":{\"content\":\"half\"}}],\"error\":{\"code\":502}}",
                "{\"error\":{\"code\":502},\"choices\":[{\"delta\":{\"content\":\"half\"},\"finish_reason\":\"error\"}]}",
                "{\"choices\":[{\"delta\":{\"content\":\"half\"},\"error\":{\"code\":502},\"finish_reason\":\"error\"}]}",
                "{\"choices\":[],\"x_groq\":{\"id\":\"r\",\"error\":\"over capacity\"}}",
                "{\"message\":\"Server error\",\"type\":\"server_error\",\"param\":\"\",\"code\":\"internal\"}",
                "{\"status_code\":503}",
            })
    void errorIsToldAndNothingElseOfItsEvent(String event) throws IOException {
        assertThat(ToldReply.stream(event)).containsExactly("error");
        assertThat(ToldReply.document(event.replace("delta", "message"))).containsExactly("error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"text\"",
                "{\"choices\":{}}",
                "{\"choices\":[1]}",
                "{\"choices\":[{\"delta\":\"text\"}]}",
                "{\"choices\":[{\"delta\":{\"content\":1}}]}",
                "{\"choices\":[{\"delta\":{\"content\":{\"text\":\"x\"}}}]}",
                "{\"choices\":[{\"delta\":{\"content\":[1]}}]}",
                "{\"choices\":[{\"delta\":{\"reasoning\":true}}]}",
                "{\"choices\":[{\"delta\":{\"tool_calls\":{}}}]}",
                "{\"choices\":[{\"delta\":{\"tool_calls\":[1]}}]}",
                "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":\"0\"}]}}]}",
                "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":1024}]}}]}",
                "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"function\":\"f\"}]}}]}",
                "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"function\":{\"arguments\":{}}}]}}]}",
                "{\"choices\":[{\"finish_reason\":1}]}",
                "{\"usage\":[]}",
                "{\"usage\":{\"prompt_tokens\":\"5\"}}",
                "{\"usage\":{\"prompt_tokens_details\":3}}",
                "{\"model\":{}}",
            })
    void anythingElseIsMalformed(String event) {
        assertThatThrownBy(() -> ToldReply.stream(event)).isInstanceOf(MalformedReplyException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choices\":[{\"delta\":{\"content\":\"ha",
                "{\"choices\":[{\"delta\":{\"content\":\"half\"}}",
                "{\"usage\":{\"prompt_tokens\":99999999999999999999}}",
                "<html></html>",
                "{\"choices\":[}",
            })
    void nothingIsToldOfABrokenEvent(String event) {
        ToldReply reply = new ToldReply();
        byte[] bytes = event.getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertThatThrownBy(() -> new ReplyParser(true, false).read(bytes, 0, bytes.length, reply))
                .isInstanceOf(IOException.class);

        assertThat(reply.told).isEmpty();
    }

    @Test
    void fragmentsOfReasoningDetailsArePutTogetherForTheNextTurn() throws IOException {
        assertThat(ToldReply.read(
                        new ReplyParser(true, true),
                        delta(
                                "{\"reasoning\":\"A\",\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"A\",\"format\":null,\"index\":0}]}"),
                        delta("{\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"b\",\"index\":0}]}"),
                        delta(
                                "{\"reasoning_details\":[{\"type\":\"reasoning.text\",\"signature\":\"S\",\"format\":\"v1\",\"index\":0},"
                                        + "{\"type\":\"reasoning.encrypted\",\"data\":\"D\",\"index\":0}]}"),
                        "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}",
                        "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}"))
                .containsExactly(
                        "reasoning A",
                        "finish STOP stop",
                        "state [{\"type\":\"reasoning.text\",\"text\":\"Ab\",\"signature\":\"S\",\"format\":\"v1\",\"index\":0},"
                                + "{\"type\":\"reasoning.encrypted\",\"data\":\"D\",\"index\":0}]",
                        "finish STOP stop");
    }

    @Test
    void reasoningDetailsAreDroppedWhereNobodyWantsThemBack() throws IOException {
        assertThat(
                        ToldReply.stream(
                                "{\"choices\":[{\"delta\":{\"reasoning_details\":[{\"type\":\"x\"}]},\"finish_reason\":\"stop\"}]}"))
                .containsExactly("finish STOP stop");
    }

    private static String delta(String delta) {
        return "{\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":null}]}";
    }
}
