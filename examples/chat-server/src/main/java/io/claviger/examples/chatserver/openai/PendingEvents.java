package io.claviger.examples.chatserver.openai;

import io.claviger.chat.ChatEvent;
import io.claviger.chat.FailedAttemptsException;
import io.claviger.examples.chatserver.security.SessionWatch;
import io.claviger.examples.chatserver.usage.UsageRecorder;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The events of an answer on their way to the thread that writes them. A few may wait; then the provider waits too. The
 * methods of the subscriber are called by the chain, the others belong to the writing thread.
 */
final class PendingEvents implements Flow.Subscriber<ChatEvent>, AutoCloseable {
    private static final int AHEAD = 32;
    private static final Object END = new Object();

    private final BlockingQueue<Object> queue = new LinkedBlockingQueue<>();
    private final String user;
    private final UsageRecorder usage;
    private final SessionWatch watch;
    private volatile Flow.@Nullable Subscription subscription;

    PendingEvents(String user, UsageRecorder usage, SessionWatch watch) {
        this.user = user;
        this.usage = usage;
        this.watch = watch;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(AHEAD);
    }

    @Override
    public void onNext(ChatEvent event) {
        if (event instanceof ChatEvent.Completed completed) {
            usage.answered(user, completed.response());
        }
        queue.add(event);
    }

    @Override
    public void onError(Throwable failure) {
        if (failure instanceof FailedAttemptsException failed) {
            usage.failed(user, failed);
        }
        queue.add(failure);
    }

    @Override
    public void onComplete() {
        queue.add(END);
    }

    /**
     * Waits for the next event.
     *
     * @return the event, null when none came in that time
     * @throws RuntimeException the failure, when that is what came
     */
    @Nullable ChatEvent next(Duration longest) throws InterruptedException {
        watch.requireOpen();
        Object next = queue.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
        if (next instanceof ChatEvent event) {
            Objects.requireNonNull(subscription).request(1);
            return event;
        }
        if (next instanceof RuntimeException failure) {
            throw failure;
        }
        if (next != null) {
            throw new IllegalStateException("An answer ends with its completion or an exception.");
        }
        return null;
    }

    /** Cancels the call of the provider, unless the answer is complete. */
    @Override
    public void close() {
        Flow.Subscription given = subscription;
        if (given != null) {
            given.cancel();
        }
    }
}
