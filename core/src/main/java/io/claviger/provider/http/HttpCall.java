package io.claviger.provider.http;

import io.claviger.chat.ChatEvent;
import io.claviger.chat.FailureKind;
import io.claviger.provider.CallContext;
import io.claviger.provider.Outcome;
import io.claviger.provider.ProviderCall;
import io.claviger.provider.TimeSource;
import java.net.ProtocolException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange as a {@link ProviderCall}.
 *
 * <p>The selector thread only stores bytes and runs {@code ready}; everything else, parsing included, happens in
 * {@link #poll} on the consumer's thread. Fields without {@code volatile} belong to the consumer.
 */
final class HttpCall implements ProviderCall {
    /** How long after the finish reason the usage or the terminator may still come before the answer counts as complete. */
    private static final Duration TERMINATOR_GRACE = Duration.ofSeconds(1);

    /** Signs of life prolong the wait for the terminator up to this: some services send them for ever. */
    private static final Duration LONGEST_GRACE = Duration.ofSeconds(5);

    /** The steps of a wait of microseconds, and how many at most: a second or two, for a thread that got no processor. */
    private static final long WAIT_NANOS = 100_000;

    private static final int MOST_WAITS = 10_000;

    private final Dialect dialect;
    private final CallContext context;
    private final Thread starter = Thread.currentThread();
    private final ReplyBuffer reply = new ReplyBuffer();

    private volatile HttpResponse.@Nullable ResponseInfo info;
    private volatile @Nullable ChunkQueue chunks;
    private volatile @Nullable Throwable sendFailure;
    private volatile boolean cancelled;
    private volatile boolean graceIsOver;
    private volatile @Nullable CompletableFuture<?> exchange;
    private volatile @Nullable WatchedBody unsent;

    private @Nullable BodyReader body;
    private @Nullable Outcome outcome;
    private TimeSource.@Nullable Timer grace;
    private long finishedAt;
    private int lateReads;

    private HttpCall(Dialect dialect, CallContext context) {
        this.dialect = dialect;
        this.context = context;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the follower cannot fail; the exchange itself is kept
    static HttpCall start(
            HttpTransport transport, HttpRequest.Builder request, byte[] body, Dialect dialect, CallContext context) {
        HttpCall call = new HttpCall(dialect, context);
        WatchedBody watched = new WatchedBody(body, context.time(), transport.connectTimeout(), call::notConnected);
        call.unsent = watched;
        CompletableFuture<?> exchange =
                transport.client().sendAsync(request.POST(watched).build(), call::headersArrived);
        call.exchange = exchange;
        if (call.cancelled) {
            call.cancel();
        }
        exchange.whenComplete((response, failure) -> call.sent(failure));
        return call;
    }

    @Override
    public ChatEvent.@Nullable Delta poll() {
        while (outcome == null) {
            ChatEvent.Delta delta = reply.pollDelta();
            if (delta != null) {
                return delta;
            }
            if (!advance()) {
                return null;
            }
        }
        return reply.pollDelta();
    }

    @Override
    public @Nullable Outcome outcome() {
        return reply.hasDelta() ? null : outcome;
    }

    @Override
    public Outcome expire() {
        Outcome known = outcome;
        if (known != null) {
            return known;
        }
        BodyReader reading = body;
        if (reading instanceof ErrorBody) {
            // Status and headers have said what is wrong, even if the rest never came.
            reading.end(null, reply);
        }
        Outcome refused = reading == null ? null : reading.outcome();
        if (refused != null) {
            end(refused);
            cancel();
            return refused;
        }
        Outcome last = reading != null && reply.isFinished()
                ? reading.completed(reply)
                : new Outcome.Failed(status(), requestId(), FailureKind.TIMEOUT, null, false);
        end(last);
        cancel();
        return last;
    }

    @Override
    public void cancel() {
        cancelled = true;
        ChunkQueue queue = chunks;
        if (queue != null) {
            queue.cancel();
        }
        CompletableFuture<?> running = exchange;
        if (running != null) {
            running.cancel(true);
        }
        stopWatching();
    }

    /** Takes one step. Returns whether something changed; false means wait for {@code ready}. */
    private boolean advance() {
        Throwable failure = sendFailure;
        if (failure != null) {
            end(Outcome.Failed.withoutStatus(NetworkFailures.classify(failure)));
            return true;
        }
        HttpResponse.ResponseInfo head = info;
        ChunkQueue queue = chunks;
        if (head == null || queue == null) {
            return false;
        }
        BodyReader reading = body;
        if (reading == null) {
            reading = BodyReader.of(head, dialect, context);
            body = reading;
        }
        boolean ended = queue.isEnded();
        // What waits when the grace ends is still read; what comes without end is not.
        boolean late = graceIsOver && lateReads++ > ChunkQueue.WINDOW;
        List<ByteBuffer> read = late ? null : queue.take();
        if (read != null) {
            for (ByteBuffer bytes : read) {
                reading.feed(bytes, reply);
            }
        } else if (ended || graceIsOver) {
            reading.end(queue.failure(), reply);
        } else {
            return false;
        }
        settle(reading, queue);
        return true;
    }

    private void settle(BodyReader reading, ChunkQueue queue) {
        Outcome done = reading.outcome();
        if (done == null && reply.isFinished()) {
            awaitTerminator();
        }
        if (done == null) {
            return;
        }
        end(done);
        if (queue.isEnded()) {
            return;
        }
        if (done instanceof Outcome.Completed && !graceIsOver) {
            queue.discardRest();
            context.time().schedule(TERMINATOR_GRACE, queue::cancel);
        } else {
            cancel();
        }
    }

    private void awaitTerminator() {
        long now = context.time().nanoTime();
        if (grace == null) {
            finishedAt = now;
        } else if (now - finishedAt > LONGEST_GRACE.minus(TERMINATOR_GRACE).toNanos()) {
            return;
        } else {
            grace.cancel();
        }
        grace = context.time().schedule(TERMINATOR_GRACE, () -> {
            graceIsOver = true;
            context.ready().run();
        });
    }

    private void end(Outcome last) {
        outcome = last;
        if (grace != null) {
            grace.cancel();
        }
    }

    private int status() {
        HttpResponse.ResponseInfo head = info;
        return head == null ? 0 : head.statusCode();
    }

    private @Nullable String requestId() {
        HttpResponse.ResponseInfo head = info;
        return head == null ? null : RequestIds.find(head.headers());
    }

    private ChunkQueue headersArrived(HttpResponse.ResponseInfo head) {
        ChunkQueue queue = new ChunkQueue(context.ready(), this::bodyBegins, context.streaming());
        info = head;
        chunks = queue;
        if (head.version() == HttpClient.Version.HTTP_1_1 && !hasSoundLength(head)) {
            // The client would wait for ever for a negative one, and over any other it would forget the connection.
            queue.onError(new ProtocolException("The announced length is none."));
            awaitExchange();
            cancel();
        }
        if (head.statusCode() / 100 != 2) {
            // Headers of an error say enough, those of an answer nothing that anybody should be woken for.
            context.ready().run();
        }
        return queue;
    }

    /**
     * Waits until there is something to cancel. An answer can be faster than the thread that asked for it, which is about
     * to come back from asking; and an exchange that has failed for itself closes no connection when it is cancelled.
     */
    private void awaitExchange() {
        for (int i = 0; exchange == null && !starter.equals(Thread.currentThread()) && i < MOST_WAITS; i++) {
            LockSupport.parkNanos(this, WAIT_NANOS);
        }
    }

    /** Only HTTP/1.1 needs the length to find the end. */
    private static boolean hasSoundLength(HttpResponse.ResponseInfo head) {
        return AnnouncedLength.of(head.headers()) != AnnouncedLength.UNSOUND;
    }

    /**
     * From here on the body tells everything. The client's future is done with by hand, since the client would complete it
     * on the common pool, which on a machine of one or two processors is a new thread for every call.
     */
    private void bodyBegins() {
        CompletableFuture<?> running = exchange;
        if (running != null) {
            running.complete(null);
        }
    }

    private void stopWatching() {
        WatchedBody waiting = unsent;
        if (waiting != null) {
            waiting.release();
        }
    }

    private void notConnected() {
        sendFailure = new HttpConnectTimeoutException("No connection within the limit.");
        cancel();
        context.ready().run();
    }

    private void sent(@Nullable Throwable failure) {
        stopWatching();
        ChunkQueue queue = chunks;
        if (failure != null && queue == null) {
            sendFailure = sendFailure == null ? failure : sendFailure;
            context.ready().run();
        } else if (failure != null && queue != null && !queue.isEnded()) {
            // The client can fail between headers and body, over a length that is no number, and tell nobody else.
            queue.onError(failure);
        } else if (cancelled) {
            cancel();
        }
    }

    /** {@return the provider and where the call stands, never content} */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "HttpCall[%s, status %d]", dialect.id(), status());
    }
}
