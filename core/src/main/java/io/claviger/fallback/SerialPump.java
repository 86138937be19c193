package io.claviger.fallback;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs one task again whenever it is asked to, on an executor, never twice at a time. {@link #run} costs nothing and
 * never blocks, so that a selector or timer thread may call it.
 */
final class SerialPump implements Runnable {
    private final Executor executor;
    private final Runnable task;
    private final AtomicInteger asked = new AtomicInteger();

    SerialPump(Executor executor, Runnable task) {
        this.executor = executor;
        this.task = task;
    }

    @Override
    public void run() {
        if (asked.getAndIncrement() == 0) {
            executor.execute(this::drain);
        }
    }

    private void drain() {
        int seen;
        do {
            seen = asked.get();
            task.run();
        } while (asked.addAndGet(-seen) != 0);
    }
}
