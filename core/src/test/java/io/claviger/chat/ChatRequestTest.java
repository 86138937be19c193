package io.claviger.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
}
