package io.claviger.provider;

import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks later on one daemon thread. Nearly every task is taken back long before it is due, and waking the thread for
 * each would cost more than all else about it: while there are tasks, the thread looks every tick by itself, and only a
 * task that is due before that wakes it. Thread-safe, and nobody ever waits for a lock here: a selector is among those
 * who come.
 */
final class SharedTimer {
    private static final long TICK_NANOS = 100_000_000;

    /** Long enough to be never, short enough not to overflow when added to a time. */
    private static final long UNTIL_CALLED_NANOS = Long.MAX_VALUE / 4;

    private final String name;
    private final LongSupplier nanoTime;
    private final Queue<Task> arrived = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Task> waiting = new PriorityQueue<>(); // the thread's own
    private volatile @Nullable Thread thread;
    private volatile long looksAt;

    SharedTimer(String name, LongSupplier nanoTime) {
        this.name = name;
        this.nanoTime = nanoTime;
    }

    /** Runs a task after that time; the handle takes it back. */
    TimeSource.Timer schedule(long delayNanos, Runnable work) {
        Task task = new Task(nanoTime.getAsLong() + Math.max(0, delayNanos), work);
        arrived.add(task);
        Thread running = thread;
        if (running == null) {
            start();
        } else if (task.dueAt - looksAt < 0) {
            LockSupport.unpark(running);
        }
        return task;
    }

    private synchronized void start() {
        if (thread == null) {
            Thread started = new Thread(this::run, name);
            started.setDaemon(true);
            looksAt = nanoTime.getAsLong() + UNTIL_CALLED_NANOS; // who comes before the first look calls
            thread = started;
            started.start();
        }
    }

    private void run() {
        long arrivals = 0;
        boolean sawNothing = false;
        while (true) {
            for (Task task = arrived.poll(); task != null; task = arrived.poll()) {
                if (!task.isDone()) {
                    task.number = arrivals++;
                    waiting.add(task);
                }
            }
            long now = nanoTime.getAsLong();
            Task first = waiting.peek();
            if (first != null && first.dueAt - now <= 0) {
                waiting.remove().run();
            } else {
                waiting.removeIf(Task::isDone);
                boolean nothing = waiting.isEmpty();
                nap(now, nothing && sawNothing);
                sawNothing = nothing;
            }
        }
    }

    private void nap(long now, boolean untilCalled) {
        Task first = waiting.peek();
        // Also when there is nothing: the next task may come within the tick.
        long nap = untilCalled ? UNTIL_CALLED_NANOS : TICK_NANOS;
        nap = first == null ? nap : Math.min(TICK_NANOS, first.dueAt - now);
        looksAt = now + nap;
        // Whoever does not see yet when the next look is has brought the task already.
        if (arrived.isEmpty()) {
            LockSupport.parkNanos(this, nap);
            // Nobody has a reason to interrupt it, and everybody waits for it.
            Thread.interrupted();
        }
    }

    /** What is to be run, and when; what it throws stays with it, and once taken back it keeps nothing alive. */
    private static final class Task extends FutureTask<Void> implements TimeSource.Timer, Comparable<Task> {
        private final long dueAt;
        private long number;

        Task(long dueAt, Runnable work) {
            super(work, null);
            this.dueAt = dueAt;
        }

        @Override
        public void cancel() {
            cancel(false);
        }

        @Override
        public int compareTo(Task other) {
            long later = dueAt - other.dueAt;
            return later == 0 ? Long.compare(number, other.number) : Long.signum(later);
        }
    }
}
