package io.claviger.fallback;

import dev.failsafe.CircuitBreaker;
import io.claviger.chat.FailureKind;
import io.claviger.provider.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for all users of one chain whether a provider is in an outage. Thread-safe; guarded by its own lock.
 *
 * <p>Counts only the provider's own faults. An open breaker takes nothing away: the provider is asked last instead of in
 * its place, and after each pause one candidate is let through as a probe. Only the probe's end closes the breaker or
 * starts another pause: attempts that began before the outage say nothing about its end. Failsafe counts; the time is
 * ours, so that a test can move it.
 */
final class OutageBreaker {
    static final int WINDOW = 10;
    private static final Duration NEVER = Duration.ofDays(365);

    private final CircuitBreaker<Object> breaker;
    private final TimeSource time;
    private final long pauseNanos;
    private @Nullable Candidate probe;
    private long pauseBegan;

    OutageBreaker(FallbackPolicy policy, TimeSource time) {
        this.time = time;
        this.pauseNanos = policy.outagePause().toNanos();
        this.breaker = CircuitBreaker.builder()
                .withFailureThreshold(policy.outageThreshold(), WINDOW)
                .withDelay(NEVER)
                .build();
    }

    /** Asks to be admitted in the provider's place. Whoever is admitted reports back by one of the methods below. */
    synchronized boolean admits(Candidate asking) {
        if (breaker.isClosed()) {
            return true;
        }
        if (time.nanoTime() - pauseBegan < pauseNanos) {
            return false;
        }
        // A probe whose request was forgotten by its caller never reports: the next pause begins now.
        pauseBegan = time.nanoTime();
        probe = asking;
        return true;
    }

    synchronized void answered(Candidate by) {
        if (breaker.isClosed()) {
            breaker.recordSuccess();
        } else if (isProbe(by)) {
            probe = null;
            breaker.close();
        }
    }

    /** Counts a failure; any refusal that shows the provider alive counts as a success. */
    synchronized void failed(Candidate by, FailureKind kind) {
        if (WalkTable.of(kind).blame() != WalkTable.Blame.PROVIDER) {
            answered(by);
        } else if (breaker.isClosed()) {
            breaker.recordFailure();
            if (breaker.isOpen()) {
                pauseBegan = time.nanoTime();
            }
        } else if (isProbe(by)) {
            probe = null;
            pauseBegan = time.nanoTime();
        }
    }

    /** The caller went away before the attempt ended: says nothing about the provider, but frees the probe. */
    synchronized void abandoned(Candidate by) {
        if (isProbe(by)) {
            probe = null;
            pauseBegan = time.nanoTime() - pauseNanos;
        }
    }

    @SuppressWarnings("ReferenceEquality") // two requests with one ring have equal candidates
    private boolean isProbe(Candidate candidate) {
        return candidate == probe;
    }
}
