package io.claviger.fallback;

import io.claviger.chat.AllAttemptsFailedException;
import io.claviger.chat.Attempt;
import io.claviger.chat.ChainStoppedException;
import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatException;
import io.claviger.chat.ChatResponse;
import io.claviger.chat.FailedAttemptsException;
import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.StreamInterruptedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the listeners of one request what happens, one thing after the other, and nothing after its end.
 *
 * <p>Any thread may bring news. Whoever finds nobody telling tells all there is; the others leave theirs and go on, so
 * that a cancel never waits for a listener, and a listener that cancels is not called from within itself.
 */
final class RequestNews {
    private static final Logger LOG = LoggerFactory.getLogger(FallbackChat.class);

    private final boolean streaming;
    private final List<ChatListener> listeners;
    private final Queue<News> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger untold = new AtomicInteger();
    private boolean over; // belongs to whoever tells

    private record News(boolean last, Consumer<ChatListener> call) {}

    private RequestNews(boolean streaming, List<ChatListener> listeners) {
        this.streaming = streaming;
        this.listeners = listeners;
    }

    /** Begins a request, on the caller's thread. */
    static RequestNews started(boolean streaming, List<Supplier<? extends ChatListener>> sources) {
        List<ChatListener> listeners = new ArrayList<>(sources.size());
        for (Supplier<? extends ChatListener> source : sources) {
            ChatListener listener = listenerOf(source);
            if (listener != null) {
                listeners.add(listener);
            }
        }
        RequestNews news = new RequestNews(streaming, listeners);
        news.tell(false, listener -> listener.started(streaming));
        return news;
    }

    boolean isStreaming() {
        return streaming;
    }

    void attemptStarted(ChatEvent.AttemptStarted attempt) {
        tell(false, listener -> listener.attemptStarted(attempt));
    }

    void firstDelta(ChatEvent.AttemptStarted attempt, Duration after) {
        tell(false, listener -> listener.firstDelta(attempt, after));
    }

    void attemptFailed(Attempt attempt) {
        LOG.debug("Attempt {} failed: {}", attempt.number(), attempt.describe());
        tell(false, listener -> listener.attemptFailed(attempt));
    }

    void completed(ChatResponse response) {
        if (listeners.isEmpty()) {
            return;
        }
        ChatListener.Completion completion = new ChatListener.Completion(
                response.model(),
                response.finishReason(),
                response.usage().orElse(null),
                response.attempts(),
                response.duration());
        tell(true, listener -> listener.completed(completion));
    }

    /** Ends the request with what its caller gets: without an answer, or by a mistake. */
    void ended(RuntimeException why) {
        ChatListener.Reason reason = reasonOf(why);
        if (reason == null) {
            cancelled();
            return;
        }
        List<Attempt> attempts = why instanceof FailedAttemptsException failed ? failed.attempts() : List.of();
        ChatListener.Failure failure = new ChatListener.Failure(reason, attempts);
        tell(true, listener -> listener.failed(failure));
    }

    void cancelled() {
        tell(true, ChatListener::cancelled);
    }

    private static ChatListener.@Nullable Reason reasonOf(RuntimeException why) {
        if (!(why instanceof ChatException)) {
            return null;
        }
        if (why instanceof InvalidRequestException) {
            return ChatListener.Reason.INVALID_REQUEST;
        }
        if (why instanceof ChainStoppedException) {
            return ChatListener.Reason.CHAIN_STOPPED;
        }
        if (why instanceof StreamInterruptedException) {
            return ChatListener.Reason.STREAM_INTERRUPTED;
        }
        return why instanceof AllAttemptsFailedException
                ? ChatListener.Reason.ALL_ATTEMPTS_FAILED
                : ChatListener.Reason.NO_USABLE_KEY;
    }

    private void tell(boolean last, Consumer<ChatListener> call) {
        if (listeners.isEmpty()) {
            return;
        }
        waiting.add(new News(last, call));
        if (untold.getAndIncrement() == 0) {
            tellAll();
        }
    }

    /** What passes from a listener, such as the end of the memory, must not silence the rest. */
    private void tellAll() {
        try {
            tellNext(waiting.remove());
        } finally {
            if (untold.decrementAndGet() != 0) {
                tellAll();
            }
        }
    }

    private void tellNext(News next) {
        if (!over) {
            over = next.last();
            listeners.forEach(listener -> quietly(() -> next.call().accept(listener)));
        }
    }

    private static @Nullable ChatListener listenerOf(Supplier<? extends ChatListener> source) {
        ChatListener[] made = new ChatListener[1];
        quietly(() -> made[0] = source.get());
        return made[0];
    }

    /** What is broken in an observer, such as a library of another version, is no fault of the request. */
    private static void quietly(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException | LinkageError | AssertionError e) {
            LOG.warn(
                    "A chat listener threw {}; the request goes on.",
                    e.getClass().getName());
        }
    }
}
