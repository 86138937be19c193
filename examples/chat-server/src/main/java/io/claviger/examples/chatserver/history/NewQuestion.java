package io.claviger.examples.chatserver.history;

import org.jspecify.annotations.Nullable;

/**
 * What a user asks.
 *
 * @param clientId chosen by the client, 1 to 100 letters, digits, hyphens or underscores: sent twice is stored once
 * @param parent the message it follows, {@link #FIRST} for another beginning, null for the end of the branch that is shown
 * @param text the text, checked
 * @param course the course of a conversation that begins with it, null for none
 */
public record NewQuestion(
        String clientId,
        @Nullable String parent,
        String text,
        @Nullable String course) {
    /** The parent of a question that follows nothing: another beginning of the conversation. */
    public static final String FIRST = "first";

    /** {@return the length, never the text} */
    @Override
    public String toString() {
        return "NewQuestion[" + text.length() + " characters]";
    }
}
