package io.claviger.examples.chatserver.live;

import io.claviger.examples.chatserver.generation.LiveEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What goes to clients, on every transport. What is null is left out. The name {@code epoch} is kept free for rooms that
 * are encrypted.
 *
 * @param v the version of the protocol
 * @param type what is told
 * @param id the id of the client's message that this answers
 * @param room the conversation
 * @param seq the number of the message in it
 * @param ts when it was told
 * @param data the rest
 */
record Envelope(
        int v,
        String type,
        @Nullable String id,
        @Nullable String room,
        @Nullable Long seq,
        Instant ts,
        Object data) {
    private static final int VERSION = 1;

    static Envelope of(LiveEvent event, Instant now) {
        return new Envelope(VERSION, event.type(), null, null, null, now.truncatedTo(ChronoUnit.MILLIS), event.data());
    }

    Envelope answering(@Nullable String message) {
        return new Envelope(v, type, message, room, seq, ts, data);
    }

    Envelope in(String conversation, @Nullable Long number) {
        return new Envelope(v, type, id, conversation, number, ts, data);
    }

    /** {@return the type only} */
    @Override
    public String toString() {
        return "Envelope[" + type + "]";
    }
}
