package io.claviger.examples.chatserver.generation;

import io.claviger.examples.chatserver.history.Conversation;
import io.claviger.examples.chatserver.history.Message;

/** Makes the JSON of messages. */
@FunctionalInterface
public interface MessageViews {
    /**
     * {@return the message as clients see it}
     *
     * @param conversation where it is
     * @param message the message
     */
    Object of(Conversation conversation, Message message);
}
