package io.claviger.fallback;

import io.claviger.provider.TimeSource;
import java.time.Duration;

/** Measures one request against its limits, in nanoseconds since its start. Thread-safe. */
final class Deadline {
    private final TimeSource time;
    private final Timeouts timeouts;
    private final long startedAt;

    Deadline(TimeSource time, Timeouts timeouts) {
        this.time = time;
        this.timeouts = timeouts;
        this.startedAt = time.nanoTime();
    }

    /** {@return nanoseconds since the request began} */
    long elapsed() {
        return time.nanoTime() - startedAt;
    }

    boolean isPassed() {
        return left() <= 0;
    }

    /** {@return nanoseconds to the end, zero or negative when it has passed} */
    long left() {
        return timeouts.total().toNanos() - elapsed();
    }

    /** {@return whether something may begin after this pause and still have time} */
    boolean allows(Duration pause) {
        return elapsed() + pause.toNanos() < timeouts.total().toNanos();
    }

    /**
     * When an attempt must end.
     *
     * @param attempt the attempt
     * @param othersWait whether other candidates could be asked after it
     * @return elapsed nanoseconds
     */
    long limitOf(RunningAttempt attempt, boolean othersWait) {
        long limit = totalFor(attempt, othersWait);
        if (!attempt.hasContent()) {
            long whole = Math.max(timeouts.attempt().toNanos(), attempt.firstTokenLimit(Duration.ZERO));
            limit = Math.min(limit, attempt.startedAt() + whole);
        }
        if (attempt.isStreaming()) {
            long silence = attempt.hasDelta()
                    ? attempt.lastDeltaAt() + timeouts.idle().toNanos()
                    : attempt.startedAt() + attempt.firstTokenLimit(timeouts.firstToken());
            limit = Math.min(limit, silence);
        }
        return limit;
    }

    /** Keeps the floor back for the last candidate, unless so little is left that this one is the last in effect. */
    private long totalFor(RunningAttempt attempt, boolean othersWait) {
        long total = timeouts.total().toNanos();
        long reserved = total - timeouts.floor().toNanos();
        return othersWait && !attempt.hasContent() && attempt.startedAt() < reserved ? reserved : total;
    }
}
