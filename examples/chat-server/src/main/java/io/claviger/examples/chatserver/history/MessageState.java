package io.claviger.examples.chatserver.history;

import java.util.Locale;

/** How far a message has come. */
public enum MessageState {
    /** It is as it will stay. */
    COMPLETE,
    /** An answer whose job still runs. */
    STREAMING,
    /** An answer whose job died with the server. */
    INTERRUPTED,
    /** An answer that its reader stopped. */
    STOPPED,
    /** An answer that nobody could give, or not to its end. */
    FAILED;

    /** {@return the name in JSON and in the database, such as {@code complete}} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MessageState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
