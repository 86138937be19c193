package io.claviger.assistant;

import io.claviger.conversation.ConversationId;
import io.claviger.limit.Decision;

/**
 * What is known before anybody is called, for a page that shows the answer as it comes.
 *
 * @param conversation the conversation the answer will belong to
 * @param userMessage the user's text with active content removed
 * @param rateLimit how many requests are left, and for how long
 */
public record Opening(ConversationId conversation, String userMessage, Decision rateLimit) {
    /** {@return the length of the message only} */
    @Override
    public String toString() {
        return "Opening[" + userMessage.length() + " characters]";
    }
}
