package io.claviger.examples.chatserver.history;

import io.claviger.examples.chatserver.wire.AttemptJson;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as clients see it, in lists and in events. What is null is left out.
 *
 * @param id names the message
 * @param seq its number in the conversation
 * @param parent the message it follows
 * @param role {@code user}, {@code assistant}, {@code system} or {@code tool}
 * @param text what
 * @param state {@code complete}, {@code streaming}, {@code interrupted}, {@code stopped} or {@code failed}
 * @param createdAt when it was stored
 * @param provider who generated it
 * @param model the provider's name of the model
 * @param finishReason why the model stopped
 * @param usage the tokens
 * @param firstTextMs from the question to the first word
 * @param durationMs from the question to the end
 * @param attempts who was called, in order
 * @param reasoning the model's thinking
 * @param error why there is no whole answer
 * @param generation the job that writes it, while it does
 * @param siblings its place among the alternatives to it
 */
public record MessageJson(
        String id,
        long seq,
        @Nullable String parent,
        String role,
        String text,
        String state,
        Instant createdAt,
        @Nullable String provider,
        @Nullable String model,
        @Nullable String finishReason,
        @Nullable Tokens usage,
        @Nullable Long firstTextMs,
        @Nullable Long durationMs,
        @Nullable List<AttemptJson> attempts,
        @Nullable String reasoning,
        AnswerDetails.@Nullable Reason error,
        @Nullable String generation,
        Siblings siblings) {
    /**
     * {@return the message}
     *
     * @param message as it is stored
     * @param siblings its place among the alternatives to it
     */
    public static MessageJson of(Message message, Siblings siblings) {
        AnswerDetails details = message.details();
        return new MessageJson(
                message.id(),
                message.seq(),
                message.parent(),
                Rows.word(message.role()),
                message.text(),
                message.state().word(),
                message.createdAt(),
                message.provider(),
                message.model(),
                message.finishReason(),
                details.usage(),
                details.firstTextMs(),
                details.durationMs(),
                details.attempts(),
                details.reasoning(),
                details.error(),
                message.state() == MessageState.STREAMING ? message.generation() : null,
                siblings);
    }

    /** {@return id, role, state and length, never the text} */
    @Override
    public String toString() {
        return "MessageJson[" + id + ", " + role + ", " + state + ", " + text.length() + " characters]";
    }
}
