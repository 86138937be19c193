package io.claviger.benchmarks;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Threads for clients that need one for each stream. */
final class Threads {
    private Threads() {}

    /** {@return a thread for each task: virtual where the JVM has them, else kept for later tasks} */
    static Executor onePerTask() {
        try {
            // Java 21 and later; this class is compiled for 17.
            return (Executor)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return Executors.newCachedThreadPool(Threads::daemon);
        }
    }

    /** {@return a thread that does not keep its process alive} */
    static Thread daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }
}
