package io.claviger.examples.chatserver.generation;

import org.jspecify.annotations.Nullable;

/** One reader's place in a {@link Journal}. For one thread at a time. */
public final class JournalReader {
    /** What one event holds at most, so that a slow reader who finds much gets it in frames of a fair size. */
    public static final int PIECE = 16 * 1024;

    private final Journal journal;
    private @Nullable LiveEvent first;
    // The place, changed by the journal under its lock.
    int seen;
    int start;
    int textAt;
    int reasoningAt;

    JournalReader(Journal journal, int textAt, @Nullable LiveEvent first) {
        this.journal = journal;
        this.textAt = textAt;
        this.first = first;
    }

    /** {@return what comes next, with all text that is there already; null when there is nothing new} */
    public @Nullable LiveEvent next() {
        if (first != null) {
            LiveEvent event = first;
            first = null;
            return event;
        }
        return journal.read(this, PIECE);
    }

    /** {@return how many characters of text can be read at once; {@link Integer#MAX_VALUE} before anything that is no text} */
    public int waiting() {
        return first == null ? journal.waiting(this) : Integer.MAX_VALUE;
    }

    /** {@return whether everything was read and nothing will follow} */
    public boolean isAtEnd() {
        return first == null && journal.isRead(this);
    }

    /** {@return the name of the conversation that all of it belongs to} */
    public String room() {
        return journal.room().value();
    }

    /** {@return how many UTF-16 units of the text this reader has} */
    public int offset() {
        return textAt;
    }
}
