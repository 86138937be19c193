package io.claviger.examples.chatserver.live;

import io.claviger.examples.chatserver.generation.Generation;
import io.claviger.examples.chatserver.generation.Journal;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.provider.TimeSource;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One socket of one user, from its ticket to its end. Thread-safe. */
final class Connection {
    /** As many as a page shows at once; the oldest give way. */
    private static final int MOST_ROOMS = 100;

    private final String id;
    private final Outbox outbox;
    private final Envelopes envelopes;
    private final TimeSource time;
    private final Set<String> rooms = new LinkedHashSet<>(); // guarded by this
    private Ticket ticket; // guarded by this
    private TimeSource.@Nullable Timer expiry; // guarded by this

    Connection(String id, Ticket ticket, Outbox outbox, Envelopes envelopes, TimeSource time) {
        this.id = id;
        this.ticket = ticket;
        this.outbox = outbox;
        this.envelopes = envelopes;
        this.time = time;
    }

    String id() {
        return id;
    }

    synchronized Caller caller() {
        return ticket.caller();
    }

    /** Stays until the ticket's token runs out. */
    synchronized void renew(Ticket newer) {
        ticket = newer;
        stopTimer();
        Duration left = Duration.between(time.instant(), newer.until());
        expiry = time.schedule(left, () -> close(Closing.SESSION_ENDED));
    }

    private void stopTimer() {
        if (expiry != null) {
            expiry.cancel();
            expiry = null;
        }
    }

    void send(Envelope envelope) {
        outbox.send(envelopes.text(envelope));
    }

    void follow(String generation, Journal journal, int offset) {
        outbox.follow(generation, journal, offset);
    }

    /** Follows a job from its beginning, unless it is followed already. */
    void join(Generation job) {
        if (!outbox.isFollowing(job.id())) {
            outbox.follow(job.id(), job.journal(), 0);
        }
    }

    synchronized void subscribe(String room) {
        rooms.remove(room);
        rooms.add(room);
        if (rooms.size() > MOST_ROOMS) {
            rooms.remove(rooms.iterator().next());
        }
    }

    synchronized void unsubscribe(String room) {
        rooms.remove(room);
    }

    synchronized boolean isSubscribed(String room) {
        return rooms.contains(room);
    }

    void close(Closing why) {
        outbox.close(why);
    }

    boolean isIdle() {
        return outbox.isEmpty();
    }

    /** The socket has closed. */
    void ended() {
        outbox.ended();
        synchronized (this) {
            stopTimer();
        }
    }

    /** {@return the id only} */
    @Override
    public String toString() {
        return "Connection[" + id + "]";
    }
}
