package io.claviger.examples.chatserver.live;

import io.claviger.examples.chatserver.chat.ChatProperties;
import io.claviger.examples.chatserver.generation.Journal;
import io.claviger.examples.chatserver.generation.JournalReader;
import io.claviger.examples.chatserver.generation.LiveEvent;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.security.SessionCheck;
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
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Brings answers to clients without sockets, on the threads of their requests: a few a user. Thread-safe. */
final class Followers {
    private static final int MOST_PER_USER = 5;

    private final JsonAnswers json;
    private final Envelopes envelopes;
    private final SessionCheck sessions;
    private final Duration heartbeat;
    private final TimeSource time;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();

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
        T until(Semaphore more) throws IOException, InterruptedException;
    }

    private <T> T follow(Caller caller, Journal journal, Waiting<T> waiting) throws IOException, InterruptedException {
        int mine = open.merge(caller.userId(), 1, Integer::sum);
        Semaphore more = new Semaphore(0);
        Runnable unfollow = journal.onMore(more::release);
        try {
            if (mine > MOST_PER_USER) {
                throw new RefusedException(
                        429,
                        ErrorBody.of(
                                        "Too many requests",
                                        "At most " + MOST_PER_USER + " answers are followed by one user at once.",
                                        "TOO_MANY_FOLLOWED")
                                .withRetryAfter(1));
            }
            return waiting.until(more);
        } finally {
            unfollow.run();
            open.computeIfPresent(caller.userId(), (user, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Writes events until the answer or the session ends, or the client goes. */
    void stream(Ticket ticket, JournalReader reader, Journal journal, HttpServletResponse response)
            throws IOException, InterruptedException {
        follow(ticket.caller(), journal, more -> {
            try {
                EventStream events = EventStream.open(response, json);
                events.heartbeat();
                long checked = time.nanoTime();
                while (write(reader, events)) {
                    if (!more.tryAcquire(heartbeat.toNanos(), TimeUnit.NANOSECONDS)) {
                        events.heartbeat();
                    }
                    more.drainPermits();
                    if (time.nanoTime() - checked >= heartbeat.toNanos()) {
                        checked = time.nanoTime();
                        if (!isOpen(ticket)) {
                            return false;
                        }
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

    private boolean isOpen(Ticket ticket) {
        return time.instant().isBefore(ticket.until()) && sessions.isOpen(ticket.caller());
    }

    /** Waits until there is text that the client does not have, or anything else that is new, or the end. */
    Batch poll(Caller caller, JournalReader reader, Journal journal, Duration most)
            throws IOException, InterruptedException {
        return follow(caller, journal, more -> {
            int before = reader.offset();
            List<Envelope> events = read(reader);
            // What was tried before the text began is told each time, and worth no answer of its own.
            if (reader.offset() == before && !reader.isAtEnd() && wait(more, most)) {
                events.addAll(read(reader));
            }
            return new Batch(events, reader.isAtEnd());
        });
    }

    private static boolean wait(Semaphore more, Duration most) throws InterruptedException {
        return more.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS);
    }

    private List<Envelope> read(JournalReader reader) {
        List<Envelope> events = new ArrayList<>();
        for (@Nullable LiveEvent event = reader.next(); event != null; event = reader.next()) {
            events.add(envelopes.of(reader, event));
        }
        return events;
    }
}
