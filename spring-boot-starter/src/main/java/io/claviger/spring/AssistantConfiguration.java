package io.claviger.spring;

import io.claviger.assistant.ChatAssistant;
import io.claviger.assistant.ChatAssistantBuilder;
import io.claviger.assistant.Reply;
import io.claviger.conversation.ConversationStore;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyVault;
import io.claviger.knowledge.KnowledgeBase;
import io.claviger.limit.RateLimiter;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The assistant, which puts all of Claviger together. */
@Configuration(proxyBeanMethods = false)
class AssistantConfiguration {
    private final ClavigerProperties properties;
    private final RateLimiter limiter;
    private final KnowledgeBase knowledge;
    private final ConversationStore conversations;

    AssistantConfiguration(
            ClavigerProperties properties,
            RateLimiter limiter,
            KnowledgeBase knowledge,
            ConversationStore conversations) {
        this.properties = properties;
        this.limiter = limiter;
        this.knowledge = knowledge;
        this.conversations = conversations;
    }

    @Bean
    @ConditionalOnMissingBean
    ChatAssistant clavigerChatAssistant(FallbackChat chat, KeyVault vault, ObjectProvider<Consumer<Reply>> listeners) {
        ChatAssistantBuilder assistant = ChatAssistant.builder(chat)
                .vault(vault)
                .rateLimiter(limiter)
                .knowledge(knowledge)
                .conversations(conversations);
        properties.assistant().apply(assistant);
        listeners.orderedStream().forEach(assistant::onReply);
        return assistant.build();
    }
}
