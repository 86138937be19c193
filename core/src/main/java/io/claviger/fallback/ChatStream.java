package io.claviger.fallback;

import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatException;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatResponse;
import io.claviger.key.KeyRing;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The events of one request, taken by the caller's own thread as they come.
 *
 * <p>One pass, one thread at a time; {@link #close} may be called by any thread at any time, closes the provider's
 * connection and makes a waiting read fail. The last event is {@link ChatEvent.Completed}; every other end is an
 * exception, never a silent end.
 */
public final class ChatStream implements Iterable<ChatEvent>, AutoCloseable {
    private final Semaphore bell = new Semaphore(0);
    private final Walk walk;
    private boolean iterating;

    ChatStream(Engine engine, ChatRequest request, KeyRing keys, boolean streaming) {
        this.walk = new Walk(engine, request, keys, streaming, bell::release);
    }

    /**
     * Waits for the next event.
     *
     * @return the event, null after {@link ChatEvent.Completed}
     * @throws ChatException when the request has failed
     * @throws CancellationException when the stream was closed, or the waiting thread interrupted; its flag stays set
     */
    public @Nullable ChatEvent next() {
        while (true) {
            ChatEvent event = walk.poll();
            if (event != null || walk.isDrained()) {
                return event;
            }
            try {
                bell.acquire();
                bell.drainPermits();
            } catch (InterruptedException e) {
                walk.cancel();
                Thread.currentThread().interrupt();
                throw new CancellationException("The thread that waited for the answer was interrupted.");
            }
        }
    }

    /**
     * Reads to the end.
     *
     * @return the whole answer
     * @throws ChatException when the request has failed
     * @throws CancellationException as {@link #next}
     * @throws IllegalStateException when the end was read before
     */
    public ChatResponse response() {
        for (ChatEvent event = next(); event != null; event = next()) {
            if (event instanceof ChatEvent.Completed completed) {
                return completed.response();
            }
        }
        throw new IllegalStateException("The stream was read to its end before.");
    }

    /**
     * {@return the events, once} The iterator waits in {@code hasNext} and fails as {@link #next} does.
     *
     * @throws IllegalStateException when called a second time
     */
    @Override
    public Iterator<ChatEvent> iterator() {
        if (iterating) {
            throw new IllegalStateException("A stream can be iterated once.");
        }
        iterating = true;
        return new Events();
    }

    /** Ends the request if it has not ended. Idempotent, from any thread. */
    @Override
    public void close() {
        walk.cancel();
    }

    private final class Events implements Iterator<ChatEvent> {
        private @Nullable ChatEvent ahead;

        @Override
        public boolean hasNext() {
            if (ahead == null) {
                ahead = ChatStream.this.next();
            }
            return ahead != null;
        }

        @Override
        public ChatEvent next() {
            if (!hasNext() || ahead == null) {
                throw new NoSuchElementException("The answer is complete; there are no further events.");
            }
            ChatEvent event = ahead;
            ahead = null;
            return event;
        }
    }
}
