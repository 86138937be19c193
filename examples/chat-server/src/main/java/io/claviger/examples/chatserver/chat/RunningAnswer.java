package io.claviger.examples.chatserver.chat;

import io.claviger.assistant.Opening;
import io.claviger.assistant.Reply;
import io.claviger.assistant.ReplyObserver;
import io.claviger.chat.ChatEvent;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer that is being made on a thread of its own, while the request's thread waits for its pieces and, in between,
 * watches the client. Closing it early interrupts that thread, which makes the assistant close the provider's connection
 * and wipe the keys.
 *
 * <p>{@link #next} and {@link #close} belong to the request's thread; everything else happens on the other one. A few
 * pieces may wait; then the provider waits too.
 */
final class RunningAnswer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningAnswer.class);
    private static final int PIECES_AHEAD = 32;
    private static final Duration WIPE = Duration.ofSeconds(10);

    private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(PIECES_AHEAD);
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable Thread worker; // guarded by this
    private boolean closed; // guarded by this

    /** What the request's thread is told. */
    sealed interface Piece {}

    /** The question was accepted. */
    record Opened(Opening opening) implements Piece {}

    /** Something happened on the way. */
    record Happened(ChatEvent event) implements Piece {}

    /** The answer is complete; nothing follows. */
    record Answered(Reply reply) implements Piece {}

    /** There will be no answer; nothing follows. */
    record Failed(RuntimeException failure) implements Piece {}

    private RunningAnswer() {}

    /**
     * Starts an answer.
     *
     * @param executor runs it at once or rejects it
     * @param ask asks the assistant
     * @return the answer, to be closed
     */
    static RunningAnswer start(Executor executor, Function<ReplyObserver, Reply> ask) {
        RunningAnswer answer = new RunningAnswer();
        executor.execute(() -> answer.run(ask));
        return answer;
    }

    private void run(Function<ReplyObserver, Reply> ask) {
        try {
            if (begin()) {
                pieces.put(outcome(ask));
            }
        } catch (InterruptedException e) {
            // Closed: nobody wants to know how it ended. The flag was for this task and not for the next one.
        } finally {
            end();
        }
    }

    private Piece outcome(Function<ReplyObserver, Reply> ask) {
        try {
            return new Answered(ask.apply(new Observer()));
        } catch (RuntimeException e) {
            return new Failed(e);
        }
    }

    private synchronized boolean begin() {
        worker = Thread.currentThread();
        return !closed;
    }

    private synchronized void end() {
        worker = null;
        Thread.interrupted();
        ended.countDown();
    }

    /**
     * Waits for the next piece.
     *
     * @param longest how long
     * @return the piece, null when none came in that time
     * @throws InterruptedException when the server stops
     */
    @Nullable Piece next(Duration longest) throws InterruptedException {
        Piece piece = pieces.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
        if (piece == null && ended.getCount() == 0 && pieces.isEmpty()) {
            throw new IllegalStateException("The thread that answers died.");
        }
        return piece;
    }

    /** Interrupts the answer unless it is complete, and waits until its keys are wiped. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (worker != null) {
                worker.interrupt();
            }
        }
        try {
            if (!ended.await(WIPE.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.warn("An answer that was given up has not ended after {} seconds.", WIPE.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Observer implements ReplyObserver {
        @Override
        public void opened(Opening opening) {
            put(new Opened(opening));
        }

        @Override
        public void event(ChatEvent event) {
            put(new Happened(event));
        }

        private void put(Piece piece) {
            try {
                pieces.put(piece);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("The client has gone.");
            }
        }
    }
}
