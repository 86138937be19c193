package io.claviger.examples.chatserver.history;

import io.claviger.conversation.ConversationId;
import io.claviger.conversation.ConversationStore;
import io.claviger.conversation.ConversationSummary;
import io.claviger.conversation.NewMessage;
import io.claviger.conversation.StoredMessage;
import io.claviger.examples.chatserver.database.DatabaseKind;
import io.claviger.examples.chatserver.database.TestDatabase;
import io.claviger.testkit.ConversationStoreContract;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** C35: the same contract on both databases. */
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class SqlConversationStoreTest extends ConversationStoreContract {
    @Parameter
    DatabaseKind kind;

    @Override
    protected ConversationStore createStore(InstantSource clock) {
        History history = new History(kind, clock);
        return new WithUsers(
                history.database,
                new SqlConversationStore(
                        history.database.transaction(), history.conversations, history.tree, history.messages, clock));
    }

    /** Whoever stores something has signed up before. */
    private record WithUsers(TestDatabase database, ConversationStore store) implements ConversationStore {
        @Override
        public List<StoredMessage> append(String owner, ConversationId id, List<NewMessage> messages) {
            if (!owner.isEmpty()) {
                database.addUser(owner);
            }
            return store.append(owner, id, messages);
        }

        @Override
        public List<StoredMessage> history(String owner, ConversationId id, int newest) {
            return store.history(owner, id, newest);
        }

        @Override
        public List<ConversationSummary> list(String owner, int newest) {
            return store.list(owner, newest);
        }

        @Override
        public boolean delete(String owner, ConversationId id) {
            return store.delete(owner, id);
        }
    }
}
