package io.claviger.examples.chatserver.live;

import io.claviger.examples.chatserver.chat.ChatProperties;
import io.claviger.examples.chatserver.generation.Journal;
import io.claviger.examples.chatserver.generation.JournalReader;
import io.claviger.examples.chatserver.generation.LiveEvent;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.security.SessionCheck;
import io.claviger.examples.chatserver.security.SessionWatch;
import io.claviger.examples.chatserver.signin.SessionEnded;
import io.claviger.examples.chatserver.wire.ErrorBody;
import io.claviger.examples.chatserver.wire.EventStream;
import io.claviger.examples.chatserver.wire.EventStream.Event;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import io.claviger.examples.chatserver.wire.RefusedException;
import io.claviger.provider.TimeSource;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;

/** Brings answers to clients without sockets, on the threads of their requests: a few a user. Thread-safe. */
final class Followers {
    private static final int MOST_PER_USER = 5;

    private final JsonAnswers json;
    private final Envelopes envelopes;
    private final SessionCheck sessions;
    private final Duration heartbeat;
    private final TimeSource time;
    private final Map<String, List<Follower>> open = new ConcurrentHashMap<>();

    Followers(JsonAnswers json, Envelopes envelopes, SessionCheck sessions, ChatProperties http, TimeSource time) {
        this.json = json;
        this.envelopes = envelopes;
        this.sessions = sessions;
        this.heartbeat = http.heartbeat();
        this.time = time;
    }

    /** What was new. */
    record Batch(List<Envelope> events, boolean done) {}

    /** What is done while a thread waits for an answer. */
    @FunctionalInterface
    private interface Waiting<T> {
        T until(Follower follower) throws IOException, InterruptedException;
    }

    private <T> T follow(Caller caller, Journal journal, Waiting<T> waiting) throws IOException, InterruptedException {
        Follower follower = new Follower(caller, new SessionWatch(sessions, caller, time, heartbeat));
        add(caller.userId(), follower);
        Runnable unfollow = journal.onMore(follower::ring);
        try {
            return waiting.until(follower);
        } finally {
            unfollow.run();
            open.computeIfPresent(caller.userId(), (user, before) -> {
                List<Follower> after =
                        before.stream().filter(other -> other != follower).toList();
                return after.isEmpty() ? null : after;
            });
        }
    }

    private void add(String user, Follower follower) {
        open.compute(user, (key, before) -> {
            List<Follower> after = before == null ? new ArrayList<>() : new ArrayList<>(before);
            if (after.size() >= MOST_PER_USER) {
                throw new RefusedException(
                        429,
                        ErrorBody.of(
                                        "Too many requests",
                                        "At most " + MOST_PER_USER + " answers are followed by one user at once.",
                                        "TOO_MANY_FOLLOWED")
                                .withRetryAfter(1));
            }
            after.add(follower);
            return List.copyOf(after);
        });
    }

    /** Wakes who waits in the name of a session that has ended. */
    @EventListener
    void on(SessionEnded ended) {
        open.getOrDefault(ended.userId(), List.of()).forEach(follower -> follower.hear(ended));
    }

    /** Writes events until the answer or the session ends, or the client goes. */
    void stream(Ticket ticket, JournalReader reader, Journal journal, HttpServletResponse response)
            throws IOException, InterruptedException {
        follow(ticket.caller(), journal, follower -> {
            try {
                EventStream events = EventStream.open(response, json);
                events.heartbeat();
                while (follower.isSignedIn() && time.instant().isBefore(ticket.until()) && write(reader, events)) {
                    if (!follower.await(heartbeat)) {
                        events.heartbeat();
                    }
                }
            } catch (IOException e) {
                // The client has gone. The answer goes on without it.
            }
            return true;
        });
    }

    /** {@return whether more follows what was there} */
    private boolean write(JournalReader reader, EventStream events) throws IOException {
        for (LiveEvent event = reader.next(); event != null; event = reader.next()) {
            events.send(new Event(event.type(), envelopes.of(reader, event)), Integer.toString(reader.offset()));
        }
        return !reader.isAtEnd();
    }

    /**
     * Waits until there is text that the client does not have, or anything else that is new, or the end.
     *
     * @throws RefusedException with 401 when the session ends meanwhile
     */
    Batch poll(Caller caller, JournalReader reader, Journal journal, Duration most)
            throws IOException, InterruptedException {
        return follow(caller, journal, follower -> {
            int before = reader.offset();
            List<Envelope> events = read(reader);
            // What was tried before the text began is told each time, and worth no answer of its own.
            if (reader.offset() == before && !reader.isAtEnd() && await(follower, most)) {
                events.addAll(read(reader));
            }
            return new Batch(events, reader.isAtEnd());
        });
    }

    private boolean await(Follower follower, Duration most) throws InterruptedException {
        boolean rung = false;
        for (Duration left = most; !rung && left.compareTo(Duration.ZERO) > 0; left = left.minus(heartbeat)) {
            rung = follower.await(left.compareTo(heartbeat) < 0 ? left : heartbeat);
            if (!follower.isSignedIn()) {
                throw RefusedException.sessionEnded();
            }
        }
        return rung;
    }

    private List<Envelope> read(JournalReader reader) {
        List<Envelope> events = new ArrayList<>();
        for (@Nullable LiveEvent event = reader.next(); event != null; event = reader.next()) {
            events.add(envelopes.of(reader, event));
        }
        return events;
    }
}
