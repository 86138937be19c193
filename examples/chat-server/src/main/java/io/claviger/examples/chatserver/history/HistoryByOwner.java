package io.claviger.examples.chatserver.history;

import io.claviger.conversation.ConversationId;
import io.claviger.conversation.ConversationStore;
import io.claviger.conversation.ConversationSummary;
import io.claviger.conversation.NewMessage;
import io.claviger.conversation.StoredMessage;
import java.util.List;

/** Users' histories are kept; those of guests are forgotten with the process. Thread-safe. */
final class HistoryByOwner implements ConversationStore {
    /** How ids of users begin; what a guest is known by has no underscore. */
    private static final String USER = "usr_";

    private final ConversationStore users;
    private final ConversationStore guests;

    HistoryByOwner(ConversationStore users, ConversationStore guests) {
        this.users = users;
        this.guests = guests;
    }

    private ConversationStore of(String owner) {
        return owner.startsWith(USER) ? users : guests;
    }

    @Override
    public List<StoredMessage> append(String owner, ConversationId id, List<NewMessage> messages) {
        return of(owner).append(owner, id, messages);
    }

    @Override
    public List<StoredMessage> history(String owner, ConversationId id, int newest) {
        return of(owner).history(owner, id, newest);
    }

    @Override
    public List<ConversationSummary> list(String owner, int newest) {
        return of(owner).list(owner, newest);
    }

    @Override
    public boolean delete(String owner, ConversationId id) {
        return of(owner).delete(owner, id);
    }
}
