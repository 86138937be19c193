package io.claviger.provider;

import java.time.Duration;
import java.time.Instant;

/** The clock and the timer of a request. Thread-safe. Tests move one by hand. */
public interface TimeSource {
    /** {@return nanoseconds from an arbitrary origin, never going backwards, for measuring} */
    long nanoTime();

    /** {@return the time of day, for what a provider or a person is told} */
    Instant instant();

    /**
     * Runs a task later, once.
     *
     * @param delay from now; zero or negative runs it as soon as possible
     * @param task what to run on the timer's thread; must not block
     * @return a handle that takes the task back
     */
    Timer schedule(Duration delay, Runnable task);

    /** {@return the system's clock with one shared daemon thread as its timer} */
    static TimeSource system() {
        return SystemTimeSource.INSTANCE;
    }

    /** A scheduled task. */
    @FunctionalInterface
    interface Timer {
        /** Takes the task back if it has not begun. Idempotent, from any thread. */
        void cancel();
    }
}
