package io.claviger.provider.http;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Hands the bytes of one response from the client's selector thread to the consumer, bounded by demand: a consumer that
 * does not read makes the provider wait.
 */
final class ChunkQueue implements HttpResponse.BodySubscriber<ChunkQueue> {
    /** Reads in flight: enough to keep the socket busy while some are parsed, 128 KiB at the JDK's 16 KiB a read. */
    static final int WINDOW = 8;

    private final Queue<List<ByteBuffer>> reads = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<ChunkQueue> begun = new CompletableFuture<>();
    private final Runnable ready;
    private final Runnable begins;
    private final boolean piecewise;
    private final int batch;
    private int unasked; // belongs to whoever takes
    private int arrived;
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean ended;
    private volatile @Nullable Throwable failure;
    private volatile boolean discarding;
    private volatile boolean cancelled;

    /**
     * Makes a queue.
     *
     * @param ready run when there may be something to take
     * @param begins run once, when the client is about to deliver
     * @param piecewise whether each read matters by itself; else {@code ready} is run when nothing more can come before
     *     something was taken, and at the end
     */
    ChunkQueue(Runnable ready, Runnable begins, boolean piecewise) {
        this.ready = ready;
        this.begins = begins;
        this.piecewise = piecewise;
        // Asking can wake the selector. Whoever is not told of each read asks for each, lest the last one stay untold.
        this.batch = piecewise ? WINDOW / 2 : 1;
    }

    /** {@return the next bytes, or null when none are there} */
    @Nullable List<ByteBuffer> take() {
        List<ByteBuffer> next = reads.poll();
        Flow.Subscription source = subscription;
        if (next != null && source != null && ++unasked >= batch) {
            source.request(unasked);
            unasked = 0;
        }
        return next;
    }

    /** {@return whether no further bytes will come; those that came may still be taken} */
    boolean isEnded() {
        return ended;
    }

    /** {@return why the body ended early, null when it did not} */
    @Nullable Throwable failure() {
        return failure;
    }

    /** Reads to the end without keeping anything, so that the connection can be used again. */
    void discardRest() {
        discarding = true;
        Flow.Subscription source = subscription;
        if (source != null) {
            source.request(Long.MAX_VALUE);
        }
        reads.clear();
    }

    /** Closes the connection, or the stream of an HTTP/2 connection; also when the body has not begun. */
    void cancel() {
        cancelled = true;
        Flow.Subscription source = subscription;
        if (source != null) {
            source.cancel();
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription source) {
        subscription = source;
        begins.run();
        begun.complete(this);
        if (cancelled) {
            source.cancel();
        } else {
            source.request(WINDOW);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> read) {
        if (!discarding) {
            reads.add(read);
            if (piecewise || ++arrived % WINDOW == 0) {
                ready.run();
            }
        }
    }

    @Override
    public void onError(Throwable error) {
        failure = error;
        ended = true;
        ready.run();
    }

    @Override
    public void onComplete() {
        ended = true;
        ready.run();
    }

    /** {@return done when the body begins; before that the client may fail and tell nobody but this stage's followers} */
    @Override
    public CompletionStage<ChunkQueue> getBody() {
        return begun;
    }
}
