package io.claviger.fallback;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Where callers' callbacks run: a virtual thread each where the JVM has them, else a small pool of daemon threads. */
final class CallbackThreads {
    private static final int POOL = Math.max(8, 4 * Runtime.getRuntime().availableProcessors());

    private CallbackThreads() {}

    static Executor shared() {
        return Shared.EXECUTOR;
    }

    static ExecutorService pool() {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(POOL, POOL, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "claviger-callback-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static final class Shared {
        static final Executor EXECUTOR = virtualOrPool();

        private static Executor virtualOrPool() {
            try {
                // Java 21 and later; this class is compiled for 17.
                return (Executor) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null);
            } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
                return pool();
            }
        }
    }
}
