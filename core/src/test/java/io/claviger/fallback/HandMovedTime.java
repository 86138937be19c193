package io.claviger.fallback;

import io.claviger.provider.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that stands still until the test moves it, and runs what is due on the test's own thread. */
final class HandMovedTime implements TimeSource {
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
    private long now;
    private long orders;

    private record Due(long at, long order, Runnable task) {}

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public Instant instant() {
        return START.plusNanos(now);
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        Due entry = new Due(now + Math.max(0, delay.toNanos()), orders++, task);
        due.add(entry);
        return () -> due.remove(entry);
    }

    /** Jumps to the next due task and runs it. Returns false when there is none. */
    boolean jump() {
        Due next = due.poll();
        if (next == null) {
            return false;
        }
        now = Math.max(now, next.at());
        next.task().run();
        return true;
    }

    void advance(Duration by) {
        long target = now + by.toNanos();
        while (!due.isEmpty() && due.peek().at() <= target) {
            jump();
        }
        now = target;
    }

    Duration elapsed() {
        return Duration.ofNanos(now);
    }

    int timers() {
        return due.size();
    }
}
