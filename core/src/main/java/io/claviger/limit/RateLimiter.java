package io.claviger.limit;

/**
 * Says whether one more request of a subject fits into its limit, and counts it when it does.
 *
 * <p>Implementations are thread-safe and fail closed: a limiter that cannot reach its memory refuses or falls back to
 * a limit of its own, and never waves requests through.
 */
@FunctionalInterface
public interface RateLimiter {
    /**
     * Asks for one request and counts it when it is allowed. A refused request counts for nothing.
     *
     * @param subject who asks, such as a user's id or a client's address, with the kind of operation behind it where
     *     kinds have limits of their own; at most a few hundred characters, compared exactly
     * @return the answer
     */
    Decision tryAcquire(String subject);
}
