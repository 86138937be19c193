package io.claviger.fallback;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs one task again whenever it is asked to, on an executor, never twice at a time. {@link #run} costs nothing and
 * never blocks, so that a selector or timer thread may call it.
 */
final class SerialPump implements Runnable {
    private final Executor executor;
    private final Runnable task;
    private final Consumer<RuntimeException> refused;
    private final AtomicInteger asked = new AtomicInteger();

    /**
     * Makes a pump.
     *
     * @param executor where the task runs
     * @param task throws nothing but errors of the virtual machine
     * @param refused told, on a thread of the library, that the executor takes no more tasks
     */
    SerialPump(Executor executor, Runnable task, Consumer<RuntimeException> refused) {
        this.executor = executor;
        this.task = task;
        this.refused = refused;
    }

    @Override
    public void run() {
        if (asked.getAndIncrement() > 0) {
            return;
        }
        try {
            executor.execute(this::drain);
        } catch (RuntimeException e) {
            asked.set(0);
            // A selector thread may be here, and whoever is told runs the caller's code.
            CallbackThreads.shared().execute(() -> refused.accept(e));
        }
    }

    private void drain() {
        boolean dry = false;
        try {
            while (!dry) {
                int seen = asked.get();
                task.run();
                dry = asked.addAndGet(-seen) == 0;
            }
        } finally {
            if (!dry) {
                asked.set(0); // an error of the virtual machine; who asks next is heard
            }
        }
    }
}
