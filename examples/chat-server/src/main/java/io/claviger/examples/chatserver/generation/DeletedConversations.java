package io.claviger.examples.chatserver.generation;

import io.claviger.examples.chatserver.history.ConversationEvent;
import org.springframework.context.event.EventListener;

/** Ends the jobs of conversations that are deleted: nobody will read what they write. */
final class DeletedConversations {
    private final Generations generations;

    DeletedConversations(Generations generations) {
        this.generations = generations;
    }

    @EventListener
    void on(ConversationEvent event) {
        if (event.deleted()) {
            generations.endIn(event.owner(), event.id());
        }
    }
}
