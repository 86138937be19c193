package io.claviger.examples.chatserver.generation;

import io.claviger.chat.Attempt;
import io.claviger.chat.ChatEvent;
import io.claviger.examples.chatserver.history.AnswerDetails;
import io.claviger.examples.chatserver.wire.AttemptJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what a chain does into a job's journal, and remembers who was tried. For the job's thread. */
final class Trail {
    private final String generation;
    private final Journal journal;
    private final List<Attempt> failed = new ArrayList<>();
    private ChatEvent.@Nullable AttemptStarted last;
    private boolean thought;

    /** An attempt; what is null is left out. {@code failed} is the kind of failure. */
    private record AttemptData(
            String generation,
            int number,
            String provider,
            String key,
            String model,
            @Nullable String failed,
            @Nullable String message,
            @Nullable Integer status,
            @Nullable Long durationMs,
            @Nullable String next) {}

    Trail(String generation, Journal journal) {
        this.generation = generation;
        this.journal = journal;
    }

    /** Writes an event of the chain. */
    void add(ChatEvent event) {
        if (event instanceof ChatEvent.TextDelta delta) {
            journal.text(delta.text());
        } else if (event instanceof ChatEvent.ReasoningDelta delta) {
            thought = true;
            journal.reasoning(delta.text());
        } else if (event instanceof ChatEvent.AttemptStarted started) {
            last = started;
            journal.mark(attempt(new AttemptData(
                    generation,
                    started.number(),
                    started.provider().value(),
                    started.key(),
                    started.model(),
                    null,
                    null,
                    null,
                    null,
                    null)));
        } else if (event instanceof ChatEvent.AttemptFailed ended) {
            failed(ended.attempt(), ended.next());
            if (thought) {
                // What a failed attempt thought is void.
                restart();
            }
        } else if (event instanceof ChatEvent.Restarted restarted) {
            failed(restarted.cut(), restarted.next());
            restart();
        }
        // Completed is told by the end of the job; this server offers no tools.
    }

    private void restart() {
        thought = false;
        journal.restart();
    }

    private void failed(Attempt attempt, @Nullable String next) {
        failed.add(attempt);
        AttemptJson json = AttemptJson.of(attempt, next);
        journal.mark(attempt(new AttemptData(
                generation,
                json.number(),
                json.provider(),
                json.key(),
                json.model(),
                json.code() == null ? null : json.code().name(),
                json.message(),
                json.status(),
                json.durationMs(),
                next)));
    }

    private static LiveEvent attempt(AttemptData data) {
        return new LiveEvent("provider_attempt", data);
    }

    /** {@return who was writing, null when nobody was called} */
    @Nullable String provider() {
        return last == null ? null : last.provider().value();
    }

    /** {@return the model that was asked for, null when nobody was called} */
    @Nullable String model() {
        return last == null ? null : last.model();
    }

    /** {@return what is known of an answer that did not come to its end} */
    AnswerDetails details(AnswerDetails.@Nullable Reason reason) {
        String thoughts = journal.reasoningSoFar();
        return new AnswerDetails(
                null,
                null,
                null,
                failed.isEmpty() ? null : AttemptJson.of(failed),
                thoughts.isEmpty() ? null : thoughts,
                reason);
    }
}
