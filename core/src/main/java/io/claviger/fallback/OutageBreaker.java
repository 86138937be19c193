package io.claviger.fallback;

import dev.failsafe.CircuitBreaker;
import io.claviger.chat.FailureKind;
import io.claviger.provider.TimeSource;
import java.time.Duration;

/**
 * Remembers for all users of one chain whether a provider is in an outage. Thread-safe.
 *
 * <p>Counts only the provider's own faults. An open breaker takes nothing away: the provider is asked last instead of in
 * its place, and after a pause one request at a time probes it. Failsafe counts; the time is ours, so that a test can
 * move it.
 */
final class OutageBreaker {
    static final int WINDOW = 10;
    private static final Duration NEVER = Duration.ofDays(365);

    private final CircuitBreaker<Object> breaker;
    private final TimeSource time;
    private final long pauseNanos;
    private volatile long openedAt;

    OutageBreaker(FallbackPolicy policy, TimeSource time) {
        this.time = time;
        this.pauseNanos = policy.outagePause().toNanos();
        this.breaker = CircuitBreaker.builder()
                .withFailureThreshold(policy.outageThreshold(), WINDOW)
                .withSuccessThreshold(1)
                .withDelay(NEVER)
                .onOpen(event -> openedAt = time.nanoTime())
                .build();
    }

    /** Asks to be admitted in the provider's place. Whoever is admitted reports back by one of the methods below. */
    boolean admits() {
        if (breaker.isOpen() && time.nanoTime() - openedAt >= pauseNanos) {
            breaker.halfOpen();
        }
        return breaker.tryAcquirePermit();
    }

    void answered() {
        breaker.recordSuccess();
    }

    /** Counts a failure; any refusal that shows the provider alive counts as a success. */
    void failed(FailureKind kind) {
        if (WalkTable.of(kind).blame() == WalkTable.Blame.PROVIDER) {
            breaker.recordFailure();
        } else {
            breaker.recordSuccess();
        }
    }

    /** The caller went away before the attempt ended: says nothing about the provider, but frees the probe. */
    void abandoned() {
        if (breaker.isHalfOpen()) {
            breaker.open();
            openedAt = time.nanoTime() - pauseNanos;
        }
    }
}
