package io.claviger.examples.chatserver.live;

import io.claviger.provider.TimeSource;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/**
 * Tells all sockets that the server stops, and when to come back: each another time, so that they do not all come at once
 * (P10). Stops after the jobs, whose ends are told first. Thread-safe.
 */
final class Farewell implements SmartLifecycle {
    private static final int SOONEST_MS = 500;
    private static final int LATEST_MS = 5_000;
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration MOST = Duration.ofSeconds(2);

    private final Hub hub;
    private final Envelopes envelopes;
    private final TimeSource time;
    private volatile boolean open = true;

    Farewell(Hub hub, Envelopes envelopes, TimeSource time) {
        this.hub = hub;
        this.envelopes = envelopes;
        this.time = time;
    }

    private record GoAway(int retryAfterMs) {}

    @Override
    public void start() {
        open = true;
    }

    @Override
    public void stop() {
        open = false;
        hub.forEach(connection -> connection.send(
                envelopes.of("goaway", new GoAway(ThreadLocalRandom.current().nextInt(SOONEST_MS, LATEST_MS)))));
        awaitQuiet();
        hub.forEach(connection -> connection.close(Closing.RESTART));
    }

    private void awaitQuiet() {
        long start = time.nanoTime();
        CountDownLatch never = new CountDownLatch(1);
        try {
            while (hub.any(connection -> !connection.isIdle()) && time.nanoTime() - start < MOST.toNanos()) {
                never.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 1;
    }
}
