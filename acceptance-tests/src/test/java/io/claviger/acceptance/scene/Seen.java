package io.claviger.acceptance.scene;

import io.claviger.chat.Attempt;
import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatResponse;
import io.claviger.chat.FailedAttemptsException;
import io.claviger.testkit.WireDialect;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What came of one request.
 *
 * @param calls every call that reached a service, in order
 * @param events what the caller was shown, nothing when the answer was not streamed
 * @param response the answer, null when there is none
 * @param failure why there is none
 * @param took how long it took on the hand-moved clock
 */
public record Seen(
        List<Call> calls,
        List<ChatEvent> events,
        @Nullable ChatResponse response,
        @Nullable Throwable failure,
        Duration took) {

    /**
     * One call.
     *
     * @param service who was called
     * @param at when, from the beginning of the request
     */
    public record Call(WireDialect service, Duration at) {}

    /** {@return who was called, in order} */
    public List<WireDialect> callees() {
        return calls.stream().map(Call::service).toList();
    }

    /** {@return every attempt of the answer or of the error} */
    public List<Attempt> attempts() {
        if (response != null) {
            return response.attempts();
        }
        return failure instanceof FailedAttemptsException failed ? failed.attempts() : List.of();
    }

    /** {@return the attempts as "groq key 1 TIMEOUT" or "groq key 1 answered"} */
    public List<String> trail() {
        return attempts().stream()
                .map(attempt -> attempt.key() + " " + (attempt.failure() == null ? "answered" : attempt.failure()))
                .toList();
    }

    /** {@return the answer} */
    public ChatResponse answer() {
        if (response == null) {
            throw new AssertionError("There is no answer.", failure);
        }
        return response;
    }

    /** {@return the events by name, texts with their text} */
    public List<String> story() {
        return events.stream().map(Seen::tell).collect(Collectors.toList());
    }

    private static String tell(ChatEvent event) {
        if (event instanceof ChatEvent.AttemptStarted started) {
            return "started " + started.key();
        }
        if (event instanceof ChatEvent.AttemptFailed failed) {
            return "failed " + failed.attempt().failure() + ", next " + failed.next();
        }
        if (event instanceof ChatEvent.TextDelta delta) {
            return "text " + delta.text();
        }
        if (event instanceof ChatEvent.Restarted restarted) {
            return "restarted with " + restarted.next();
        }
        return event.getClass().getSimpleName();
    }
}
