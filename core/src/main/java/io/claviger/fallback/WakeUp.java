package io.claviger.fallback;

import io.claviger.provider.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that {@code ready} runs at the next limit, with as few timers as possible: a limit that moves later costs
 * nothing, since the timer that comes too early only leads to a look at the clock. Thread-safe.
 */
final class WakeUp {
    private final TimeSource time;
    private final Runnable ready;

    // guarded by this
    private TimeSource.@Nullable Timer timer;
    private long dueAt;
    private boolean stopped;

    WakeUp(TimeSource time, Runnable ready) {
        this.time = time;
        this.ready = ready;
    }

    /** Asks for a wake-up no later than this many nanoseconds from now. */
    synchronized void at(long nanos) {
        long wanted = time.nanoTime() + nanos;
        if (stopped || (timer != null && dueAt - wanted <= 0)) {
            return;
        }
        if (timer != null) {
            timer.cancel();
        }
        dueAt = wanted;
        timer = time.schedule(Duration.ofNanos(nanos), this::ring);
    }

    synchronized void stop() {
        stopped = true;
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private void ring() {
        synchronized (this) {
            // A newer timer may have taken the place of the one that rings.
            if (time.nanoTime() - dueAt >= 0) {
                timer = null;
            }
        }
        ready.run();
    }
}
