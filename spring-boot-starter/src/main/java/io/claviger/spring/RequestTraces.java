package io.claviger.spring;

import io.claviger.chat.Attempt;
import io.claviger.chat.ChatEvent;
import io.claviger.chat.Usage;
import io.claviger.fallback.ChatListener;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Observes one request: a parent for all of it, and a child for each attempt, which is the inference span of the
 * conventions. The parent has no attribute of theirs, else tools would count its children's tokens twice. What only some
 * attempts have is "high" of cardinality, which here means: not for meters, since all series of one have the same tags.
 */
final class RequestTraces implements ChatListener {
    static final String REQUEST = "claviger.request";
    static final String ATTEMPT = "claviger.attempt";

    private final ObservationRegistry registry;
    private final ModelNames models;
    private Observation request = Observation.NOOP;
    private boolean streaming;
    private int attempts;
    private @Nullable Observation attempt;

    RequestTraces(ObservationRegistry registry, ModelNames models) {
        this.registry = registry;
        this.models = models;
    }

    @Override
    public void started(boolean streaming) {
        this.streaming = streaming;
        request = Observation.createNotStarted(REQUEST, registry)
                .contextualName("chat with fallback")
                .lowCardinalityKeyValue("claviger.streaming", Boolean.toString(streaming))
                .start();
    }

    @Override
    public void attemptStarted(ChatEvent.AttemptStarted started) {
        attempts++;
        String model = models.of(started.model());
        String provider = GenAi.providerName(started.provider());
        // In the scope of the request: else a span that is current on this thread would become the parent.
        request.scoped(() -> {
            attempt = Observation.createNotStarted(ATTEMPT, () -> new AttemptContext(provider), registry)
                    .parentObservation(request)
                    .contextualName(GenAi.CHAT + " " + model)
                    .lowCardinalityKeyValue(GenAi.OPERATION_NAME, GenAi.CHAT)
                    .lowCardinalityKeyValue(GenAi.PROVIDER_NAME, provider)
                    .lowCardinalityKeyValue(GenAi.REQUEST_MODEL, model)
                    .lowCardinalityKeyValue(GenAi.REQUEST_STREAM, Boolean.toString(streaming))
                    .highCardinalityKeyValue("claviger.attempt.number", Integer.toString(started.number()))
                    .start();
        });
    }

    @Override
    public void firstDelta(ChatEvent.AttemptStarted started, Duration after) {
        high(GenAi.RESPONSE_TIME_TO_FIRST_CHUNK, Double.toString(after.toNanos() / 1e9));
    }

    @Override
    public void attemptFailed(Attempt failed) {
        status(failed);
        attemptEnded(GenAi.errorType(Objects.requireNonNull(failed.failure())));
    }

    @Override
    public void completed(Completion completion) {
        Attempt answered = completion.attempts().get(completion.attempts().size() - 1);
        String asked = models.answered(answered.model());
        if (attempt != null) {
            attempt.contextualName(GenAi.CHAT + " " + asked)
                    .lowCardinalityKeyValue(GenAi.REQUEST_MODEL, asked)
                    .highCardinalityKeyValue(GenAi.RESPONSE_MODEL, models.answered(completion.model()));
        }
        high(GenAi.RESPONSE_FINISH_REASONS, "[\"" + GenAi.word(completion.finishReason()) + "\"]");
        status(answered);
        if (completion.usage() != null) {
            usage(completion.usage());
        }
        attemptEnded(null);
        ended("completed", null);
    }

    @Override
    public void failed(Failure failure) {
        ended("failed", GenAi.word(failure.reason()));
    }

    @Override
    public void cancelled() {
        attemptEnded(GenAi.CANCELLED);
        ended(GenAi.CANCELLED, GenAi.CANCELLED);
    }

    private void usage(Usage usage) {
        count(GenAi.USAGE_INPUT_TOKENS, usage.inputTokens());
        count(GenAi.USAGE_OUTPUT_TOKENS, usage.outputTokens());
        count(GenAi.USAGE_CACHED_TOKENS, usage.cachedInputTokens());
        count(GenAi.USAGE_REASONING_TOKENS, usage.reasoningTokens());
    }

    private void status(Attempt ended) {
        count(GenAi.HTTP_STATUS, ended.status());
    }

    /** Zero is "not reported". */
    private void count(String name, long value) {
        if (value > 0) {
            high(name, Long.toString(value));
        }
    }

    private void high(String name, String value) {
        if (attempt != null) {
            attempt.highCardinalityKeyValue(name, value);
        }
    }

    private void attemptEnded(@Nullable String errorType) {
        if (attempt != null) {
            stop(attempt, errorType);
            attempt = null;
        }
    }

    private void ended(String outcome, @Nullable String errorType) {
        request.lowCardinalityKeyValue("claviger.outcome", outcome)
                .highCardinalityKeyValue("claviger.attempts", Integer.toString(attempts));
        stop(request, errorType);
    }

    /** Cancelling is the caller's right: named, but no error. */
    private static void stop(Observation ended, @Nullable String errorType) {
        if (errorType != null) {
            ended.highCardinalityKeyValue(GenAi.ERROR_TYPE, errorType);
            if (!errorType.equals(GenAi.CANCELLED)) {
                ended.error(new ObservedFailure(errorType));
            }
        }
        ended.stop();
    }
}
