package io.claviger.chat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every candidate was tried and failed, or the deadline of the chain passed before one answered. */
public final class AllAttemptsFailedException extends FailedAttemptsException {
    private static final long serialVersionUID = 1L;

    private final boolean deadlineReached;
    private final transient @Nullable Duration retryAfter;

    /**
     * Reports the trail.
     *
     * @param attempts every attempt in order, at least one
     * @param deadlineReached whether the chain's deadline ended the walk
     * @param retryAfter the shortest wait after which some key is known to work again, null when none is known
     */
    public AllAttemptsFailedException(List<Attempt> attempts, boolean deadlineReached, @Nullable Duration retryAfter) {
        super(
                "All AI providers failed" + (deadlineReached ? ": the deadline passed" : "") + counted(attempts),
                attempts);
        this.deadlineReached = deadlineReached;
        this.retryAfter = retryAfter;
    }

    private static String counted(List<Attempt> attempts) {
        return " after " + attempts.size() + (attempts.size() == 1 ? " attempt." : " attempts.");
    }

    /** {@return whether the chain's deadline ended the walk} */
    public boolean isDeadlineReached() {
        return deadlineReached;
    }

    /** {@return the shortest wait after which some key is known to work again} */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /**
     * {@return the aggregated sentence: about the one key when a single attempt failed on it, else about all} Both
     * sentences are those of the original specification.
     */
    @Override
    public String userMessage() {
        if (attempts().size() == 1 && kind() == FailureKind.INVALID_KEY) {
            return "Invalid API key for " + attempts().get(0).provider() + ". Please verify your key is correct.";
        }
        return "All AI providers failed. Please check your API keys.";
    }
}
