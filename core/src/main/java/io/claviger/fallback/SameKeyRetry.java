package io.claviger.fallback;

import dev.failsafe.Execution;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The budget of one request for trying a key again, and the pause before: Failsafe's back-off with jitter. For one
 * thread. Walking on to another key or provider costs nothing here.
 */
final class SameKeyRetry {
    private final int retries;
    private @Nullable Execution<Object> begun; // most requests need none

    SameKeyRetry(int retries) {
        this.retries = retries;
    }

    private Execution<Object> budget() {
        Execution<Object> known = begun;
        if (known == null) {
            RetryPolicy<Object> policy = RetryPolicy.builder()
                    .withMaxRetries(retries)
                    .withBackoff(200, 2_000, ChronoUnit.MILLIS)
                    .withJitter(0.5)
                    .build();
            known = Execution.of(policy);
            begun = known;
        }
        return known;
    }

    /** Spends one retry. Returns the pause before it, null when the budget is spent. */
    @Nullable Duration spend() {
        Execution<Object> budget = budget();
        if (!budget.isComplete()) {
            budget.recordException(new FailedAttempt());
        }
        return budget.isComplete() ? null : budget.getDelay();
    }

    /** Stands for any failure: Failsafe wants to see one, and only their number matters. */
    private static final class FailedAttempt extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FailedAttempt() {
            super("an attempt failed", null, false, false);
        }
    }
}
