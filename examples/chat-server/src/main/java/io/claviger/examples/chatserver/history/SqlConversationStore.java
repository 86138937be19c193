package io.claviger.examples.chatserver.history;

import io.claviger.conversation.ConversationId;
import io.claviger.conversation.ConversationStore;
import io.claviger.conversation.ConversationSummary;
import io.claviger.conversation.NewMessage;
import io.claviger.conversation.StoredMessage;
import io.claviger.examples.chatserver.history.Conversations.Place;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The same histories as a line: the branch that is shown. Unbounded. Owners are users of the database. Thread-safe.
 */
final class SqlConversationStore implements ConversationStore {
    private final TransactionTemplate transaction;
    private final Conversations conversations;
    private final MessageTree tree;
    private final MessageRows rows;
    private final InstantSource clock;

    SqlConversationStore(
            TransactionTemplate transaction,
            Conversations conversations,
            MessageTree tree,
            MessageRows rows,
            InstantSource clock) {
        this.transaction = transaction;
        this.conversations = conversations;
        this.tree = tree;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public List<StoredMessage> append(String owner, ConversationId id, List<NewMessage> messages) {
        requireOwner(owner);
        List<NewMessage> additions = List.copyOf(messages);
        if (additions.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to append: expected at least one message.");
        }
        return transaction.execute(status -> {
            Conversation grown = conversations.lock(owner, id, null);
            List<StoredMessage> stored = new ArrayList<>(additions.size());
            for (NewMessage addition : additions) {
                Message message = Message.said(
                                grown.next(grown.leaf(), clock.instant()), addition.role(), addition.text())
                        .by(addition.provider(), addition.model());
                rows.insert(message, null);
                stored.add(stored(message));
                grown = grown.grownBy(message);
            }
            conversations.update(grown);
            return List.copyOf(stored);
        });
    }

    @Override
    public List<StoredMessage> history(String owner, ConversationId id, int newest) {
        requireOwner(owner);
        requireCount(newest);
        return conversations
                .find(owner, id)
                .map(conversation -> tree.path(conversation, conversation.leaf(), newest).messages().stream()
                        .map(SqlConversationStore::stored)
                        .toList())
                .orElse(List.of());
    }

    @Override
    public List<ConversationSummary> list(String owner, int newest) {
        requireOwner(owner);
        requireCount(newest);
        return conversations.list(owner, Place.START, newest).stream()
                .map(one -> new ConversationSummary(
                        one.id(), one.title(), one.createdAt(), one.updatedAt(), (int) one.lastSeq()))
                .toList();
    }

    @Override
    public boolean delete(String owner, ConversationId id) {
        requireOwner(owner);
        return conversations.delete(owner, id);
    }

    private static StoredMessage stored(Message message) {
        return new StoredMessage(
                message.id(), message.role(), message.text(), message.provider(), message.model(), message.createdAt());
    }

    private static void requireOwner(String owner) {
        if (owner.isEmpty() || owner.length() > MAX_OWNER_LENGTH) {
            throw new IllegalArgumentException(
                    "An owner is 1 to " + MAX_OWNER_LENGTH + " characters; found " + owner.length() + ".");
        }
    }

    private static void requireCount(int newest) {
        if (newest < 0) {
            throw new IllegalArgumentException("The number of newest ones to read is 0 or more; found " + newest + ".");
        }
    }
}
