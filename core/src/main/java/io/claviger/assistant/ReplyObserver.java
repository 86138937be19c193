package io.claviger.assistant;

import io.claviger.chat.ChatEvent;

/**
 * Watches one answer being made. Called on the thread that answers. An exception from here means that the user has gone:
 * the provider's call is cancelled, the keys are wiped, and the exception goes on to the caller.
 */
public interface ReplyObserver {
    /**
     * The question was accepted; somebody will be asked now.
     *
     * @param opening what is known so far
     */
    default void opened(Opening opening) {}

    /**
     * Something happened on the way to the answer. Not called for answers from the knowledge base.
     *
     * @param event what happened
     */
    void event(ChatEvent event);
}
