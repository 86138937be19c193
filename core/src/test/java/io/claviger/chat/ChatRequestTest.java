package io.claviger.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatRequestTest {
    @Test
    void everyProblemIsReportedAtOnce() {
        InvalidRequestException refused = catchThrowableOfType(
                InvalidRequestException.class,
                () -> ChatRequest.builder()
                        .system("Be brief.")
                        .temperature(3)
                        .topP(0)
                        .maxOutputTokens(0)
                        .stop("a", "b", "c", "d", "e")
                        .model("groq", "forged\nline")
                        .toolChoice(ToolChoice.REQUIRED)
                        .build());

        assertThat(refused.problems())
                .extracting(Problem::code)
                .containsExactly(
                        "messages_missing",
                        "temperature_out_of_range",
                        "top_p_out_of_range",
                        "max_output_tokens_out_of_range",
                        "stop_invalid",
                        "model_invalid",
                        "tool_missing");
        assertThat(refused.getMessage()).doesNotContain("forged");
    }

    @Test
    void blankQuestionIsRefused() {
        assertThatThrownBy(() -> ChatRequest.of(" \n"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("Message 1 is blank.");
    }

    @Test
    void modestLimitOfOutputTokensIsAlwaysThere() {
        assertThat(ChatRequest.of("Why?").maxOutputTokens()).isEqualTo(2048);
    }

    @Test
    void copyCanBeChangedWithoutTheOriginal() {
        ChatRequest original = ChatRequest.builder()
                .user("Why?")
                .temperature(0.5)
                .seed(7)
                .model("groq", "m")
                .build();

        ChatRequest copy =
                original.toBuilder().assistant("Because.").user("Really?").build();

        assertThat(copy.messages()).extracting(Message::text).containsExactly("Why?", "Because.", "Really?");
        assertThat(copy.temperature()).hasValue(0.5);
        assertThat(copy.seed()).hasValue(7);
        assertThat(copy.model(ProviderId.of("groq"))).contains("m");
        assertThat(original.messages()).hasSize(1);
    }

    @Test
    void printingNeverShowsWhatWasSaid() {
        ToolCall call = new ToolCall("1", "weather", "{\"city\":\"SECRET\"}");
        List<Object> printed = List.of(
                ChatRequest.of("SECRET"),
                Message.user("SECRET"),
                new ContentPart.Text("SECRET"),
                call,
                new ContentPart.ToolUse(call),
                new ContentPart.ToolResult("1", "weather", "SECRET"),
                new ContentPart.ProviderState(ProviderId.of("gemini"), "SECRET"),
                new ChatEvent.TextDelta("SECRET"),
                new ChatEvent.ReasoningDelta("SECRET"),
                new ChatEvent.ToolCallDelta(0, "1", "weather", "SECRET"),
                ChatResponse.builder(ProviderId.of("gemini"), "m", Message.assistant("SECRET"))
                        .build());

        assertThat(printed).allSatisfy(value -> assertThat(value.toString()).doesNotContain("SECRET"));
    }

    @Test
    void aPlainQuestionHasNoFeatures() {
        ProviderId groq = ProviderId.of("groq");
        ChatRequest plain = ChatRequest.builder()
                .system("Be brief.")
                .user("Why?")
                .maxOutputTokens(7)
                .extraFields("gemini", "{}")
                .build();

        assertThat(plain.features(groq)).isEmpty();
    }

    @Test
    void everyFeatureIsNamedInOrder() {
        ToolDefinition tool = new ToolDefinition("weather", "Tells the weather.", "{}");
        ChatRequest full = ChatRequest.builder()
                .message(Message.of(
                        Role.USER, List.of(new ContentPart.Image(ImageContent.copyOf(new byte[] {1}, "image/png")))))
                .tools(tool)
                .temperature(1)
                .topP(0.5)
                .stop("END")
                .seed(7)
                .responseFormat(new ResponseFormat.JsonObject())
                .reasoningEffort(ReasoningEffort.LOW)
                .extraFields("groq", "{}")
                .build();

        assertThat(full.features(ProviderId.of("groq")))
                .containsExactly(
                        "extraFields",
                        "images",
                        "reasoningEffort",
                        "responseFormat",
                        "seed",
                        "stop",
                        "temperature",
                        "tools",
                        "topP");
    }

    @Test
    void aConversationWithCallsAndResultsHasTools() {
        ToolCall call = new ToolCall("1", "weather", "{}");
        ChatRequest request = ChatRequest.builder()
                .user("How is the weather?")
                .message(Message.of(Role.ASSISTANT, List.of(new ContentPart.ToolUse(call))))
                .message(Message.toolResult(call, "rain"))
                .build();

        assertThat(request.features(ProviderId.of("groq"))).containsExactly("tools");
    }

    @Test
    void whoeverAddsToARequestDecidesWhetherItIsAFeature() {
        assertThat(Arrays.stream(ChatRequest.class.getDeclaredFields())
                        .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                        .map(Field::getName))
                .containsExactlyInAnyOrder(
                        "messages",
                        "temperature",
                        "topP",
                        "maxOutputTokens",
                        "stop",
                        "seed",
                        "tools",
                        "toolChoice",
                        "responseFormat",
                        "reasoningEffort",
                        "models",
                        "extraFields",
                        "providers");
        assertThat(Arrays.stream(ContentPart.class.getPermittedSubclasses()).map(Class::getSimpleName))
                .containsExactlyInAnyOrder("Text", "Image", "ToolUse", "ToolResult", "ProviderState");
    }
}
