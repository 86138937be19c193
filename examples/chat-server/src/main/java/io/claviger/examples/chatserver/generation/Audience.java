package io.claviger.examples.chatserver.generation;

import io.claviger.examples.chatserver.history.Conversation;
import org.jspecify.annotations.Nullable;

/**
 * Tells the devices of a conversation's owner what has happened to it. A wake-up and no more: what is told is in the
 * database already, and whoever misses it reads it there. In this process alone so far; several would tell each other
 * here. Implementations are thread-safe and never wait for a device.
 */
public interface Audience {
    /**
     * Something was stored.
     *
     * @param conversation where
     * @param seq the number of the message, null when it is not about one
     * @param event what, such as {@code message_receive}
     */
    void tell(Conversation conversation, @Nullable Long seq, LiveEvent event);

    /**
     * An answer begins to be written: who shows the conversation wants to follow it.
     *
     * @param generation the job
     */
    void begins(Generation generation);
}
