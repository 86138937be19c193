package io.claviger.examples.chatserver.mail;

import io.claviger.examples.chatserver.wire.ErrorBody;
import io.claviger.examples.chatserver.wire.RefusedException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what nobody waits for: what follows from an e-mail address that somebody typed. The answer was given before, so
 * neither its content nor its duration tells whether the address is known. Bounded; thread-safe.
 */
public final class Errands implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);
    private static final int THREADS = 2;
    private static final int WAITING = 1_000;
    private static final long LAST_SECONDS = 5;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), errand -> {
                Thread thread = new Thread(errand, "errand");
                thread.setDaemon(true);
                return thread;
            });

    Errands() {
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Takes an errand on.
     *
     * @param errand what to do
     * @throws RefusedException with 503 when too many wait
     */
    public void run(Runnable errand) {
        try {
            threads.execute(() -> finish(errand));
        } catch (RejectedExecutionException e) {
            throw new RefusedException(
                    503, ErrorBody.of("Server busy", "The server is busy. Please try again soon.", "BUSY"));
        }
    }

    private static void finish(Runnable errand) {
        try {
            errand.run();
        } catch (RuntimeException e) {
            LOG.error("An errand failed.", e);
        }
    }

    /** Takes no more errands and waits a moment for those that are on their way. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Errands were given up.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
