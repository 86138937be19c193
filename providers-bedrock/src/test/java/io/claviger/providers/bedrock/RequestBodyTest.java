package io.claviger.providers.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatRequestBuilder;
import io.claviger.chat.ContentPart;
import io.claviger.chat.ImageContent;
import io.claviger.chat.Message;
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
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {
    private static final ToolDefinition WEATHER =
            new ToolDefinition("weather", "Tells the weather", "{\"type\":\"object\"}");
    private static final String NOVA = "us.amazon.nova-2-lite-v1:0";
    private static final String CLAUDE = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";

    @Test
    void plainRequestIsAsShortAsItCanBe() {
        assertThat(text(ChatRequest.builder().user("Hello"), NOVA))
                .isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"Hello\"}]}],"
                        + "\"inferenceConfig\":{\"maxTokens\":2048}}");
    }

    @Test
    void neighboursOfOneRoleAreJoinedAndBlankTextsLeftOut() {
        ChatRequestBuilder request = ChatRequest.builder()
                .system("Be brief.")
                .user("One")
                .message(Message.of(Role.USER, List.of(new ContentPart.Text(" \n"), new ContentPart.Text("Two"))))
                .assistant("A")
                .system("And kind.")
                .assistant("B")
                .user("Three");

        assertThat(json(request, NOVA).path("system").toString())
                .isEqualTo("[{\"text\":\"Be brief.\"},{\"text\":\"And kind.\"}]");
        assertThat(json(request, NOVA).path("messages").toString())
                .isEqualTo("[{\"role\":\"user\",\"content\":[{\"text\":\"One\"},{\"text\":\"Two\"}]},"
                        + "{\"role\":\"assistant\",\"content\":[{\"text\":\"A\"},{\"text\":\"B\"}]},"
                        + "{\"role\":\"user\",\"content\":[{\"text\":\"Three\"}]}]");
    }

    @Test
    void samplingGoesIntoInferenceConfig() {
        ChatRequestBuilder request = ChatRequest.builder()
                .user("Hello")
                .temperature(0.25)
                .topP(0.5)
                .stop("END", "鍵")
                .maxOutputTokens(77);

        assertThat(json(request, NOVA).path("inferenceConfig").toString())
                .isEqualTo("{\"maxTokens\":77,\"temperature\":0.25,\"topP\":0.5,\"stopSequences\":[\"END\",\"鍵\"]}");
    }

    @ParameterizedTest
    @CsvSource({"image/png, png", "image/jpeg, jpeg", "image/gif, gif", "image/webp, webp"})
    void imageIsSentInBase64(String mediaType, String format) {
        ChatRequestBuilder request = ChatRequest.builder()
                .message(Message.of(
                        Role.USER,
                        List.of(new ContentPart.Image(ImageContent.copyOf(new byte[] {1, 2, 3}, mediaType)))));

        assertThat(json(request, NOVA).at("/messages/0/content").toString())
                .isEqualTo("[{\"image\":{\"format\":\"" + format + "\",\"source\":{\"bytes\":\"AQID\"}}}]");
    }

    @ParameterizedTest
    @CsvSource({"AUTO, ''", "REQUIRED, '{\"any\":{}}'", "NAMED, '{\"tool\":{\"name\":\"weather\"}}'"})
    void toolsAreOffered(ToolChoice.Mode mode, String wanted) {
        ToolChoice choice = mode == ToolChoice.Mode.NAMED ? ToolChoice.named("weather") : new ToolChoice(mode, null);
        JsonNode config = json(
                        ChatRequest.builder().user("Hello").tools(WEATHER).toolChoice(choice), NOVA)
                .path("toolConfig");

        assertThat(config.path("tools").toString())
                .isEqualTo("[{\"toolSpec\":{\"name\":\"weather\",\"description\":\"Tells the weather\","
                        + "\"inputSchema\":{\"json\":{\"type\":\"object\"}}}}]");
        assertThat(config.path("toolChoice").toString()).isEqualTo(wanted);
    }

    @Test
    void callsAndResultsOfOtherServicesFit() {
        String foreign = "call:with/other.characters and " + "length".repeat(20);
        ToolCall first = new ToolCall("call_0", "weather", "{\"city\":\"Ulm\"}");
        ToolCall second = new ToolCall(foreign, "weather", "");
        ToolCall again = new ToolCall("call_0", "weather", "no JSON");
        ChatRequestBuilder request = ChatRequest.builder()
                .user("Weather?")
                .message(calls(first, second))
                .message(Message.toolResult(first, "12 C"))
                .message(Message.toolResult(second, " "))
                .message(calls(again))
                .message(Message.toolResult(again, "13 C"))
                .tools(WEATHER);

        JsonNode messages = json(request, NOVA).path("messages");

        assertThat(messages.at("/1/content").toString())
                .isEqualTo(
                        "[{\"toolUse\":{\"toolUseId\":\"call_0\",\"name\":\"weather\",\"input\":{\"city\":\"Ulm\"}}},"
                                + "{\"toolUse\":{\"toolUseId\":\"tooluse_0\",\"name\":\"weather\",\"input\":{}}}]");
        assertThat(messages.at("/2/content").toString())
                .isEqualTo("[{\"toolResult\":{\"toolUseId\":\"call_0\",\"content\":[{\"text\":\"12 C\"}],"
                        + "\"status\":\"success\"}},"
                        + "{\"toolResult\":{\"toolUseId\":\"tooluse_0\",\"content\":[],\"status\":\"success\"}}]");
        assertThat(messages.at("/3/content").toString())
                .isEqualTo("[{\"toolUse\":{\"toolUseId\":\"tooluse_1\",\"name\":\"weather\","
                        + "\"input\":{\"arguments\":\"no JSON\"}}}]");
        assertThat(messages.at("/4/content/0/toolResult/toolUseId").asText()).isEqualTo("tooluse_1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whereNoToolMayBeCalledCallsAreToldInWords(boolean offered) {
        ToolCall call = new ToolCall("call_0", "weather", "{\"city\":\"Ulm\"}");
        ChatRequestBuilder request =
                ChatRequest.builder().user("Weather?").message(calls(call)).message(Message.toolResult(call, "12 C"));
        if (offered) {
            request.tools(WEATHER).toolChoice(ToolChoice.NONE);
        }

        JsonNode body = json(request, NOVA);

        assertThat(body.has("toolConfig")).isFalse();
        assertThat(body.path("messages").toString())
                .isEqualTo("[{\"role\":\"user\",\"content\":[{\"text\":\"Weather?\"}]},"
                        + "{\"role\":\"assistant\",\"content\":[{\"text\":\"Called weather with {\\\"city\\\":\\\"Ulm\\\"}\"}]},"
                        + "{\"role\":\"user\",\"content\":[{\"text\":\"Result of weather: 12 C\"}]}]");
    }

    @Test
    void schemaOfTheAnswerIsText() {
        ChatRequestBuilder request =
                ChatRequest.builder().user("Hello").responseFormat(new ResponseFormat.JsonSchema("tree", "{\"a\":1}"));

        assertThat(json(request, NOVA).path("outputConfig").toString())
                .isEqualTo("{\"textFormat\":{\"type\":\"json_schema\",\"structure\":{\"jsonSchema\":"
                        + "{\"name\":\"tree\",\"schema\":\"{\\\"a\\\":1}\"}}}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "us.anthropic.claude-sonnet-4-5-20250929-v1:0 | LOW | {\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024}}",
                "us.anthropic.claude-sonnet-4-5-20250929-v1:0 | HIGH | {\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":4000}}",
                "us.anthropic.claude-3-7-sonnet-20250219-v1:0 | MEDIUM | {\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":4000}}",
                "us.anthropic.claude-sonnet-4-5-20250929-v1:0 | NONE | ",
                "us.anthropic.claude-opus-4-6-v1 | HIGH | {\"thinking\":{\"type\":\"adaptive\"},\"output_config\":{\"effort\":\"high\"}}",
                "global.anthropic.claude-sonnet-5 | LOW | {\"thinking\":{\"type\":\"adaptive\"},\"output_config\":{\"effort\":\"low\"}}",
                "us.amazon.nova-2-lite-v1:0 | MEDIUM | {\"reasoningConfig\":{\"type\":\"enabled\",\"maxReasoningEffort\":\"medium\"}}",
                "us.amazon.nova-2-lite-v1:0 | NONE | ",
                "openai.gpt-oss-120b-1:0 | HIGH | {\"reasoning_effort\":\"high\"}",
                "openai.gpt-6-luna | NONE | {\"reasoning\":{\"effort\":\"none\"}}",
                "us.meta.llama4-maverick-17b-instruct-v1:0 | NONE | "
            })
    void everyFamilyHasItsOwnWordsForEffort(String model, ReasoningEffort effort, String wanted) {
        ChatRequestBuilder request =
                ChatRequest.builder().user("Hello").maxOutputTokens(8000).reasoningEffort(effort);

        assertThat(json(request, model).path("additionalModelRequestFields").toString())
                .isEqualTo(wanted == null ? "" : wanted);
    }

    @Test
    void signedReasoningGoesBackToClaudeAlone() {
        String state = "[{\"text\":\"Hm.\",\"signature\":\"c2ln\"},{\"redacted\":\"cmVk\"}]";
        Message answer = Message.of(
                Role.ASSISTANT, List.of(new ContentPart.Text("A"), new ContentPart.ProviderState(Bedrock.ID, state)));
        ChatRequestBuilder request =
                ChatRequest.builder().user("One").message(answer).user("Two");

        assertThat(json(request, CLAUDE).at("/messages/1/content").toString())
                .isEqualTo("[{\"reasoningContent\":{\"reasoningText\":{\"text\":\"Hm.\",\"signature\":\"c2ln\"}}},"
                        + "{\"reasoningContent\":{\"redactedContent\":\"cmVk\"}},{\"text\":\"A\"}]");
        assertThat(json(request, NOVA).at("/messages/1/content").toString()).isEqualTo("[{\"text\":\"A\"}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "{}", "7", "[1,null,\"a\"]", "[{\"text\":\"without signature\"}]"})
    void spoiltStateHoldsNoReasoning(String state) {
        assertThat(ReasoningBlocks.parse(state).isEmpty()).isTrue();
    }

    @Test
    void extraFieldsComeLastAndAreMerged() {
        ChatRequestBuilder request = ChatRequest.builder()
                .user("Hello")
                .extraFields("bedrock", "{\"inferenceConfig\":{\"topP\":0.1},\"serviceTier\":{\"type\":\"flex\"}}");

        assertThat(text(request, NOVA))
                .endsWith("\"inferenceConfig\":{\"maxTokens\":2048,\"topP\":0.1},\"serviceTier\":{\"type\":\"flex\"}}");
    }

    @Test
    void halfACharacterIsNoReasonToFail() {
        assertThat(text(ChatRequest.builder().user("half \ud83d."), NOVA)).contains("half ?.");
    }

    private static Message calls(ToolCall... calls) {
        return Message.of(
                Role.ASSISTANT,
                List.of(calls).stream().map(ContentPart.ToolUse::new).toList());
    }

    private static String text(ChatRequestBuilder request, String model) {
        return new String(RequestBody.write(request.build(), new BedrockModel(model)), StandardCharsets.UTF_8);
    }

    private static JsonNode json(ChatRequestBuilder request, String model) {
        try {
            return new ObjectMapper().readTree(text(request, model));
        } catch (JsonProcessingException e) {
            throw new AssertionError("Expected JSON.", e);
        }
    }
}
