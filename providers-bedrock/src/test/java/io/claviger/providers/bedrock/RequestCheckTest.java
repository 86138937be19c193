package io.claviger.providers.bedrock;

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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestCheckTest {
    private static final String NOVA = "us.amazon.nova-2-lite-v1:0";
    private static final String CLAUDE = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
    private static final ToolDefinition WEATHER = new ToolDefinition("weather", "Tells", "{}");

    @Test
    void seedIsRefused() {
        assertThat(problems(hello().seed(1), NOVA))
                .containsExactly(new Problem("seed_unsupported", "seed", "Bedrock has no seed."));
    }

    @Test
    void temperatureAboveOneIsRefused() {
        assertThat(problems(hello().temperature(1), NOVA)).isEmpty();
        assertThat(problems(hello().temperature(1.01), NOVA))
                .containsExactly(new Problem(
                        "temperature_unsupported",
                        "temperature",
                        "The temperature for Bedrock is 0 to 1; found more."));
    }

    @ParameterizedTest
    @CsvSource({
        "us.anthropic.claude-sonnet-4-5-20250929-v1:0, true",
        "us.anthropic.claude-opus-4-1-20250805-v1:0, true",
        "us.anthropic.claude-sonnet-4-20250514-v1:0, false",
        "anthropic.claude-3-5-sonnet-20240620-v1:0, false",
        "us.amazon.nova-2-lite-v1:0, false"
    })
    void laterClaudeTakesTemperatureOrTopP(String model, boolean refused) {
        assertThat(problems(hello().temperature(0.5).topP(0.5), model))
                .extracting(Problem::code)
                .isEqualTo(refused ? List.of("sampling_unsupported") : List.of());
    }

    @Test
    void jsonNeedsASchema() {
        assertThat(codes(hello().responseFormat(new ResponseFormat.JsonObject()), NOVA))
                .containsExactly("json_object_unsupported");
        assertThat(codes(hello().responseFormat(new ResponseFormat.JsonSchema("a", "[]")), NOVA))
                .containsExactly("response_schema_invalid");
        assertThat(codes(hello().tools(new ToolDefinition("a", "b", "7")), NOVA))
                .containsExactly("tool_schema_invalid");
        assertThat(codes(hello().extraFields("bedrock", "[]"), NOVA)).containsExactly("extra_fields_invalid");
    }

    @Test
    void conversationBeginsWithTheUser() {
        ChatRequestBuilder request =
                ChatRequest.builder().system("Be brief.").assistant("Hello!").user("Hi");

        assertThat(problems(request, NOVA))
                .containsExactly(new Problem(
                        "first_message_unsupported",
                        "messages[1]",
                        "A conversation with Bedrock begins with the user; found an answer first."));
    }

    @ParameterizedTest
    @CsvSource({"SYSTEM", "ASSISTANT"})
    void imagesAreTheUsers(Role role) {
        ContentPart image = new ContentPart.Image(ImageContent.copyOf(new byte[] {1}, "image/png"));
        ChatRequestBuilder request = hello().message(Message.of(role, List.of(new ContentPart.Text("See"), image)))
                .user("And?");

        assertThat(codes(request, NOVA)).containsExactly("image_unsupported");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "../control", "a?b", "a#b", "a b", "ä", ".", "a\nb", "a%2Fb"})
    void modelMustBeOneSegment(String model) {
        assertThat(RequestCheck.problems(hello().build(), new BedrockModel(model)))
                .containsExactly(new Problem("model_invalid", "models.bedrock", BedrockModel.EXPECTATION));
    }

    @ParameterizedTest
    @CsvSource({
        "us.amazon.nova-2-lite-v1:0, HIGH",
        "us.amazon.nova-pro-v1:0, LOW",
        "anthropic.claude-3-5-sonnet-20240620-v1:0, LOW",
        "us.meta.llama4-maverick-17b-instruct-v1:0, HIGH",
        "openai.gpt-oss-120b-1:0, NONE",
        "us.deepseek.r1-v1:0, NONE",
        "us.deepseek.r1-v1:0, LOW",
        "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc, LOW"
    })
    void effortThatCannotBeToldIsRefused(String model, ReasoningEffort effort) {
        assertThat(codes(hello().reasoningEffort(effort), model)).containsExactly("reasoning_unsupported");
    }

    @Test
    void claudeThinksUnderConditions() {
        assertThat(codes(thinking(), CLAUDE)).isEmpty();
        assertThat(problems(thinking().maxOutputTokens(1024), CLAUDE))
                .containsExactly(new Problem(
                        "reasoning_unsupported",
                        "reasoningEffort",
                        "Claude thinks with at least 1024 tokens, and the limit of output tokens must be above that;"
                                + " found 1024."));
        assertThat(codes(thinking().temperature(0.5), CLAUDE)).containsExactly("reasoning_unsupported");
        assertThat(codes(thinking().tools(WEATHER).toolChoice(ToolChoice.REQUIRED), CLAUDE))
                .containsExactly("reasoning_unsupported");
        assertThat(codes(thinking().temperature(0.5).reasoningEffort(ReasoningEffort.NONE), CLAUDE))
                .isEmpty();
    }

    @Test
    void claudeThinksOnlyOverCallsThatItMadeThinking() {
        ToolCall call = new ToolCall("call_0", "weather", "{}");
        ContentPart use = new ContentPart.ToolUse(call);
        ContentPart state = new ContentPart.ProviderState(Bedrock.ID, "[{\"text\":\"Hm.\",\"signature\":\"c2ln\"}]");
        Message foreign = Message.of(Role.ASSISTANT, List.of(use));
        Message own = Message.of(Role.ASSISTANT, List.of(use, state));
        Message result = Message.toolResult(call, "12 C");

        assertThat(codes(thinking().message(foreign).message(result).tools(WEATHER), CLAUDE))
                .containsExactly("reasoning_unsupported");
        assertThat(codes(thinking().message(own).message(result).tools(WEATHER), CLAUDE))
                .isEmpty();
        assertThat(codes(
                        thinking()
                                .message(foreign)
                                .message(result)
                                .assistant("So.")
                                .user("And?"),
                        CLAUDE))
                .isEmpty();
    }

    private static ChatRequestBuilder hello() {
        return ChatRequest.builder().user("Hello");
    }

    private static ChatRequestBuilder thinking() {
        return hello().reasoningEffort(ReasoningEffort.MEDIUM);
    }

    private static List<Problem> problems(ChatRequestBuilder request, String model) {
        return RequestCheck.problems(request.build(), new BedrockModel(model));
    }

    private static List<String> codes(ChatRequestBuilder request, String model) {
        return problems(request, model).stream().map(Problem::code).toList();
    }
}
