package io.claviger.examples.chatserver.openai;

import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatResponse;
import io.claviger.examples.chatserver.openai.CompletionJson.FunctionJson;
import io.claviger.examples.chatserver.openai.CompletionJson.StateJson;
import io.claviger.examples.chatserver.openai.CompletionJson.ToolCallJson;
import io.claviger.examples.chatserver.openai.CompletionJson.UsageJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A piece of a streamed chat completion in OpenAI's form. What is null is left out. */
@JsonNaming(SnakeCaseStrategy.class)
record ChunkJson(
        String id,
        String object,
        long created,
        String model,
        List<ChoiceJson> choices,
        @Nullable UsageJson usage) {
    private static final Delta NOTHING = new Delta(null, null, null, null, null);

    /** The one answer's next piece. */
    @JsonNaming(SnakeCaseStrategy.class)
    record ChoiceJson(int index, Delta delta, @Nullable String finishReason) {}

    /** What is added. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Delta(
            @Nullable String role,
            @Nullable String content,
            @Nullable String reasoningContent,
            @Nullable List<ToolCallJson> toolCalls,
            @Nullable List<StateJson> clavigerState) {}

    private static ChunkJson chunk(CompletionHead head, String model, Delta delta, @Nullable String finish) {
        List<ChoiceJson> choices = List.of(new ChoiceJson(0, delta, finish));
        return new ChunkJson(head.id(), "chat.completion.chunk", head.created(), model, choices, null);
    }

    static ChunkJson role(CompletionHead head, String model) {
        return chunk(head, model, new Delta("assistant", "", null, null, null), null);
    }

    /** {@return the piece, null for what clients of this dialect are not told} */
    static @Nullable ChunkJson delta(CompletionHead head, String model, ChatEvent event) {
        if (event instanceof ChatEvent.TextDelta text) {
            return chunk(head, model, new Delta(null, text.text(), null, null, null), null);
        }
        if (event instanceof ChatEvent.ReasoningDelta reasoning) {
            return chunk(head, model, new Delta(null, null, reasoning.text(), null, null), null);
        }
        if (event instanceof ChatEvent.ToolCallDelta call) {
            ToolCallJson json = new ToolCallJson(
                    call.index(),
                    call.id(),
                    call.id() == null ? null : "function",
                    new FunctionJson(call.name(), call.arguments()));
            return chunk(head, model, new Delta(null, null, null, List.of(json), null), null);
        }
        return null;
    }

    static ChunkJson finish(CompletionHead head, String model, ChatResponse response) {
        List<StateJson> states = CompletionJson.states(response);
        Delta delta = states == null ? NOTHING : new Delta(null, null, null, null, states);
        return chunk(head, model, delta, CompletionJson.finish(response.finishReason()));
    }

    static ChunkJson usage(CompletionHead head, String model, UsageJson usage) {
        return new ChunkJson(head.id(), "chat.completion.chunk", head.created(), model, List.of(), usage);
    }
}
