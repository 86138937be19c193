package io.claviger.examples.chatserver.wire;

import io.claviger.chat.Attempt;
import io.claviger.chat.FailureKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of one key. What is null is left out.
 *
 * @param number 1 for the first attempt of the question
 * @param provider who was called
 * @param key the key's label, such as {@code gemini key 1}
 * @param model the model that was asked for
 * @param code why it failed, absent when it answered
 * @param message the fixed sentence for that
 * @param status the provider's HTTP status, absent when none arrived
 * @param durationMs how long it took
 * @param requestId the provider's own id for the call
 * @param next the key that is tried next, in the event of a failed attempt only
 */
public record AttemptJson(
        int number,
        String provider,
        String key,
        String model,
        @Nullable FailureKind code,
        @Nullable String message,
        @Nullable Integer status,
        long durationMs,
        @Nullable String requestId,
        @Nullable String next) {
    /**
     * {@return the attempt}
     *
     * @param attempt what happened
     */
    public static AttemptJson of(Attempt attempt) {
        return of(attempt, null);
    }

    /**
     * {@return the attempt with what follows}
     *
     * @param attempt what happened
     * @param next the key that is tried next, null when there is none
     */
    public static AttemptJson of(Attempt attempt, @Nullable String next) {
        FailureKind failure = attempt.failure();
        return new AttemptJson(
                attempt.number(),
                attempt.provider().value(),
                attempt.key(),
                attempt.model(),
                failure,
                failure == null ? null : failure.userMessage(),
                attempt.status() == 0 ? null : attempt.status(),
                attempt.duration().toMillis(),
                attempt.requestId(),
                next);
    }

    /**
     * {@return all attempts}
     *
     * @param attempts in order
     */
    public static List<AttemptJson> of(List<Attempt> attempts) {
        return attempts.stream().map(AttemptJson::of).toList();
    }
}
