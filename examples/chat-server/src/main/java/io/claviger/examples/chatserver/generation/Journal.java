package io.claviger.examples.chatserver.generation;

import io.claviger.conversation.ConversationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What happened so far while one answer was written: the text, the reasoning, and the marks between them. One thread
 * writes; any number of {@link JournalReader}s read at their own pace, each from its own place on, so nothing waits for a
 * reader and nothing is kept for one.
 *
 * <p>Thread-safe. Bounded: text, reasoning and marks together have {@value #LONGEST} characters at most, where a mark
 * counts for {@value #MARK}.
 */
public final class Journal {
    /** Far more than a model writes in one answer. */
    static final int LONGEST = 1_000_000;

    static final int MARK = 1_000;

    private final ConversationId room;
    private final String generation;
    private final String message;
    private final Set<Runnable> bells = ConcurrentHashMap.newKeySet();
    // all guarded by this
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final List<Mark> marks = new ArrayList<>();
    private int start;
    private boolean ended;

    /** Something that is no text, and how much of both texts came before it. {@code start} counts the restarts. */
    record Mark(int start, int textAt, int reasoningAt, LiveEvent event) {}

    /** A piece of the answer; {@code offset} counts the UTF-16 units of text before it. */
    private record Piece(String generation, String message, int offset, String text) {}

    private record Restarted(String generation, String message) {}

    /**
     * Begins a journal.
     *
     * @param room the conversation
     * @param generation the job's id
     * @param message the id of the message that is written
     */
    public Journal(ConversationId room, String generation, String message) {
        this.room = room;
        this.generation = generation;
        this.message = message;
    }

    /**
     * Writes text.
     *
     * @throws AnswerTooLongException when there would be too much of it; nothing is written then
     */
    void text(String more) {
        write(text, more);
    }

    /**
     * Writes reasoning.
     *
     * @throws AnswerTooLongException when there would be too much of it; nothing is written then
     */
    void reasoning(String more) {
        write(reasoning, more);
    }

    private void write(StringBuilder into, String more) {
        synchronized (this) {
            requireRoom(more.length());
            into.append(more);
        }
        ring();
    }

    /** Writes what is no text. */
    void mark(LiveEvent event) {
        synchronized (this) {
            requireRoom(MARK);
            marks.add(new Mark(start, text.length(), reasoning.length(), event));
        }
        ring();
    }

    /** Voids all text and reasoning, and says so. */
    void restart() {
        synchronized (this) {
            requireRoom(MARK);
            text.setLength(0);
            reasoning.setLength(0);
            start++;
            marks.add(new Mark(start, 0, 0, restarted()));
        }
        ring();
    }

    /** Writes the last mark, for which there is always room. */
    void end(LiveEvent last) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            marks.add(new Mark(start, text.length(), reasoning.length(), last));
        }
        ring();
    }

    private void requireRoom(int more) {
        if (ended) {
            throw new IllegalStateException("The answer has ended; nothing more can be written.");
        }
        if ((long) text.length() + reasoning.length() + (long) MARK * marks.size() + more > LONGEST) {
            throw new AnswerTooLongException();
        }
    }

    private void ring() {
        bells.forEach(Runnable::run);
    }

    /** {@return the conversation that every event of it belongs to} */
    ConversationId room() {
        return room;
    }

    /** {@return the id of the job} */
    String generation() {
        return generation;
    }

    /** {@return the text so far} */
    synchronized String textSoFar() {
        return text.toString();
    }

    /** {@return the reasoning so far} */
    synchronized String reasoningSoFar() {
        return reasoning.toString();
    }

    synchronized boolean isEnded() {
        return ended;
    }

    /**
     * Has somebody called whenever there is more to read.
     *
     * @param bell called by the writing thread, and must not wait
     * @return to be run when it is not to be called any more
     */
    public Runnable onMore(Runnable bell) {
        bells.add(bell);
        return () -> bells.remove(bell);
    }

    /**
     * {@return a reader who has the first characters of the text already, and none of the rest}
     *
     * @param offset how many UTF-16 units it has; when the text never had so many, the reader is told to start over
     */
    public synchronized JournalReader from(int offset) {
        boolean fits = start > 0 || offset <= text.length();
        int place = start == 0 && fits ? whole(text, offset) : 0;
        return new JournalReader(this, place, fits ? null : restarted());
    }

    private LiveEvent restarted() {
        return new LiveEvent("ai_restarted", new Restarted(generation, message));
    }

    /** Reads on for one reader, at most so much text that nobody's frame becomes too large. */
    synchronized @Nullable LiveEvent read(JournalReader reader, int most) {
        Mark mark = reader.seen < marks.size() ? marks.get(reader.seen) : null;
        // Pieces of before a restart are void: whoever has not reached it reads only marks until there.
        if (reader.start == start) {
            int reasoningTo = mark == null ? reasoning.length() : mark.reasoningAt();
            Piece thought = piece(reasoning, reader.reasoningAt, reasoningTo, most);
            if (thought != null) {
                reader.reasoningAt += thought.text().length();
                return new LiveEvent(LiveEvent.REASONING, thought);
            }
            Piece said = piece(text, reader.textAt, mark == null ? text.length() : mark.textAt(), most);
            if (said != null) {
                reader.textAt += said.text().length();
                return new LiveEvent(LiveEvent.TEXT, said);
            }
        }
        if (mark == null) {
            return null;
        }
        reader.seen++;
        if (mark.start() > reader.start) {
            reader.start = mark.start();
            reader.textAt = 0;
            reader.reasoningAt = 0;
        }
        return mark.event();
    }

    /** {@return how many characters of text a reader finds, as good as endless when there is anything else} */
    synchronized int waiting(JournalReader reader) {
        return reader.seen < marks.size()
                ? Integer.MAX_VALUE
                : text.length() - reader.textAt + reasoning.length() - reader.reasoningAt;
    }

    synchronized boolean isRead(JournalReader reader) {
        return ended && reader.seen == marks.size();
    }

    private @Nullable Piece piece(StringBuilder from, int at, int to, int most) {
        int end = whole(from, Math.min(to, at + most));
        return end <= at ? null : new Piece(generation, message, at, from.substring(at, end));
    }

    /** Goes back by one where a pair of surrogates would be cut: halves cannot be written as UTF-8. */
    private static int whole(StringBuilder text, int at) {
        boolean cuts = at > 0
                && Character.isHighSurrogate(text.charAt(at - 1))
                && (at == text.length() || Character.isLowSurrogate(text.charAt(at)));
        return cuts ? at - 1 : at;
    }
}
