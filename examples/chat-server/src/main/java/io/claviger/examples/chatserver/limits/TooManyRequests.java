package io.claviger.examples.chatserver.limits;

import io.claviger.examples.chatserver.wire.ErrorBody;
import io.claviger.examples.chatserver.wire.RefusedException;
import io.claviger.limit.Decision;

/** The one answer to whoever calls too often. Stateless. */
public final class TooManyRequests {
    static final int STATUS = 429;

    private TooManyRequests() {}

    /**
     * Refuses unless allowed.
     *
     * @param decision what the limiter said
     * @throws RefusedException with 429 and the wait
     */
    public static void unless(Decision decision) {
        if (!decision.allowed()) {
            throw new RefusedException(STATUS, body(decision.retryAfterSeconds()));
        }
    }

    static ErrorBody body(long seconds) {
        return ErrorBody.of(
                        "Too many requests",
                        "Too many requests. Try again in " + seconds + (seconds == 1 ? " second." : " seconds."),
                        "RATE_LIMITED")
                .withRetryAfter(seconds);
    }
}
