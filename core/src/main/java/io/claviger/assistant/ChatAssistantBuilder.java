package io.claviger.assistant;

import io.claviger.conversation.ConversationStore;
import io.claviger.conversation.InMemoryConversationStore;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyVault;
import io.claviger.knowledge.KnowledgeBase;
import io.claviger.limit.RateLimiter;
import io.claviger.limit.SlidingWindowRateLimiter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Builds a {@link ChatAssistant}. For one thread. */
public final class ChatAssistantBuilder {
    private static final String DEFAULT_INSTRUCTIONS =
            "You are a helpful tutor. Answer clearly and briefly, with an example where it helps. Use Markdown.";

    final FallbackChat chat;
    final List<Consumer<Reply>> listeners = new ArrayList<>();
    KeyVault vault = KeyVault.ephemeral();
    RateLimiter limiter = SlidingWindowRateLimiter.builder().build();
    KnowledgeBase knowledge = (course, question) -> Optional.empty();
    ConversationStore conversations = InMemoryConversationStore.create();
    InstantSource clock = InstantSource.system();
    String instructions = DEFAULT_INSTRUCTIONS;
    int historyMessages = 20;

    ChatAssistantBuilder(FallbackChat chat) {
        this.chat = chat;
    }

    /**
     * Sets where keys are sealed.
     *
     * @param keyVault a process-wide vault with a random root when not called
     * @return this builder
     */
    public ChatAssistantBuilder vault(KeyVault keyVault) {
        vault = keyVault;
        return this;
    }

    /**
     * Sets how often a user may ask.
     *
     * @param rateLimiter 30 times in any 60 seconds when not called
     * @return this builder
     */
    public ChatAssistantBuilder rateLimiter(RateLimiter rateLimiter) {
        limiter = rateLimiter;
        return this;
    }

    /**
     * Sets what is looked up before anybody is called.
     *
     * @param knowledgeBase one that knows nothing when not called
     * @return this builder
     */
    public ChatAssistantBuilder knowledge(KnowledgeBase knowledgeBase) {
        knowledge = knowledgeBase;
        return this;
    }

    /**
     * Sets where conversations are kept.
     *
     * @param store bounded memory when not called
     * @return this builder
     */
    public ChatAssistantBuilder conversations(ConversationStore store) {
        conversations = store;
        return this;
    }

    /**
     * Sets the system prompt.
     *
     * @param text instructions for the model, not blank
     * @return this builder
     */
    public ChatAssistantBuilder instructions(String text) {
        instructions = text;
        return this;
    }

    /**
     * Sets how much of a conversation is sent along.
     *
     * @param count the newest messages; 20 when not called
     * @return this builder
     */
    public ChatAssistantBuilder historyMessages(int count) {
        historyMessages = count;
        return this;
    }

    /**
     * Adds somebody who is told of every answer, such as a bridge to a WebSocket.
     *
     * @param listener called on the thread that answered, after the history was written
     * @return this builder
     */
    public ChatAssistantBuilder onReply(Consumer<Reply> listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Sets the clock.
     *
     * @param source the system's when not called
     * @return this builder
     */
    public ChatAssistantBuilder clock(InstantSource source) {
        clock = source;
        return this;
    }

    /** {@return the assistant} */
    public ChatAssistant build() {
        return new ChatAssistant(this);
    }
}
