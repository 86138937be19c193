package io.claviger.examples.chatserver.mail;

import io.claviger.examples.chatserver.wire.ErrorBody;
import io.claviger.examples.chatserver.wire.RefusedException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
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

    /** An errand differs by what it finds, so it begins when the answer that took it on has long gone out (C19). */
    private static final long LATER_MS = 100;

    private final Semaphore places = new Semaphore(WAITING);
    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(THREADS, errand -> {
        Thread thread = new Thread(errand, "errand");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Takes an errand on.
     *
     * @param errand what to do
     * @throws RefusedException with 503 when too many wait
     */
    public void run(Runnable errand) {
        if (!places.tryAcquire()) {
            throw busy();
        }
        try {
            ScheduledFuture<?> unused = threads.schedule(() -> finish(errand), LATER_MS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            throw busy();
        }
    }

    private static RefusedException busy() {
        return new RefusedException(
                503, ErrorBody.of("Server busy", "The server is busy. Please try again soon.", "BUSY"));
    }

    private void finish(Runnable errand) {
        try {
            errand.run();
        } catch (RuntimeException e) {
            LOG.error("An errand failed.", e);
        } finally {
            places.release();
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
