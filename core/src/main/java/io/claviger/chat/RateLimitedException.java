package io.claviger.chat;

import java.time.Duration;

/** The user sent too many requests to this application. Nobody was called. */
public final class RateLimitedException extends ChatException {
    private static final long serialVersionUID = 1L;

    private final transient Duration retryAfter;

    /**
     * Reports the limit.
     *
     * @param retryAfter the wait after which the next request is allowed, positive
     */
    public RateLimitedException(Duration retryAfter) {
        super("Too many requests. Try again in " + seconds(retryAfter) + " seconds.");
        this.retryAfter = retryAfter;
    }

    /** {@return the wait after which the next request is allowed} */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** {@return the wait in whole seconds, rounded up, at least 1} */
    public long retryAfterSeconds() {
        return seconds(retryAfter);
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
