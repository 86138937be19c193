package io.claviger.provider;

import java.util.Comparator;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks later on one daemon thread. Nearly every task is taken back long before it is due, and waking the thread for
 * each would cost more than all else about it: while there are tasks, the thread looks every tick by itself, and only a
 * task that is due before that wakes it. Thread-safe.
 */
final class SharedTimer {
    private static final long TICK_NANOS = 100_000_000;
    private static final Comparator<Task> ORDER = (one, other) -> {
        long sooner = one.dueAt - other.dueAt;
        return sooner == 0 ? Long.compare(one.number, other.number) : Long.signum(sooner);
    };

    private final String name;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wakeUp = lock.newCondition();

    // guarded by lock
    private final TreeSet<Task> waiting = new TreeSet<>(ORDER);
    private @Nullable Thread thread;
    private long scheduled;
    private long looksAt;
    private boolean idle;

    SharedTimer(String name, LongSupplier nanoTime) {
        this.name = name;
        this.nanoTime = nanoTime;
    }

    /** Runs a task after that time; the handle takes it back. */
    TimeSource.Timer schedule(long delayNanos, Runnable work) {
        lock.lock();
        try {
            Task task = new Task(nanoTime.getAsLong() + Math.max(0, delayNanos), scheduled++, work);
            waiting.add(task);
            if (thread == null) {
                thread = new Thread(this::run, name);
                thread.setDaemon(true);
                thread.start();
            } else if (idle || task.dueAt - looksAt < 0) {
                wakeUp.signal();
            }
            return () -> cancel(task);
        } finally {
            lock.unlock();
        }
    }

    private void cancel(Task task) {
        lock.lock();
        try {
            waiting.remove(task);
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (true) {
            Task due;
            lock.lock();
            try {
                due = awaitDue();
            } catch (InterruptedException e) {
                continue; // nobody has a reason to interrupt it, and everybody waits for it
            } finally {
                lock.unlock();
            }
            due.run();
        }
    }

    private Task awaitDue() throws InterruptedException {
        boolean sawNothing = false;
        while (true) {
            long now = nanoTime.getAsLong();
            boolean nothing = waiting.isEmpty();
            if (!nothing && waiting.first().dueAt - now <= 0) {
                return waiting.pollFirst();
            }
            if (nothing && sawNothing) {
                idle = true;
                try {
                    wakeUp.await();
                } finally {
                    idle = false;
                }
            } else {
                // Also when there is nothing: the next call may come within the tick.
                long nap = nothing ? TICK_NANOS : Math.min(TICK_NANOS, waiting.first().dueAt - now);
                looksAt = now + nap;
                wakeUp.awaitNanos(nap);
            }
            sawNothing = nothing && waiting.isEmpty();
        }
    }

    /** What is to be run, and when; what it throws stays with it. */
    private static final class Task extends FutureTask<Void> {
        private final long dueAt;
        private final long number;

        Task(long dueAt, long number, Runnable work) {
            super(work, null);
            this.dueAt = dueAt;
            this.number = number;
        }
    }
}
