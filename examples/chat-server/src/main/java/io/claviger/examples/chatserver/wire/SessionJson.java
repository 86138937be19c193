package io.claviger.examples.chatserver.wire;

import io.claviger.assistant.Opening;

/**
 * The first event of a stream.
 *
 * @param conversationId the conversation the answer will belong to
 * @param userMessage the question with active content removed
 * @param rateLimit what is left
 */
public record SessionJson(String conversationId, String userMessage, RateLimitJson rateLimit) {
    /**
     * {@return the event's data}
     *
     * @param opening what the assistant says at first
     */
    public static SessionJson of(Opening opening) {
        return new SessionJson(
                opening.conversation().value(), opening.userMessage(), RateLimitJson.of(opening.rateLimit()));
    }
}
