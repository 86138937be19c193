package io.claviger.providers.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatRequestBuilder;
import io.claviger.chat.ContentPart;
import io.claviger.chat.ImageContent;
import io.claviger.chat.Message;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.chat.ReasoningEffort;
import io.claviger.chat.ResponseFormat;
import io.claviger.chat.Role;
import io.claviger.chat.ToolCall;
import io.claviger.chat.ToolChoice;
import io.claviger.chat.ToolDefinition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestBodyTest {
    private static final String TAIL = ",\"stream\":false,\"truncate\":false,\"options\":{\"num_predict\":2048}}";
    private static final ToolDefinition WEATHER =
            new ToolDefinition("weather", "Tells the weather.", "{\"type\":\"object\",\"properties\":{}}");

    @Test
    void questionIsOneMessageAndTheOutputIsAlwaysLimited() {
        assertThat(json(ChatRequest.builder().user("Hi \"there\" ä😀")))
                .isEqualTo(
                        "{\"model\":\"qwen3\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi \\\"there\\\" ä😀\"}]"
                                + TAIL);
    }

    @Test
    void conversationKeepsItsOrder() {
        assertThat(json(ChatRequest.builder()
                        .system("Be brief.")
                        .user("One.")
                        .assistant("Two.")
                        .user("Three.")))
                .isEqualTo("{\"model\":\"qwen3\",\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
                        + "{\"role\":\"user\",\"content\":\"One.\"},{\"role\":\"assistant\",\"content\":\"Two.\"},"
                        + "{\"role\":\"user\",\"content\":\"Three.\"}]" + TAIL);
    }

    @Test
    void everySettingHasItsPlace() {
        ChatRequest request = ChatRequest.builder()
                .user("Hi")
                .temperature(0.2)
                .topP(0.9)
                .maxOutputTokens(77)
                .stop("END", "鍵")
                .seed(42)
                .responseFormat(new ResponseFormat.JsonSchema("tree", "{\"type\":\"object\"}"))
                .reasoningEffort(ReasoningEffort.LOW)
                .tools(WEATHER)
                .build();

        byte[] body = new RequestBody(Ollama.ID, "m:8b", OptionalInt.of(8192)).write(request, true);

        assertThat(new String(body, StandardCharsets.UTF_8))
                .isEqualTo("{\"model\":\"m:8b\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"stream\":true,"
                        + "\"truncate\":false,\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"weather\","
                        + "\"description\":\"Tells the weather.\","
                        + "\"parameters\":{\"type\":\"object\",\"properties\":{}}}}],\"format\":{\"type\":\"object\"},"
                        + "\"think\":\"low\",\"options\":{\"temperature\":0.2,\"top_p\":0.9,\"num_predict\":77,"
                        + "\"num_ctx\":8192,\"stop\":[\"END\",\"鍵\"],\"seed\":42}}");
    }

    @ParameterizedTest
    @CsvSource({"NONE,false", "LOW,'\"low\"'", "MEDIUM,'\"medium\"'", "HIGH,'\"high\"'"})
    void effortIsAWordAndNoneIsFalse(ReasoningEffort effort, String think) {
        assertThat(json(ChatRequest.builder().user("Hi").reasoningEffort(effort)))
                .contains(",\"think\":" + think + ",");
    }

    @Test
    void anyJsonIsAWord() {
        assertThat(json(ChatRequest.builder().user("Hi").responseFormat(new ResponseFormat.JsonObject())))
                .contains(",\"format\":\"json\",");
    }

    @Test
    void toolsThatMustNotBeCalledAreNotTold() {
        assertThat(json(ChatRequest.builder().user("Hi").tools(WEATHER).toolChoice(ToolChoice.NONE)))
                .doesNotContain("tools");
    }

    @Test
    void imageIsBase64WithoutAPrefix() {
        Message message = Message.of(
                Role.USER,
                List.of(
                        new ContentPart.Text("What is it?"),
                        new ContentPart.Image(ImageContent.copyOf(new byte[] {1, 2, 3, 4}, "image/png")),
                        new ContentPart.Image(ImageContent.copyOf(new byte[] {5}, "image/webp"))));

        assertThat(json(ChatRequest.builder().message(message)))
                .contains("{\"role\":\"user\",\"content\":\"What is it?\",\"images\":[\"AQIDBA==\",\"BQ==\"]}");
    }

    @Test
    void toolCallsAndTheirResultsAreToldWithTheThinkingBetween() {
        ToolCall weather = new ToolCall("call_1", "weather", "{\"city\": \"Ulm\"}");
        ToolCall time = new ToolCall("call_2", "time", "");
        ChatRequestBuilder request = ChatRequest.builder()
                .user("Weather?")
                .message(Message.of(
                        Role.ASSISTANT,
                        List.of(
                                new ContentPart.ProviderState(Ollama.ID, "{\"thinking\":\"I need \\\"it\\\".\"}"),
                                new ContentPart.ProviderState(ProviderId.of("gemini"), "{\"thinking\":\"no\"}"),
                                new ContentPart.Text("Let me look."),
                                new ContentPart.ToolUse(weather),
                                new ContentPart.ToolUse(time))))
                .message(Message.of(
                        Role.TOOL,
                        List.of(
                                new ContentPart.ToolResult("call_1", "weather", "12 C"),
                                new ContentPart.ToolResult("call_2", "time", "noon"))));

        assertThat(json(request))
                .contains(
                        "{\"role\":\"assistant\",\"content\":\"Let me look.\",\"thinking\":\"I need \\\"it\\\".\","
                                + "\"tool_calls\":[{\"id\":\"call_1\",\"function\":{\"name\":\"weather\","
                                + "\"arguments\":{\"city\": \"Ulm\"}}},{\"id\":\"call_2\",\"function\":{\"name\":\"time\","
                                + "\"arguments\":{}}}]},"
                                + "{\"role\":\"tool\",\"content\":\"12 C\",\"tool_name\":\"weather\",\"tool_call_id\":\"call_1\"},"
                                + "{\"role\":\"tool\",\"content\":\"noon\",\"tool_name\":\"time\",\"tool_call_id\":\"call_2\"}]");
    }

    @Test
    void argumentsThatAreNoObjectAreWrapped() {
        assertThat(json(ChatRequest.builder()
                        .user("Weather?")
                        .message(Message.of(
                                Role.ASSISTANT,
                                List.of(new ContentPart.ToolUse(new ToolCall("c", "weather", "{\"city\":")))))))
                .contains("\"arguments\":{\"arguments\":\"{\\\"city\\\":\"}");
    }

    @Test
    void messageWithNothingForThisProviderIsNotSent() {
        assertThat(json(ChatRequest.builder()
                        .message(Message.of(
                                Role.ASSISTANT, List.of(new ContentPart.ProviderState(ProviderId.of("gemini"), "{}"))))
                        .user("Hi")))
                .isEqualTo("{\"model\":\"qwen3\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]" + TAIL);
    }

    @Test
    void halfACharacterDoesNotEndTheRequest() {
        assertThat(json(ChatRequest.builder().user("a\ud83d"))).contains("\"content\":\"a?\"");
    }

    @Test
    void extraOptionsDoNotDropTheOthers() {
        assertThat(json(ChatRequest.builder()
                        .user("Hi")
                        .temperature(0.5)
                        .extraFields(
                                "ollama",
                                "{\"options\":{\"num_ctx\":8192,\"temperature\":1},\"truncate\":true,"
                                        + "\"keep_alive\":\"5m\",\"format\":{\"type\":\"array\"}}")))
                .isEqualTo(
                        "{\"model\":\"qwen3\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"stream\":false,"
                                + "\"truncate\":true,\"options\":{\"temperature\":1,\"num_predict\":2048,\"num_ctx\":8192},"
                                + "\"keep_alive\":\"5m\",\"format\":{\"type\":\"array\"}}");
        assertThat(json(ChatRequest.builder()
                        .user("Hi")
                        .extraFields("ollama", "{\"options\":{\"stop\":{\"a\":1}}}")
                        .stop("x")))
                .contains("\"stop\":{\"a\":1}");
    }

    @Test
    void extraFieldsOfAnotherProviderAreNotSent() {
        assertThat(json(ChatRequest.builder().user("Hi").extraFields("gemini", "{\"x\":1}")))
                .doesNotContain("\"x\"");
    }

    @Test
    void whatCannotBeMappedIsNamed() {
        ChatRequest request = ChatRequest.builder()
                .message(Message.of(
                        Role.USER, List.of(new ContentPart.Image(ImageContent.copyOf(new byte[] {1}, "image/gif")))))
                .tools(new ToolDefinition("weather", "", "[]"))
                .toolChoice(ToolChoice.REQUIRED)
                .responseFormat(new ResponseFormat.JsonSchema("x", "no"))
                .extraFields("ollama", "{} {}")
                .build();

        assertThat(Ollama.create().unsupported(request))
                .containsExactly(
                        new Problem(
                                "tool_choice_unsupported",
                                "toolChoice",
                                "Ollama has no way to demand that a tool is called."),
                        new Problem(
                                "image_unsupported",
                                "messages[0]",
                                "Ollama takes images as PNG, JPEG or WebP; message 1 has a GIF."),
                        new Problem(
                                "tool_schema_invalid", "tools[0]", "The parameters of tool 1 are not one JSON object."),
                        new Problem(
                                "response_schema_invalid",
                                "responseFormat",
                                "The schema of the answer is not one JSON object."),
                        new Problem(
                                "extra_fields_invalid",
                                "extraFields.ollama",
                                "Extra fields for Ollama are one JSON object."));
        assertThat(Ollama.create()
                        .unsupported(ChatRequest.builder()
                                .user("Hi")
                                .tools(WEATHER)
                                .toolChoice(ToolChoice.named("weather"))
                                .build()))
                .hasSize(1);
    }

    @Test
    void brokenJsonOfTheCallerIsNotRepeated() {
        ChatRequest request = ChatRequest.builder()
                .user("Hi")
                .extraFields("ollama", "{\"secret\":")
                .build();

        assertThatThrownBy(() -> new RequestBody(Ollama.ID, "m", OptionalInt.empty()).write(request, false))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("Extra fields for Ollama are one JSON object.")
                .hasNoCause();
    }

    private static String json(ChatRequestBuilder request) {
        byte[] body = new RequestBody(Ollama.ID, "qwen3", OptionalInt.empty()).write(request.build(), false);
        return new String(body, StandardCharsets.UTF_8);
    }
}
