package io.claviger.examples.chatserver.wire;

import io.claviger.limit.Decision;

/**
 * What is left of the client's requests.
 *
 * @param remaining how many more are allowed now
 * @param resetIn seconds until one more is allowed
 */
public record RateLimitJson(int remaining, long resetIn) {
    /**
     * {@return what is left}
     *
     * @param decision the limiter's answer
     */
    public static RateLimitJson of(Decision decision) {
        return new RateLimitJson(decision.remaining(), decision.resetInSeconds());
    }
}
