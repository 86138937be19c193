package io.claviger.examples.chatserver.live;

import io.claviger.examples.chatserver.generation.JournalReader;
import io.claviger.examples.chatserver.generation.LiveEvent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An answer that one client follows. After a piece of text it rests for a moment, so that the tokens of a fast provider
 * become one frame (C31); much text, and everything that is no text, ends the rest. For one thread at a time.
 */
final class Feed implements Outbox.Item {
    /** Shorter than anybody sees: a display shows a frame every 17 ms. */
    static final Duration REST = Duration.ofMillis(20);

    final JournalReader reader;
    Runnable unfollow = () -> {};
    boolean queued;
    private boolean resting;

    Feed(JournalReader reader) {
        this.reader = reader;
    }

    /** {@return what is to be sent now, null when there is nothing or it can wait for more} */
    @Nullable LiveEvent next() {
        return isReady() ? reader.next() : null;
    }

    /** {@return whether there is something to be sent now} */
    boolean isReady() {
        return reader.waiting() >= (resting ? JournalReader.PIECE : 1);
    }

    /** {@return whether a rest begins after this event, whose end has to be told} */
    boolean begins(LiveEvent event) {
        boolean begins = event.isPiece() && !resting;
        resting |= begins;
        return begins;
    }

    void rested() {
        resting = false;
    }
}
