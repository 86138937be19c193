package io.claviger.testkit;

import io.claviger.conversation.ConversationStore;
import io.claviger.conversation.InMemoryConversationStore;
import java.time.InstantSource;

class InMemoryConversationStoreContractTest extends ConversationStoreContract {
    @Override
    protected ConversationStore createStore(InstantSource clock) {
        return InMemoryConversationStore.builder().clock(clock).build();
    }
}
