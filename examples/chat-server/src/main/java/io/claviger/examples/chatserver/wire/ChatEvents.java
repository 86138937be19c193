package io.claviger.examples.chatserver.wire;

import io.claviger.assistant.Opening;
import io.claviger.assistant.Reply;
import io.claviger.chat.Attempt;
import io.claviger.chat.ChatEvent;
import io.claviger.examples.chatserver.wire.EventStream.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of {@code POST /api/chat/stream}. Stateless. */
public final class ChatEvents {
    private ChatEvents() {}

    private record Started(int number, String provider, String key, String model) {}

    private record Text(String text) {}

    private record Restarted(String provider, String next) {}

    /**
     * {@return the first event}
     *
     * @param opening what is known so far
     */
    public static Event session(Opening opening) {
        return new Event("session", SessionJson.of(opening));
    }

    /**
     * {@return the last event of an answer}
     *
     * @param reply the whole answer
     */
    public static Event done(Reply reply) {
        return new Event("done", ReplyJson.of(reply));
    }

    /**
     * {@return the last event when there is no whole answer}
     *
     * @param error why
     */
    public static Event error(ErrorBody error) {
        return new Event("error", error);
    }

    /**
     * {@return what the page is told of an event: nothing, one or two things}
     *
     * @param event what happened
     */
    public static List<Event> of(ChatEvent event) {
        if (event instanceof ChatEvent.TextDelta delta) {
            return List.of(new Event("delta", new Text(delta.text())));
        }
        if (event instanceof ChatEvent.ReasoningDelta delta) {
            return List.of(new Event("reasoning", new Text(delta.text())));
        }
        if (event instanceof ChatEvent.AttemptStarted started) {
            return List.of(new Event(
                    "attempt",
                    new Started(started.number(), started.provider().value(), started.key(), started.model())));
        }
        if (event instanceof ChatEvent.AttemptFailed failed) {
            return List.of(failed(failed.attempt(), failed.next()));
        }
        if (event instanceof ChatEvent.Restarted restarted) {
            return List.of(
                    failed(restarted.cut(), restarted.next()),
                    new Event("restarted", new Restarted(provider(restarted.next()), restarted.next())));
        }
        // Completed is told by "done", which knows the conversation; this server offers no tools.
        return List.of();
    }

    /** A label begins with the provider's name. */
    private static String provider(String label) {
        int end = label.indexOf(' ');
        return end < 0 ? label : label.substring(0, end);
    }

    private static Event failed(Attempt attempt, @Nullable String next) {
        return new Event("attempt-failed", AttemptJson.of(attempt, next));
    }
}
