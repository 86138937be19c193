package io.claviger.testkit;

import io.claviger.provider.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A clock and a timer that stand still until a test moves them. Thread-safe; every field is guarded by this object's
 * lock, which is never held while a task runs.
 */
public final class ManualTime implements TimeSource {
    /** Where the time of day begins: a fixed moment, so that a failing test fails the same way tomorrow. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Task> tasks = new ArrayList<>();
    private long nanos;
    private long numbers;

    /** Makes a clock that shows {@link #START}. */
    public ManualTime() {}

    @Override
    public synchronized long nanoTime() {
        return nanos;
    }

    @Override
    public synchronized Instant instant() {
        return START.plusNanos(nanos);
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        Task scheduled;
        synchronized (this) {
            scheduled = new Task(nanos + Math.max(0, delay.toNanos()), numbers++, task);
            tasks.add(scheduled);
            notifyAll();
        }
        return () -> takeBack(scheduled);
    }

    /**
     * Moves the clock and runs on this thread what comes due, in order; a task that schedules another within the step
     * sees it run too.
     *
     * @param step how far, not negative
     */
    public void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("A clock does not go back; found " + step + ".");
        }
        long target = nanoTime() + step.toNanos();
        for (Task due = nextUntil(target); due != null; due = nextUntil(target)) {
            due.run().run();
        }
        synchronized (this) {
            nanos = Math.max(nanos, target);
        }
    }

    /**
     * Moves the clock to the moment at which the next task is due and runs on this thread what is due then.
     *
     * @return whether a task waited; if none did, the clock stands still
     */
    public boolean advanceToNext() {
        long dueAt;
        synchronized (this) {
            if (tasks.isEmpty()) {
                return false;
            }
            dueAt = tasks.stream().mapToLong(Task::dueAt).min().orElse(nanos);
        }
        advance(Duration.ofNanos(Math.max(0, dueAt - nanoTime())));
        return true;
    }

    /** {@return how many tasks wait for their time} */
    public synchronized int timers() {
        return tasks.size();
    }

    /**
     * Waits until at least so many tasks wait for their time, so that a test moves the clock only when the code under
     * test has set its timers.
     *
     * @param count at least one
     * @throws AssertionError when they are not there after 30 seconds of real time
     */
    public synchronized void awaitTimers(int count) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (tasks.size() < count) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("Expected " + count + " timers within " + PATIENCE.toSeconds()
                        + " seconds; found " + tasks.size() + ".");
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("Interrupted while waiting for timers.");
            }
        }
    }

    private synchronized void takeBack(Task task) {
        tasks.remove(task);
    }

    private synchronized @Nullable Task nextUntil(long target) {
        Task next = tasks.stream()
                .min(Comparator.comparingLong(Task::dueAt).thenComparingLong(Task::number))
                .orElse(null);
        if (next == null || next.dueAt() > target) {
            return null;
        }
        tasks.remove(next);
        nanos = Math.max(nanos, next.dueAt());
        return next;
    }

    /** {@return what the clock shows and how many tasks wait} */
    @Override
    public synchronized String toString() {
        return "ManualTime[" + START.plusNanos(nanos) + ", " + tasks.size() + " timers]";
    }

    private record Task(long dueAt, long number, Runnable run) {}
}
