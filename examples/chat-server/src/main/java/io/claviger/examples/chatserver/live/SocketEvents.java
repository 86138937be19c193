package io.claviger.examples.chatserver.live;

import io.claviger.examples.chatserver.history.ConversationEvent;
import io.claviger.examples.chatserver.history.ConversationJson;
import io.claviger.examples.chatserver.history.Conversations;
import io.claviger.examples.chatserver.signin.SessionEnded;
import org.springframework.context.event.EventListener;

/** Tells sockets what other parts of the server did. Thread-safe. */
final class SocketEvents {
    private final Hub hub;
    private final Envelopes envelopes;
    private final Conversations conversations;

    SocketEvents(Hub hub, Envelopes envelopes, Conversations conversations) {
        this.hub = hub;
        this.envelopes = envelopes;
        this.conversations = conversations;
    }

    private record Deleted(String id) {}

    @EventListener
    void on(SessionEnded ended) {
        for (Connection connection : hub.of(ended.userId())) {
            if (connection.caller().sessionId().equals(ended.sessionId())) {
                connection.close(Closing.SESSION_ENDED);
            }
        }
    }

    @EventListener
    void on(ConversationEvent event) {
        String id = event.id().value();
        if (event.deleted()) {
            hub.tell(
                    event.owner(),
                    envelopes.of("conversation_deleted", new Deleted(id)).in(id, null));
            return;
        }
        conversations
                .find(event.owner(), event.id())
                .ifPresent(changed -> hub.tell(
                        event.owner(),
                        envelopes
                                .of("conversation_changed", ConversationJson.of(changed))
                                .in(id, null)));
    }
}
