package io.claviger.spring;

import io.claviger.limit.RateLimiter;
import io.claviger.limit.SlidingWindowRateLimiter;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often one user may ask.
 *
 * @param requests The most requests of one user in any window.
 * @param window The length of the window.
 */
record RateLimitSettings(
        @DefaultValue("30") int requests,
        @DefaultValue("60s") Duration window) {
    /** What {@link SlidingWindowRateLimiter} takes. */
    private static final Duration LONGEST_WINDOW = Duration.ofDays(366);

    RateLimiter limiter() {
        return SlidingWindowRateLimiter.builder().limit(requests).window(window).build();
    }

    void check(Faults faults) {
        boolean sound = !window.isNegative() && !window.isZero() && window.compareTo(LONGEST_WINDOW) <= 0;
        faults.unless(requests >= 1, "claviger.rate-limit.requests", "1 or more");
        faults.unless(sound, "claviger.rate-limit.window", "more than 0s and at most 366d");
    }
}
