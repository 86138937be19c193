package io.claviger.limit;

import java.time.Duration;

/**
 * The answer of a {@link RateLimiter}. Immutable.
 *
 * @param allowed whether the request may go on
 * @param remaining how many more requests would be allowed at once, 0 or more; 0 when this one was refused
 * @param resetIn how long until the oldest counted request stops counting, so that one more is allowed; positive
 * @param retryAfter zero when allowed, else how long to wait until a request can be allowed again
 */
public record Decision(boolean allowed, int remaining, Duration resetIn, Duration retryAfter) {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException when one is negative, or when a refusal leaves requests over or names no wait
     */
    public Decision {
        if (remaining < 0 || resetIn.isNegative() || retryAfter.isNegative()) {
            throw new IllegalArgumentException("A decision has no negative numbers; found remaining " + remaining
                    + ", reset in " + resetIn + ", retry after " + retryAfter + ".");
        }
        if (allowed != retryAfter.isZero() || (!allowed && remaining > 0)) {
            throw new IllegalArgumentException("A request is allowed without a wait or refused with one and nothing"
                    + " remaining; found allowed " + allowed + ", remaining " + remaining + ", retry after "
                    + retryAfter + ".");
        }
    }

    /**
     * Allows a request.
     *
     * @param remaining how many more would be allowed at once
     * @param resetIn how long until the oldest counted request stops counting
     * @return the decision
     */
    public static Decision allowed(int remaining, Duration resetIn) {
        return new Decision(true, remaining, resetIn, Duration.ZERO);
    }

    /**
     * Refuses a request.
     *
     * @param retryAfter how long to wait, more than zero
     * @return the decision
     */
    public static Decision refused(Duration retryAfter) {
        return new Decision(false, 0, retryAfter, retryAfter);
    }

    /** {@return {@link #resetIn} in whole seconds, rounded up so that who waits that long has waited long enough} */
    public long resetInSeconds() {
        return secondsRoundedUp(resetIn);
    }

    /** {@return {@link #retryAfter} in whole seconds, rounded up, for the {@code Retry-After} header (RFC 9110 §10.2.3)} */
    public long retryAfterSeconds() {
        return secondsRoundedUp(retryAfter);
    }

    private static long secondsRoundedUp(Duration duration) {
        return duration.getNano() == 0 ? duration.getSeconds() : duration.getSeconds() + 1;
    }
}
