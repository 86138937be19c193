package io.claviger.examples.chatserver.openai;

import io.claviger.chat.ChatResponse;
import io.claviger.chat.ContentPart;
import io.claviger.chat.FinishReason;
import io.claviger.chat.ToolCall;
import io.claviger.chat.Usage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A chat completion in OpenAI's form. What is null is left out. */
@JsonNaming(SnakeCaseStrategy.class)
record CompletionJson(
        String id,
        String object,
        long created,
        String model,
        List<Choice> choices,
        @Nullable UsageJson usage) {
    /** The one answer. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Choice(int index, MessageJson message, String finishReason) {}

    /** What the model said. */
    @JsonNaming(SnakeCaseStrategy.class)
    record MessageJson(
            String role,
            String content,
            @Nullable String reasoningContent,
            @Nullable List<ToolCallJson> toolCalls,
            @Nullable List<StateJson> clavigerState) {}

    /** One call of a tool; the index stands in streams alone. */
    @JsonNaming(SnakeCaseStrategy.class)
    record ToolCallJson(
            @Nullable Integer index,
            @Nullable String id,
            @Nullable String type,
            FunctionJson function) {}

    /** Which tool, and its arguments as JSON text. */
    record FunctionJson(@Nullable String name, String arguments) {}

    /** What the provider must get back with the next request, and where it stood among the parts of the message. */
    record StateJson(String provider, int position, String state) {}

    /** Tokens. */
    @JsonNaming(SnakeCaseStrategy.class)
    record UsageJson(
            long promptTokens,
            long completionTokens,
            long totalTokens,
            CachedJson promptTokensDetails,
            ReasoningJson completionTokensDetails) {
        static UsageJson of(Usage usage) {
            return new UsageJson(
                    usage.inputTokens(),
                    usage.outputTokens(),
                    usage.totalTokens(),
                    new CachedJson(usage.cachedInputTokens()),
                    new ReasoningJson(usage.reasoningTokens()));
        }
    }

    /** Input that the provider knew already. */
    @JsonNaming(SnakeCaseStrategy.class)
    record CachedJson(long cachedTokens) {}

    /** Output that is not shown. */
    @JsonNaming(SnakeCaseStrategy.class)
    record ReasoningJson(long reasoningTokens) {}

    static CompletionJson of(CompletionHead head, ChatResponse response) {
        MessageJson message = new MessageJson(
                "assistant",
                response.text(),
                response.reasoning().isEmpty() ? null : response.reasoning(),
                calls(response.toolCalls()),
                states(response));
        return new CompletionJson(
                head.id(),
                "chat.completion",
                head.created(),
                response.provider() + "/" + response.model(),
                List.of(new Choice(0, message, finish(response.finishReason()))),
                response.usage().map(UsageJson::of).orElse(null));
    }

    private static @Nullable List<ToolCallJson> calls(List<ToolCall> calls) {
        return calls.isEmpty()
                ? null
                : calls.stream()
                        .map(call -> new ToolCallJson(
                                null, call.id(), "function", new FunctionJson(call.name(), call.arguments())))
                        .toList();
    }

    static @Nullable List<StateJson> states(ChatResponse response) {
        List<StateJson> states = new ArrayList<>();
        List<ContentPart> parts = response.message().parts();
        for (int at = 0; at < parts.size(); at++) {
            if (parts.get(at) instanceof ContentPart.ProviderState state) {
                states.add(new StateJson(state.provider().value(), at, state.json()));
            }
        }
        return states.isEmpty() ? null : states;
    }

    static String finish(FinishReason reason) {
        return switch (reason) {
            case LENGTH -> "length";
            case TOOL_CALLS -> "tool_calls";
            case CONTENT_FILTER -> "content_filter";
            case STOP, ERROR, OTHER -> "stop";
        };
    }
}
