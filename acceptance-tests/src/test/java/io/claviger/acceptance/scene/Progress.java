package io.claviger.acceptance.scene;

import io.claviger.chat.Attempt;
import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatResponse;
import io.claviger.chat.ProviderId;
import io.claviger.fallback.ChatListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** What can be seen of one request from outside while it runs. For one thread. */
final class Progress implements ChatListener, Flow.Subscriber<ChatEvent> {
    private final List<ChatEvent> events = new ArrayList<>();
    private final Map<ProviderId, Integer> started = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable ProviderId running;
    private boolean pausing;
    private boolean over;
    private @Nullable ChatResponse response;
    private @Nullable Throwable failure;

    /** {@return whether an attempt failed and the next one has not begun} */
    boolean isPausing() {
        return pausing && !over;
    }

    boolean isOver() {
        return over;
    }

    /** {@return who is being called, null when nobody is} */
    @Nullable ProviderId running() {
        return over ? null : running;
    }

    int started(ProviderId provider) {
        return started.getOrDefault(provider, 0);
    }

    /** {@return what the running attempt has shown} */
    String text() {
        return text.toString();
    }

    List<ChatEvent> events() {
        return List.copyOf(events);
    }

    @Nullable ChatResponse response() {
        return response;
    }

    @Nullable Throwable failure() {
        return failure;
    }

    void ended(@Nullable ChatResponse answer, @Nullable Throwable reason) {
        over = true;
        response = answer;
        failure = reason;
    }

    @Override
    public void attemptStarted(ChatEvent.AttemptStarted attempt) {
        started.merge(attempt.provider(), 1, Integer::sum);
        running = attempt.provider();
        pausing = false;
        text.setLength(0);
    }

    @Override
    public void attemptFailed(Attempt attempt) {
        running = null;
        pausing = true;
    }

    @Override
    public void completed(Completion completion) {
        pausing = false;
    }

    @Override
    public void failed(Failure reason) {
        pausing = false;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ChatEvent event) {
        events.add(event);
        if (event instanceof ChatEvent.TextDelta delta) {
            text.append(delta.text());
        }
        if (event instanceof ChatEvent.Completed completed) {
            response = completed.response();
        }
    }

    @Override
    public void onError(Throwable reason) {
        ended(null, reason);
    }

    @Override
    public void onComplete() {
        ended(response, null);
    }
}
