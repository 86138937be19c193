package io.claviger.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatRequestBuilder;
import io.claviger.chat.ContentPart;
import io.claviger.chat.ImageContent;
import io.claviger.chat.Message;
import io.claviger.chat.Problem;
import io.claviger.chat.ReasoningEffort;
import io.claviger.chat.ResponseFormat;
import io.claviger.chat.Role;
import io.claviger.chat.ToolCall;
import io.claviger.chat.ToolChoice;
import io.claviger.chat.ToolDefinition;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of the contract that is about requests. */
abstract class RequestContract extends AnswerContract {
    static final ToolDefinition WEATHER = new ToolDefinition(
            "weather",
            "Tells the weather",
            "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"]}");

    /** A feature of a request, how to ask for it, and how to see that it was asked for. */
    private record Feature(String name, Consumer<ChatRequestBuilder> use, Consumer<Heard> seen) {}

    private static final byte[] PIXEL = {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3};

    private static final List<Feature> FEATURES = List.of(
            new Feature(
                    "temperature",
                    request -> request.temperature(0.25),
                    heard -> assertThat(heard.option("/temperature").asDouble()).isEqualTo(0.25)),
            new Feature(
                    "top-p",
                    request -> request.topP(0.5),
                    heard -> assertThat(heard.option("/top_p", "/topP").asDouble())
                            .isEqualTo(0.5)),
            new Feature(
                    "stop",
                    request -> request.stop("END", "鍵"),
                    heard -> assertThat(heard.option("/stop", "/stopSequences"))
                            .isEqualTo(Json.read("[\"END\",\"鍵\"]"))),
            new Feature(
                    "seed",
                    request -> request.seed(42),
                    heard -> assertThat(heard.option("/seed").asInt()).isEqualTo(42)),
            new Feature(
                    "tools",
                    request -> request.tools(WEATHER),
                    heard -> assertThat(heard.body().path("tools").toString())
                            .contains("\"weather\"", "Tells the weather", "\"city\"")),
            new Feature(
                    "a demanded tool",
                    request -> request.tools(WEATHER).toolChoice(ToolChoice.named("weather")),
                    heard -> assertThat(heard.body()
                                    .path("tool_choice")
                                    .toString()
                                    .concat(heard.body().path("toolConfig").toString()))
                            .contains("weather")),
            new Feature(
                    "a JSON object",
                    request -> request.responseFormat(new ResponseFormat.JsonObject()),
                    heard -> assertThat(heard.option("/response_format/type", "/responseMimeType", "/format")
                                    .asText())
                            .isIn("json_object", "application/json", "json")),
            new Feature(
                    "a JSON schema",
                    request -> request.responseFormat(new ResponseFormat.JsonSchema(
                            "tree",
                            "{\"type\":\"object\",\"properties\":{\"depth\":{\"type\":\"integer\"}},"
                                    + "\"required\":[\"depth\"],\"additionalProperties\":false}")),
                    heard -> assertThat(heard.option(
                                            "/response_format/json_schema/schema",
                                            "/responseJsonSchema",
                                            "/responseSchema",
                                            "/format")
                                    .toString())
                            .contains("depth")),
            new Feature(
                    "an image",
                    request -> request.message(Message.of(
                            Role.USER,
                            List.of(
                                    new ContentPart.Text("What is it?"),
                                    new ContentPart.Image(ImageContent.copyOf(PIXEL, "image/png"))))),
                    heard -> assertThat(heard.body().toString())
                            .contains(Base64.getEncoder().encodeToString(PIXEL))
                            .containsAnyOf("image/png", "\"format\":\"png\"", "\"images\":[")),
            new Feature(
                    "reasoning effort",
                    request -> request.reasoningEffort(ReasoningEffort.LOW),
                    heard -> assertThat(heard.body().toString()).containsIgnoringCase("low")));

    @ParameterizedTest(name = "streamed: {0}")
    @ValueSource(booleans = {false, true})
    void theConversationReachesTheWireInItsOrder(boolean streaming) {
        ChatRequest request = ChatRequest.builder()
                .system("Be brief.")
                .user("Hello, 鍵 \"quoted\"")
                .assistant("Hi!")
                .user("How are you?")
                .build();

        Heard heard = heard(request, streaming);

        assertThat(heard.system()).isEqualTo("Be brief.");
        assertThat(heard.turns()).containsExactly("user: Hello, 鍵 \"quoted\"", "assistant: Hi!", "user: How are you?");
    }

    @Test
    void aToolsResultReachesTheWireWithItsCall() {
        ToolCall call = new ToolCall("call_9", "weather", "{\"city\":\"Ulm\"}");
        ChatRequest request = ChatRequest.builder()
                .user("How is the weather in Ulm?")
                .message(Message.of(Role.ASSISTANT, List.of(new ContentPart.ToolUse(call))))
                .message(Message.toolResult(call, "12 C"))
                .tools(WEATHER)
                .build();

        Heard heard = heard(request, false);

        assertThat(heard.turns()).hasSize(3);
        assertThat(heard.turns().get(1)).isEqualTo("assistant calls weather {\"city\":\"Ulm\"}");
        assertThat(heard.turns().get(2)).matches("tool\\((call_9|weather)\\): .*12 C.*");
    }

    @Test
    void theLimitOfOutputTokensIsAlwaysSent() {
        assertThat(maxTokens(ChatRequest.of("Hello"))).isEqualTo(ChatRequest.DEFAULT_MAX_OUTPUT_TOKENS);
        assertThat(maxTokens(
                        ChatRequest.builder().user("Hello").maxOutputTokens(77).build()))
                .isEqualTo(77);
    }

    @Test
    void theModelCanBeChosen() {
        ChatRequest request = ChatRequest.builder()
                .user("Hello")
                .model(provider().id().value(), "chosen-1")
                .build();

        assertThat(model(completed(ask(request, false)))).isEqualTo("chosen-1");
    }

    @Test
    void rawFieldsReachTheWire() {
        ChatRequest request = ChatRequest.builder()
                .user("Hello")
                .extraFields(provider().id().value(), "{\"claviger_test\":{\"depth\":7}}")
                .build();

        assertThat(heard(request, false).body().at("/claviger_test/depth").asInt())
                .isEqualTo(7);
    }

    @TestFactory
    Stream<DynamicTest> everyFeatureIsMappedOrRefusedBeforeAnyCall() {
        return FEATURES.stream()
                .map(feature -> line(feature.name(), false, streaming -> {
                    ChatRequestBuilder builder = ChatRequest.builder().user("Hello");
                    feature.use().accept(builder);
                    ChatRequest request = builder.build();

                    List<Problem> refused = provider().unsupported(request);

                    if (refused.isEmpty()) {
                        feature.seen().accept(heard(request, streaming));
                    } else {
                        assertThat(refused).allSatisfy(problem -> {
                            assertThat(problem.code()).matches("[a-z][a-z_]*");
                            assertThat(problem.message()).endsWith(".");
                        });
                        assertThat(server().requests()).isEmpty();
                    }
                }));
    }

    @Test
    void aPlainRequestIsNeverRefused() {
        assertThat(provider().unsupported(ChatRequest.of("Hello"))).isEmpty();
    }

    private int maxTokens(ChatRequest request) {
        return heard(request, false)
                .option("/max_completion_tokens", "/max_tokens", "/maxOutputTokens", "/num_predict")
                .asInt();
    }
}
