package io.claviger.provider;

import io.claviger.chat.ContentPart;
import io.claviger.chat.FailureKind;
import io.claviger.chat.FinishReason;
import io.claviger.chat.Usage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How an attempt ended. Immutable values without foreign text. */
public sealed interface Outcome {
    /** {@return the HTTP status, 0 when none arrived} */
    int status();

    /** {@return the provider's id for the request, null when none or a malformed one came} */
    @Nullable String requestId();

    /**
     * The provider finished its answer, whose pieces have been polled.
     *
     * @param status the HTTP status
     * @param requestId the provider's id for the request, null when none came
     * @param model the model that answered, null when the provider does not say
     * @param finishReason why the model stopped
     * @param rawFinishReason the provider's own word, at most 64 characters
     * @param usage the tokens used, null when not reported
     * @param state what the provider wants to see again on the next turn, null when nothing
     */
    record Completed(
            int status,
            @Nullable String requestId,
            @Nullable String model,
            FinishReason finishReason,
            String rawFinishReason,
            @Nullable Usage usage,
            ContentPart.@Nullable ProviderState state)
            implements Outcome {}

    /**
     * The attempt failed.
     *
     * @param status the HTTP status, 0 when none arrived
     * @param requestId the provider's id for the request, null when none came
     * @param kind why
     * @param retryAfter when to come back, as the provider says; null when it does not; never negative
     * @param retryRefused whether the provider asks not to be called again for this request
     */
    record Failed(
            int status,
            @Nullable String requestId,
            FailureKind kind,
            @Nullable Duration retryAfter,
            boolean retryRefused)
            implements Outcome {
        /**
         * A failure before any status arrived.
         *
         * @param kind why
         * @return the outcome
         */
        public static Failed withoutStatus(FailureKind kind) {
            return new Failed(0, null, kind, null, false);
        }
    }
}
