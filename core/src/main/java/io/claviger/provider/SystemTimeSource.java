package io.claviger.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The machine's clock; tasks run on one daemon thread named {@code claviger-timer}. */
final class SystemTimeSource implements TimeSource {
    static final SystemTimeSource INSTANCE = new SystemTimeSource();

    private final InstantSource clock = InstantSource.system();
    private final SharedTimer timer = new SharedTimer("claviger-timer", System::nanoTime);

    private SystemTimeSource() {}

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        return timer.schedule(delay.toNanos(), task);
    }
}
