package io.claviger.providers.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatRequestBuilder;
import io.claviger.chat.ContentPart;
import io.claviger.chat.ImageContent;
import io.claviger.chat.Message;
import io.claviger.chat.ProviderId;
import io.claviger.chat.ReasoningEffort;
import io.claviger.chat.ResponseFormat;
import io.claviger.chat.Role;
import io.claviger.chat.ToolCall;
import io.claviger.chat.ToolChoice;
import io.claviger.chat.ToolDefinition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestBodyTest {
    private static final String MODEL = "gemini-3.5-flash";
    private static final ToolDefinition WEATHER = new ToolDefinition(
            "weather", "Tells the weather.", "{\"type\":\"object\",\"$defs\":{},\"additionalProperties\":false}");

    @Test
    void questionIsOneTurnAndTheOutputIsAlwaysLimited() {
        assertThat(json(ChatRequest.builder().user("Hi \"there\" \u00e4\ud83d\ude00")))
                .isEqualTo(
                        "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Hi \\\"there\\\" \u00e4\ud83d\ude00\"}]}],"
                                + "\"generationConfig\":{\"maxOutputTokens\":2048}}");
    }

    @Test
    void systemMessagesStandApartAndNeighboursOfOneRoleAreJoined() {
        assertThat(json(ChatRequest.builder()
                        .system("Be brief.")
                        .user("One.")
                        .user("Two.")
                        .assistant("Three.")
                        .assistant("Four.")
                        .system("Be kind.")
                        .user("Five.")))
                .isEqualTo("{\"systemInstruction\":{\"parts\":[{\"text\":\"Be brief.\"},{\"text\":\"Be kind.\"}]},"
                        + "\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"One.\"},{\"text\":\"Two.\"}]},"
                        + "{\"role\":\"model\",\"parts\":[{\"text\":\"Three.\"},{\"text\":\"Four.\"}]},"
                        + "{\"role\":\"user\",\"parts\":[{\"text\":\"Five.\"}]}],"
                        + "\"generationConfig\":{\"maxOutputTokens\":2048}}");
    }

    @Test
    void gemmaGetsTheInstructionsAsTheUsersFirstWords() {
        assertThat(json(
                        "gemma-3-27b-it",
                        ChatRequest.builder().system("Be brief.").user("Hi")))
                .startsWith(
                        "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Be brief.\"},{\"text\":\"Hi\"}]}],");
    }

    @Test
    void imageIsSentInline() {
        Message message = Message.of(
                Role.USER,
                List.of(
                        new ContentPart.Text("What is it?"),
                        new ContentPart.Image(ImageContent.copyOf(new byte[] {1, 2, 3, 4}, "image/png"))));

        assertThat(json(ChatRequest.builder().message(message)))
                .contains("\"parts\":[{\"text\":\"What is it?\"},"
                        + "{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"AQIDBA==\"}}]");
    }

    @Test
    void everySettingHasItsPlace() {
        assertThat(json(ChatRequest.builder()
                        .user("Hi")
                        .temperature(0.2)
                        .topP(0.9)
                        .maxOutputTokens(512)
                        .stop("END", "STOP")
                        .seed(-7)
                        .responseFormat(new ResponseFormat.JsonSchema("city", "{\"type\":\"object\"}"))
                        .reasoningEffort(ReasoningEffort.LOW)))
                .endsWith("\"generationConfig\":{\"temperature\":0.2,\"topP\":0.9,\"maxOutputTokens\":512,"
                        + "\"stopSequences\":[\"END\",\"STOP\"],\"seed\":-7,\"responseMimeType\":\"application/json\","
                        + "\"responseJsonSchema\":{\"type\":\"object\"},"
                        + "\"thinkingConfig\":{\"thinkingLevel\":\"LOW\",\"includeThoughts\":true}}}");
    }

    @Test
    void anyJsonObjectNeedsNoSchema() {
        assertThat(json(ChatRequest.builder().user("Hi").responseFormat(new ResponseFormat.JsonObject())))
                .endsWith("\"generationConfig\":{\"maxOutputTokens\":2048,"
                        + "\"responseMimeType\":\"application/json\"}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gemini-2.5-flash        | NONE   | "thinkingBudget":0
            gemini-2.5-flash-lite   | LOW    | "thinkingBudget":1024,"includeThoughts":true
            gemini-2.5-flash        | MEDIUM | "thinkingBudget":8192,"includeThoughts":true
            models/gemini-2.5-flash | HIGH   | "thinkingBudget":24576,"includeThoughts":true
            gemini-2.5-pro          | NONE   | "thinkingBudget":128
            gemini-3.5-flash        | NONE   | "thinkingLevel":"MINIMAL"
            gemini-3.1-pro-preview  | NONE   | "thinkingLevel":"LOW"
            gemini-3.1-pro-preview  | MEDIUM | "thinkingLevel":"MEDIUM","includeThoughts":true
            gemini-flash-latest     | HIGH   | "thinkingLevel":"HIGH","includeThoughts":true
            """)
    void effortIsToldInTheWordsOfTheModelsFamily(String model, ReasoningEffort effort, String config) {
        assertThat(json(model, ChatRequest.builder().user("Hi").reasoningEffort(effort)))
                .contains("\"thinkingConfig\":{" + config + "}");
    }

    @Test
    void modelThatDoesNotThinkIsNotToldToStop() {
        assertThat(json("gemini-2.0-flash", ChatRequest.builder().user("Hi").reasoningEffort(ReasoningEffort.NONE)))
                .doesNotContain("thinkingConfig");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AUTO     | {"mode":"AUTO"}
            NONE     | {"mode":"NONE"}
            REQUIRED | {"mode":"ANY"}
            NAMED    | {"mode":"ANY","allowedFunctionNames":["weather"]}
            """)
    void toolsKeepTheirSchemaAndTheirChoice(ToolChoice.Mode mode, String config) {
        ToolChoice choice = new ToolChoice(mode, mode == ToolChoice.Mode.NAMED ? "weather" : null);

        assertThat(json(ChatRequest.builder().user("Hi").tools(WEATHER).toolChoice(choice)))
                .contains("\"tools\":[{\"functionDeclarations\":[{\"name\":\"weather\","
                        + "\"description\":\"Tells the weather.\",\"parametersJsonSchema\":"
                        + "{\"type\":\"object\",\"$defs\":{},\"additionalProperties\":false}}]}],"
                        + "\"toolConfig\":{\"functionCallingConfig\":" + config + "}");
    }

    @Test
    void toolResultsAreObjectsInAUserTurn() {
        ToolCall first = new ToolCall("a1", "weather", "{\"city\": \"Ulm\"}");
        ToolCall second = new ToolCall("call_1", "time", "");

        assertThat(json(
                        "gemini-2.5-flash",
                        ChatRequest.builder()
                                .user("Hi")
                                .message(Message.of(
                                        Role.ASSISTANT,
                                        List.of(new ContentPart.ToolUse(first), new ContentPart.ToolUse(second))))
                                .message(Message.toolResult(first, "{\"sky\":\"blue\"}"))
                                .message(Message.toolResult(second, "12:00"))))
                .contains("{\"role\":\"model\",\"parts\":["
                        + "{\"functionCall\":{\"id\":\"a1\",\"name\":\"weather\",\"args\":{\"city\": \"Ulm\"}}},"
                        + "{\"functionCall\":{\"name\":\"time\",\"args\":{}}}]},"
                        + "{\"role\":\"user\",\"parts\":["
                        + "{\"functionResponse\":{\"id\":\"a1\",\"name\":\"weather\",\"response\":{\"sky\":\"blue\"}}},"
                        + "{\"functionResponse\":{\"name\":\"time\",\"response\":{\"result\":\"12:00\"}}}]}");
    }

    @Test
    void argumentsThatAreNoObjectAreKeptAsText() {
        ToolCall broken = new ToolCall("a1", "weather", "{\"city\":");

        assertThat(json(ChatRequest.builder().user("Hi").message(calls(broken))))
                .contains("\"args\":{\"arguments\":\"{\\\"city\\\":\"}");
    }

    @Test
    void firstCallOfAnotherProviderGetsTheDocumentedStandIn() {
        ToolCall first = new ToolCall("a1", "weather", "{}");
        ToolCall second = new ToolCall("a2", "weather", "{}");
        ContentPart foreign = new ContentPart.ProviderState(ProviderId.of("openai"), "{\"calls\":{\"a1\":\"no\"}}");
        Message message = Message.of(
                Role.ASSISTANT, List.of(foreign, new ContentPart.ToolUse(first), new ContentPart.ToolUse(second)));

        assertThat(json(ChatRequest.builder().user("Hi").message(message)))
                .contains("{\"functionCall\":{\"id\":\"a1\",\"name\":\"weather\",\"args\":{}},"
                        + "\"thoughtSignature\":\"skip_thought_signature_validator\"},"
                        + "{\"functionCall\":{\"id\":\"a2\",\"name\":\"weather\",\"args\":{}}}");
        assertThat(json("gemini-2.5-flash", ChatRequest.builder().user("Hi").message(message)))
                .doesNotContain("thoughtSignature");
    }

    @Test
    void signaturesReturnToTheirParts() {
        String state = "{\"calls\":{\"a1\":\"s2\"},\"length\":4,\"text\":[[1,3,\"s1\"],[4,4,\"s3\"]]}";
        Message message = Message.of(
                Role.ASSISTANT,
                List.of(
                        new ContentPart.Text("ABCD"),
                        new ContentPart.ToolUse(new ToolCall("a1", "f", "{}")),
                        new ContentPart.ToolUse(new ToolCall("a2", "f", "{}")),
                        new ContentPart.ProviderState(Gemini.ID, state)));

        assertThat(json(ChatRequest.builder().user("Hi").message(message)))
                .contains("{\"role\":\"model\",\"parts\":[{\"text\":\"A\"},"
                        + "{\"text\":\"BC\",\"thoughtSignature\":\"s1\"},{\"text\":\"D\"},"
                        + "{\"text\":\"\",\"thoughtSignature\":\"s3\"},"
                        + "{\"functionCall\":{\"id\":\"a1\",\"name\":\"f\",\"args\":{}},\"thoughtSignature\":\"s2\"},"
                        + "{\"functionCall\":{\"id\":\"a2\",\"name\":\"f\",\"args\":{}}}]}");
    }

    @Test
    void textSignaturesAreDroppedWhereTheTextWasChanged() {
        String state = "{\"calls\":{},\"length\":4,\"text\":[[0,4,\"s1\"]]}";
        Message message = Message.of(
                Role.ASSISTANT,
                List.of(new ContentPart.Text("ABCDE"), new ContentPart.ProviderState(Gemini.ID, state)));

        assertThat(json(ChatRequest.builder().user("Hi").message(message)))
                .contains("{\"role\":\"model\",\"parts\":[{\"text\":\"ABCDE\"}]}");
    }

    @Test
    void emptyPartsMakeNoTurn() {
        Message empty = Message.of(
                Role.ASSISTANT, List.of(new ContentPart.Text(""), new ContentPart.ProviderState(Gemini.ID, "null")));

        assertThat(json(ChatRequest.builder().user("Hi").message(empty)))
                .startsWith("{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Hi\"}]}],");
    }

    @Test
    void extraFieldsExtendAndReplaceAtAnyDepth() {
        assertThat(json(ChatRequest.builder()
                        .user("Hi")
                        .temperature(1)
                        .extraFields(
                                "gemini",
                                "{\"generationConfig\":{\"topK\":40,\"temperature\":0.5},\"safetySettings\":[{}],"
                                        + "\"cachedContent\":\"x\"}")))
                .endsWith("\"generationConfig\":{\"temperature\":0.5,\"maxOutputTokens\":2048,\"topK\":40},"
                        + "\"safetySettings\":[{}],\"cachedContent\":\"x\"}");
    }

    @Test
    void halfASurrogatePairDoesNotBreakTheRequest() {
        assertThat(json(ChatRequest.builder().user("cut \ud83d"))).contains("{\"text\":\"cut ?\"}");
        assertThat(json(ChatRequest.builder().user("Hi").extraFields("gemini", "{\"x\":\"\\ud83d\"}")))
                .endsWith("\"x\":\"?\"}");
    }

    @Test
    void jsonThatIsNoneIsRefusedWithoutQuotingIt() {
        ToolDefinition broken = new ToolDefinition("f", "", "{\"secret\":");

        assertThatThrownBy(() -> json(ChatRequest.builder().user("Hi").tools(broken)))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("A schema for Gemini is one JSON object.")
                .hasNoCause();
        assertThatThrownBy(() -> json(ChatRequest.builder().user("Hi").extraFields("gemini", "{\"secret\":")))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("Extra fields for Gemini are one JSON object.")
                .hasNoCause();
    }

    private static Message calls(ToolCall call) {
        return Message.of(Role.ASSISTANT, List.of(new ContentPart.ToolUse(call)));
    }

    private static String json(ChatRequestBuilder request) {
        return json(MODEL, request);
    }

    private static String json(String model, ChatRequestBuilder request) {
        return new String(RequestBody.write(request.build(), new GeminiModel(model)), StandardCharsets.UTF_8);
    }
}
