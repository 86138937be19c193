package io.claviger.fallback;

import io.claviger.chat.Attempt;
import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatResponse;
import io.claviger.chat.FailureKind;
import io.claviger.provider.Outcome;
import io.claviger.provider.ProviderCall;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One attempt while it runs: the call, and when its pieces came, in nanoseconds since the request's start. */
final class RunningAttempt {
    private final int number;
    private final Candidate candidate;
    private final ProviderCall call;
    private final boolean streaming;
    private final long startedAt;
    private final Answer answer = new Answer();

    private long lastDeltaAt = -1;

    RunningAttempt(int number, Candidate candidate, ProviderCall call, boolean streaming, long startedAt) {
        this.number = number;
        this.candidate = candidate;
        this.call = call;
        this.streaming = streaming;
        this.startedAt = startedAt;
    }

    Candidate candidate() {
        return candidate;
    }

    ProviderCall call() {
        return call;
    }

    Answer answer() {
        return answer;
    }

    /** {@return nanoseconds to the first piece: what the provider needs, else what is usual} */
    long firstTokenLimit(Duration usual) {
        return candidate.provider().firstTokenLimit().orElse(usual).toNanos();
    }

    boolean isStreaming() {
        return streaming;
    }

    long startedAt() {
        return startedAt;
    }

    void deltaArrived(long at) {
        lastDeltaAt = at;
    }

    boolean hasDelta() {
        return lastDeltaAt >= 0;
    }

    long lastDeltaAt() {
        return lastDeltaAt;
    }

    boolean hasContent() {
        return !answer.isEmpty();
    }

    ChatEvent.AttemptStarted started() {
        return new ChatEvent.AttemptStarted(number, candidate.providerId(), candidate.label(), candidate.model());
    }

    Attempt ended(Outcome outcome, @Nullable FailureKind failure, long at) {
        return new Attempt(
                number,
                candidate.providerId(),
                candidate.label(),
                candidate.model(),
                failure,
                outcome.status(),
                Duration.ofNanos(at - startedAt),
                outcome.requestId());
    }

    /** {@return the whole answer, which took so many nanoseconds since the request's start} */
    ChatResponse response(Outcome.Completed outcome, List<Attempt> trail, @Nullable Duration firstTokenAfter, long at) {
        String model = outcome.model() == null ? candidate.model() : outcome.model();
        return ChatResponse.builder(candidate.providerId(), model, answer.message(outcome))
                .reasoning(answer.reasoning())
                .finishReason(outcome.finishReason(), outcome.rawFinishReason())
                .usage(outcome.usage())
                .attempts(trail)
                .timing(firstTokenAfter, Duration.ofNanos(at))
                .build();
    }
}
