package io.claviger.conversation;

import java.time.Instant;

/**
 * One line of a list of conversations. Immutable.
 *
 * @param id names the conversation among its owner's
 * @param title the beginning of the first message of the person, see {@link #titleOf}; empty while there is none
 * @param createdAt when the first message was appended, in whole milliseconds
 * @param updatedAt when the newest message was appended, in whole milliseconds
 * @param messages how many messages the history holds
 */
public record ConversationSummary(ConversationId id, String title, Instant createdAt, Instant updatedAt, int messages) {
    /** The most characters of a title, counted as code points. */
    public static final int MAX_TITLE_LENGTH = 80;

    /**
     * Shortens a message to a title: one line without white space at the ends, cut with an ellipsis after
     * {@value #MAX_TITLE_LENGTH} code points. Every store uses this, so that titles do not depend on the database.
     *
     * @param text the first message of the person
     * @return the title, empty when the text is blank
     */
    public static String titleOf(String text) {
        StringBuilder title = new StringBuilder();
        int length = 0;
        boolean gap = false;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            if (Character.isWhitespace(character)) {
                gap = length > 0;
                continue;
            }
            int needed = gap ? 2 : 1;
            if (length + needed > MAX_TITLE_LENGTH) {
                return cutForEllipsis(title);
            }
            if (gap) {
                title.append(' ');
            }
            title.appendCodePoint(character);
            length += needed;
            gap = false;
        }
        return title.toString();
    }

    private static String cutForEllipsis(StringBuilder title) {
        int count = title.codePointCount(0, title.length());
        if (count == MAX_TITLE_LENGTH) {
            title.setLength(title.offsetByCodePoints(title.length(), -1));
        }
        return title.toString().stripTrailing() + "…";
    }

    /** {@return the id and the number of messages, never the title} */
    @Override
    public String toString() {
        return "ConversationSummary[" + id + ", " + messages + " messages]";
    }
}
