package io.claviger.examples.chatserver.history;

import io.claviger.chat.ChatResponse;
import io.claviger.examples.chatserver.wire.AttemptJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an answer beside its text, as JSON in one column. Holds no key. Immutable.
 *
 * @param usage the tokens, null when not reported
 * @param firstTextMs milliseconds from the question to the first word, null when not streamed
 * @param durationMs milliseconds from the question to the end
 * @param attempts who was called, in order; null when nobody was
 * @param reasoning the model's thinking where it was shown
 * @param error why there is no whole answer
 */
public record AnswerDetails(
        @Nullable Tokens usage,
        @Nullable Long firstTextMs,
        @Nullable Long durationMs,
        @Nullable List<AttemptJson> attempts,
        @Nullable String reasoning,
        @Nullable Reason error) {
    /** Nothing but a text. */
    public static final AnswerDetails NONE = new AnswerDetails(null, null, null, null, null, null);

    /**
     * Why there is no whole answer.
     *
     * @param code for programs, as in error bodies
     * @param message a sentence for a person
     */
    public record Reason(String code, String message) {}

    /** Copies the trail. */
    public AnswerDetails {
        attempts = attempts == null ? null : List.copyOf(attempts);
    }

    /**
     * {@return what a chain's answer leaves}
     *
     * @param response the whole answer
     */
    public static AnswerDetails of(ChatResponse response) {
        return new AnswerDetails(
                response.usage().map(Tokens::of).orElse(null),
                response.timeToFirstToken().map(wait -> wait.toMillis()).orElse(null),
                response.duration().toMillis(),
                AttemptJson.of(response.attempts()),
                response.reasoning().isEmpty() ? null : response.reasoning(),
                null);
    }

    /** {@return the number of attempts, nothing of the reasoning} */
    @Override
    public String toString() {
        return "AnswerDetails[" + (attempts == null ? 0 : attempts.size()) + " attempts]";
    }
}
