package io.claviger.spring;

import io.claviger.chat.Attempt;
import io.claviger.chat.ChatEvent;
import io.claviger.chat.FailureKind;
import io.claviger.chat.ProviderId;
import io.claviger.fallback.ChatListener;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Measures one request and its attempts. */
final class RequestMetrics implements ChatListener {
    private final ChatMetrics metrics;
    private boolean streaming;
    private long startedAt;
    private @Nullable ProviderId lost;

    // of the attempt that runs
    private ChatEvent.@Nullable AttemptStarted running;
    private long attemptStartedAt;
    private @Nullable Duration firstDelta;

    RequestMetrics(ChatMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void started(boolean streaming) {
        this.streaming = streaming;
        startedAt = metrics.now();
    }

    @Override
    public void attemptStarted(ChatEvent.AttemptStarted attempt) {
        if (lost != null && !lost.equals(attempt.provider())) {
            metrics.fallback(lost, attempt.provider());
        }
        running = attempt;
        attemptStartedAt = metrics.now();
        firstDelta = null;
    }

    @Override
    public void firstDelta(ChatEvent.AttemptStarted attempt, Duration after) {
        firstDelta = after;
    }

    @Override
    public void attemptFailed(Attempt attempt) {
        FailureKind kind = Objects.requireNonNull(attempt.failure());
        String word = GenAi.errorType(kind);
        attemptEnded(
                operation(attempt.provider(), metrics.models().of(attempt.model()), GenAi.NONE),
                word,
                attempt.duration());
        metrics.failure(attempt.provider(), word, kind);
        lost = attempt.provider();
        running = null;
    }

    @Override
    public void completed(Completion completion) {
        Attempt attempt = completion.attempts().get(completion.attempts().size() - 1);
        String asked = metrics.models().answered(attempt.model());
        String answered = metrics.models().answered(completion.model());
        Tags operation = operation(attempt.provider(), asked, answered);
        attemptEnded(operation, GenAi.NONE, attempt.duration());
        if (completion.usage() != null) {
            metrics.usage(operation, completion.usage());
        }
        metrics.attempt(attempt.provider(), "answered");
        ended("completed", GenAi.NONE);
    }

    @Override
    public void failed(Failure failure) {
        ended("failed", GenAi.word(failure.reason()));
    }

    @Override
    public void cancelled() {
        if (running != null) {
            Tags operation = operation(running.provider(), metrics.models().of(running.model()), GenAi.NONE);
            attemptEnded(operation, GenAi.CANCELLED, Duration.ofNanos(metrics.now() - attemptStartedAt));
            metrics.attempt(running.provider(), GenAi.CANCELLED);
        }
        ended(GenAi.CANCELLED, GenAi.CANCELLED);
    }

    private void attemptEnded(Tags operation, String errorType, Duration took) {
        metrics.operation(operation, errorType, took);
        if (firstDelta != null) {
            metrics.firstChunk(operation, firstDelta);
        }
    }

    private void ended(String outcome, String errorType) {
        metrics.request(streaming, outcome, errorType, Duration.ofNanos(metrics.now() - startedAt));
    }

    private static Tags operation(ProviderId provider, String requestModel, String responseModel) {
        return Tags.of(
                GenAi.OPERATION_NAME,
                GenAi.CHAT,
                GenAi.PROVIDER_NAME,
                GenAi.providerName(provider),
                GenAi.REQUEST_MODEL,
                requestModel,
                GenAi.RESPONSE_MODEL,
                responseModel);
    }
}
