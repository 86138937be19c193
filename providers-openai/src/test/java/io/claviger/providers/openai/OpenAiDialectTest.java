package io.claviger.providers.openai;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiDialectTest {
    private static final ImageContent IMAGE = ImageContent.copyOf(new byte[] {1, 2, 3}, "image/png");
    private static final ToolDefinition TOOL =
            new ToolDefinition("weather", "Tells the weather.", "{ \"type\": \"object\", \"properties\": {} }");
    private static final String CLOSED =
            "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},\"required\":[\"a\"],\"additionalProperties\":false}";

    @Test
    void plainQuestionIsTheSmallestBody() {
        assertThat(body(OpenAi.builder(), question(), false))
                .isEqualTo(
                        "{\"model\":\"gpt-5.4-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi \\\"you\\\" ü\"}],"
                                + "\"max_completion_tokens\":2048}");
    }

    @Test
    void streamAsksForTheTokensUsed() {
        assertThat(body(OpenAi.builder(), question(), true))
                .endsWith(
                        "\"max_completion_tokens\":2048,\"stream\":true,\"stream_options\":{\"include_usage\":true}}");
        assertThat(body(compatible().streamUsage(false), question(), true))
                .endsWith("\"max_tokens\":2048,\"stream\":true}");
    }

    @Test
    void everyFeatureHasItsField() {
        ChatRequest request = ChatRequest.builder()
                .system("Be brief.")
                .message(Message.of(
                        Role.USER, List.of(new ContentPart.Text("What is it?"), new ContentPart.Image(IMAGE))))
                .temperature(0.2)
                .topP(0.9)
                .maxOutputTokens(512)
                .stop("END", "STOP")
                .seed(42)
                .tools(TOOL, new ToolDefinition("plain", "", "{}"))
                .toolChoice(ToolChoice.named("weather"))
                .responseFormat(new ResponseFormat.JsonSchema("r", CLOSED))
                .reasoningEffort(ReasoningEffort.NONE)
                .model("openai", "gpt-5.4")
                .build();

        assertThat(OpenAiDialectTest.dialect(OpenAi.builder()).unsupported(request))
                .isEmpty();
        assertThat(body(OpenAi.builder(), request, "gpt-5.4", false))
                .isEqualTo("{\"model\":\"gpt-5.4\",\"messages\":["
                        + "{\"role\":\"developer\",\"content\":\"Be brief.\"},"
                        + "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"What is it?\"},"
                        + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,AQID\"}}]}],"
                        + "\"max_completion_tokens\":512,\"temperature\":0.2,\"top_p\":0.9,\"stop\":[\"END\",\"STOP\"],\"seed\":42,"
                        + "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"weather\",\"description\":\"Tells the weather.\","
                        + "\"parameters\":{\"type\":\"object\",\"properties\":{}}}},"
                        + "{\"type\":\"function\",\"function\":{\"name\":\"plain\",\"parameters\":{}}}],"
                        + "\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"weather\"}},"
                        + "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"r\",\"schema\":"
                        + CLOSED
                        + ",\"strict\":true}},\"reasoning_effort\":\"none\"}");
    }

    @Test
    void toolTurnIsCallAndResult() {
        ToolCall first = new ToolCall("call_1", "weather", "{\"city\":\"Ulm\"}");
        ToolCall second = new ToolCall("call_2", "weather", "{}");
        ChatRequest request = ChatRequest.builder()
                .user("Weather?")
                .message(Message.of(
                        Role.ASSISTANT, List.of(new ContentPart.ToolUse(first), new ContentPart.ToolUse(second))))
                .message(Message.of(
                        Role.TOOL,
                        List.of(
                                new ContentPart.ToolResult("call_1", "weather", "12 C"),
                                new ContentPart.ToolResult("call_2", "weather", "13 C"))))
                .message(Message.of(
                        Role.ASSISTANT, List.of(new ContentPart.Text("Mild."), new ContentPart.ToolUse(first))))
                .message(Message.toolResult(first, "14 C"))
                .build();

        assertThat(messages(compatible(), request))
                .isEqualTo("[{\"role\":\"user\",\"content\":\"Weather?\"},"
                        + "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":["
                        + "{\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"{\\\"city\\\":\\\"Ulm\\\"}\"}},"
                        + "{\"id\":\"call_2\",\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"{}\"}}]},"
                        + "{\"role\":\"tool\",\"tool_call_id\":\"call_1\",\"content\":\"12 C\"},"
                        + "{\"role\":\"tool\",\"tool_call_id\":\"call_2\",\"content\":\"13 C\"},"
                        + "{\"role\":\"assistant\",\"content\":\"Mild.\",\"tool_calls\":["
                        + "{\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"{\\\"city\\\":\\\"Ulm\\\"}\"}}]},"
                        + "{\"role\":\"tool\",\"tool_call_id\":\"call_1\",\"content\":\"14 C\"}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AUTO | ]}",
                "NONE | ],\"tool_choice\":\"none\"}",
                "REQUIRED | ],\"tool_choice\":\"required\"}",
            })
    void toolChoiceIsSentWhenItIsNotTheDefault(ToolChoice.Mode mode, String end) {
        ChatRequest request =
                ask().tools(TOOL).toolChoice(new ToolChoice(mode, null)).build();

        assertThat(body(compatible(), request, false)).endsWith(end);
    }

    @Test
    void jsonObjectIsAsked() {
        ChatRequest request =
                ask().responseFormat(new ResponseFormat.JsonObject()).build();

        assertThat(body(compatible(), request, false)).endsWith("\"response_format\":{\"type\":\"json_object\"}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},\"required\":[\"a\"],\"additionalProperties\":false} | true",
                "{\"type\":\"array\",\"items\":{\"type\":\"string\"}} | true",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},\"required\":[\"a\"]} | false",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},\"required\":[],\"additionalProperties\":false} | false",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},\"required\":[\"a\"],\"additionalProperties\":true} | false",
                "{\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":{\"b\":{}}}} | false",
            })
    void strictOutputIsAskedForSchemasThatKeepItsRules(String schema, boolean strict) {
        ChatRequest request =
                ask().responseFormat(new ResponseFormat.JsonSchema("r", schema)).build();

        assertThat(body(compatible(), request, false))
                .endsWith("\"schema\":" + schema + ",\"strict\":" + strict + "}}}");
    }

    @Test
    void rawFieldsReplaceAndExtendWhatWasMapped() {
        ChatRequest request = ask().temperature(0.5)
                .extraFields("my-server", "{\"temperature\":0.1,\"top_k\":40,\"nested\":{\"a\":[1]}}")
                .extraFields("other", "{\"top_k\":1}")
                .build();

        assertThat(body(compatible(), request, false))
                .isEqualTo("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"max_tokens\":2048,"
                        + "\"temperature\":0.1,\"top_k\":40,\"nested\":{\"a\":[1]}}");
    }

    @Test
    void reasoningDetailsGoBackToTheirOwnProviderOnly() {
        ChatRequest request = ChatRequest.builder()
                .user("Hi")
                .message(Message.of(
                        Role.ASSISTANT,
                        List.of(
                                new ContentPart.Text("Hello"),
                                new ContentPart.ProviderState(ProviderId.of("other"), "[{\"type\":\"other\"}]"),
                                new ContentPart.ProviderState(ProviderId.of("my-server"), "[ {\"type\":\"own\"} ]"))))
                .user("And?")
                .build();

        assertThat(messages(compatible().reasoningDetails(true), request))
                .isEqualTo("[{\"role\":\"user\",\"content\":\"Hi\"},"
                        + "{\"role\":\"assistant\",\"content\":\"Hello\",\"reasoning_details\":[{\"type\":\"own\"}]},"
                        + "{\"role\":\"user\",\"content\":\"And?\"}]");
        assertThat(messages(compatible(), request)).doesNotContain("reasoning_details");
    }

    @ParameterizedTest
    @CsvSource({"[1", "{}", "'[],\"evil\":[]'"})
    void stateThatIsNoArrayIsNotSent(String state) {
        ChatRequest request = ChatRequest.builder()
                .user("Hi")
                .message(Message.of(
                        Role.ASSISTANT,
                        List.of(
                                new ContentPart.Text("Hello"),
                                new ContentPart.ProviderState(ProviderId.of("my-server"), state))))
                .user("And?")
                .build();

        assertThat(messages(compatible().reasoningDetails(true), request)).doesNotContain("reasoning_details", "evil");
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-5.4-mini, NONE, none",
        "gpt-5.4-mini, HIGH, high",
        "gpt-5-nano, NONE, minimal",
        "gpt-5, LOW, low",
        "o4-mini, NONE, low",
        "o3, MEDIUM, medium",
    })
    void reasoningEffortHasTheWordOfTheModel(String model, ReasoningEffort effort, String word) {
        ChatRequest request = ask().reasoningEffort(effort).build();

        assertThat(body(OpenAi.builder(), request, model, false)).endsWith("\"reasoning_effort\":\"" + word + "\"}");
    }

    @ParameterizedTest
    @CsvSource({"gpt-4o-mini", "gpt-4.1", "gpt-3.5-turbo", "chatgpt-4o-latest", "ft:gpt-4o:org::id"})
    void modelsThatCannotThinkTakeNoEffort(String model) {
        ChatRequest request = ask().reasoningEffort(ReasoningEffort.LOW)
                .model("openai", model)
                .build();

        assertThat(dialect(OpenAi.builder()).unsupported(request))
                .containsExactly(new Problem(
                        "reasoning_effort_unsupported",
                        "reasoningEffort",
                        "The provider openai has no reasoning effort here."));
    }

    @Test
    void modelsThatAlwaysThinkHaveFixedSampling() {
        ChatRequestBuilder sampled = ask().temperature(0.2).topP(0.5).stop("END");

        assertThat(dialect(OpenAi.builder())
                        .unsupported(sampled.model("openai", "o4-mini").build()))
                .containsExactly(
                        new Problem(
                                "temperature_unsupported",
                                "temperature",
                                "The provider openai fixes this model's temperature at 1."),
                        new Problem("top_p_unsupported", "topP", "The provider openai fixes this model's top-p at 1."),
                        new Problem(
                                "stop_unsupported", "stop", "The provider openai takes no stop texts for this model."));
        assertThat(dialect(OpenAi.builder())
                        .unsupported(sampled.model("openai", "gpt-5.4").build()))
                .isEmpty();
        assertThat(dialect(OpenAi.builder())
                        .unsupported(
                                sampled.reasoningEffort(ReasoningEffort.HIGH).build()))
                .hasSize(3);
        assertThat(dialect(OpenAi.builder())
                        .unsupported(ask().temperature(1)
                                .topP(1)
                                .model("openai", "gpt-5")
                                .build()))
                .isEmpty();
    }

    @Test
    void whatAServiceLacksIsNamed() {
        ChatRequest request = ask().message(Message.of(Role.USER, List.of(new ContentPart.Image(IMAGE))))
                .temperature(0)
                .topP(0.5)
                .stop("END")
                .seed(1)
                .tools(TOOL)
                .responseFormat(new ResponseFormat.JsonObject())
                .build();

        assertThat(dialect(compatible().without(OpenAi.Feature.values())).unsupported(request))
                .extracting(Problem::code, Problem::field, Problem::message)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "images_unsupported", "messages[1]", "The provider my-server takes no images."),
                        org.assertj.core.groups.Tuple.tuple(
                                "temperature_unsupported",
                                "temperature",
                                "The provider my-server takes no temperature."),
                        org.assertj.core.groups.Tuple.tuple(
                                "top_p_unsupported", "topP", "The provider my-server takes no top-p."),
                        org.assertj.core.groups.Tuple.tuple(
                                "stop_unsupported", "stop", "The provider my-server takes no stop texts."),
                        org.assertj.core.groups.Tuple.tuple(
                                "seed_unsupported", "seed", "The provider my-server takes no seed."),
                        org.assertj.core.groups.Tuple.tuple(
                                "json_object_unsupported",
                                "responseFormat",
                                "The provider my-server cannot be held to a JSON object."),
                        org.assertj.core.groups.Tuple.tuple(
                                "tools_unsupported", "tools", "The provider my-server calls no tools."));
        assertThat(dialect(compatible()).unsupported(request)).isEmpty();
    }

    @Test
    void toolChoiceAndSchemaCanBeLackingAlone() {
        ChatRequest request = ask().tools(TOOL)
                .toolChoice(ToolChoice.REQUIRED)
                .responseFormat(new ResponseFormat.JsonSchema("r", "{}"))
                .build();

        assertThat(dialect(compatible().without(OpenAi.Feature.TOOL_CHOICE).without(OpenAi.Feature.JSON_SCHEMA))
                        .unsupported(request))
                .extracting(Problem::code)
                .containsExactly("json_schema_unsupported", "tool_choice_unsupported");
    }

    @Test
    void partsInTheWrongPlaceAreNamed() {
        ChatRequest request = ask().message(Message.of(Role.ASSISTANT, List.of(new ContentPart.Image(IMAGE))))
                .message(Message.of(Role.USER, List.of(new ContentPart.ToolUse(new ToolCall("a", "f", "{}")))))
                .message(Message.of(Role.TOOL, List.of(new ContentPart.Text("12 C"))))
                .message(Message.of(Role.USER, List.of(new ContentPart.ToolResult("a", "f", "12 C"))))
                .build();

        assertThat(dialect(compatible()).unsupported(request))
                .extracting(Problem::field)
                .containsExactly("messages[1]", "messages[2]", "messages[3]", "messages[4]");
        assertThat(dialect(compatible()).unsupported(request))
                .extracting(Problem::message)
                .containsOnly("The provider my-server takes images from the user, tool calls from the assistant and"
                        + " results from tools only.");
    }

    @Test
    void jsonOfTheHostThatIsNoneIsNamedAndNotRepeated() {
        ChatRequest request = ask().tools(new ToolDefinition("f", "", "{\"a\":}"), new ToolDefinition("g", "", "[]"))
                .responseFormat(new ResponseFormat.JsonSchema("two words", "{} {}"))
                .extraFields("my-server", "secret")
                .build();

        assertThat(dialect(compatible()).unsupported(request))
                .containsExactly(
                        new Problem(
                                "schema_invalid",
                                "tools[0].parameters",
                                "The provider my-server wants a JSON object here."),
                        new Problem(
                                "schema_invalid",
                                "tools[1].parameters",
                                "The provider my-server wants a JSON object here."),
                        new Problem(
                                "schema_invalid",
                                "responseFormat.schema",
                                "The provider my-server wants a JSON object here."),
                        new Problem(
                                "schema_name_invalid",
                                "responseFormat.name",
                                "The provider my-server wants 1 to 64 letters, digits, hyphens or underscores here."),
                        new Problem(
                                "extra_fields_invalid",
                                "extraFields.my-server",
                                "The provider my-server wants a JSON object here."));
    }

    @Test
    void rawFieldCannotTurnStreamingOn() {
        ChatRequest request =
                ask().extraFields("my-server", "{\"stream\":true}").build();

        assertThat(dialect(compatible()).unsupported(request))
                .containsExactly(new Problem(
                        "extra_fields_reserved",
                        "extraFields.my-server",
                        "The provider my-server is streamed or not by the call, not by a raw field."));
    }

    private static OpenAi.Builder compatible() {
        return OpenAi.compatible("my-server", URI.create("http://localhost:1234/v1"))
                .model("m");
    }

    private static ChatRequestBuilder ask() {
        return ChatRequest.builder().user("Hi");
    }

    private static ChatRequest question() {
        return ChatRequest.of("Hi \"you\" ü");
    }

    private static OpenAiDialect dialect(OpenAi.Builder builder) {
        return new OpenAiDialect(builder);
    }

    private static String body(OpenAi.Builder builder, ChatRequest request, boolean streaming) {
        return body(builder, request, builder.model, streaming);
    }

    private static String body(OpenAi.Builder builder, ChatRequest request, String model, boolean streaming) {
        byte[] body = dialect(builder).encode(request, model, streaming).body();
        return new String(body, StandardCharsets.UTF_8);
    }

    private static String messages(OpenAi.Builder builder, ChatRequest request) {
        String body = body(builder, request, false);
        return body.substring(body.indexOf("\"messages\":") + 11, body.indexOf(",\"max_tokens\""));
    }
}
