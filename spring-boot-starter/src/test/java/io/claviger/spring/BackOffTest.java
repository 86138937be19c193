package io.claviger.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.assistant.ChatAssistant;
import io.claviger.chat.ProviderId;
import io.claviger.conversation.ConversationStore;
import io.claviger.conversation.InMemoryConversationStore;
import io.claviger.fallback.FallbackChat;
import io.claviger.fallback.FallbackPolicy;
import io.claviger.key.KeyVault;
import io.claviger.knowledge.KnowledgeBase;
import io.claviger.limit.RateLimiter;
import io.claviger.limit.SlidingWindowRateLimiter;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.HttpTransport;
import io.claviger.providers.gemini.Gemini;
import io.claviger.providers.openai.OpenAi;
import io.claviger.redact.Redactor;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The application's own beans are the ones that count. */
class BackOffTest {
    private static final URI ANYWHERE = URI.create("http://localhost:1/v1");

    @Test
    void ownTransport() {
        isTheOnlyOne(HttpTransport.class, () -> HttpTransport.builder().build());
    }

    @Test
    void ownPolicy() {
        isTheOnlyOne(
                FallbackPolicy.class, () -> FallbackPolicy.builder().retries(7).build());
    }

    @Test
    void ownChain() {
        isTheOnlyOne(FallbackChat.class, BackOffTest::chain);
    }

    @Test
    void ownVault() {
        isTheOnlyOne(KeyVault.class, () -> KeyVault.builder().build());
    }

    @Test
    void ownRedactor() {
        isTheOnlyOne(Redactor.class, Redactor::patterns);
    }

    @Test
    void ownLimiter() {
        isTheOnlyOne(RateLimiter.class, () -> SlidingWindowRateLimiter.builder().build());
    }

    @Test
    void ownKnowledge() {
        isTheOnlyOne(KnowledgeBase.class, () -> (course, question) -> Optional.empty());
    }

    @Test
    void ownStore() {
        isTheOnlyOne(ConversationStore.class, InMemoryConversationStore::create);
    }

    @Test
    void ownAssistant() {
        isTheOnlyOne(ChatAssistant.class, () -> ChatAssistant.builder(chain()).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gemini", "groq", "cerebras", "openrouter", "openai", "bedrock"})
    void ownProviderOfTheSameName(String name) {
        ChatProvider own = OpenAi.compatible(name, ANYWHERE).model("own").build();

        Contexts.runner()
                .withBean(name + "ChatProvider", ChatProvider.class, () -> own)
                .run(context -> {
                    assertThat(context.getBean(name + "ChatProvider")).isSameAs(own);
                    assertThat(context.getBeansOfType(ChatProvider.class)).hasSize(6);
                    assertThat(context.getBean(FallbackChat.class).chain())
                            .extracting(ProviderId::value)
                            .containsExactly("gemini", "groq", "cerebras", "openrouter", "openai", "bedrock");
                });
    }

    @Test
    void ownCompatibleProviderOfTheSameName() {
        ChatProvider own = OpenAi.compatible("local", ANYWHERE).model("own").build();

        Contexts.runner()
                .withBean("localChatProvider", ChatProvider.class, () -> own)
                .withPropertyValues(
                        "claviger.compatible.local.base-url=" + ANYWHERE, "claviger.compatible.local.model=m")
                .run(context -> assertThat(context.getBean("localChatProvider")).isSameAs(own));
    }

    private static FallbackChat chain() {
        return FallbackChat.builder().providers(Gemini.create()).build();
    }

    private static <T> void isTheOnlyOne(Class<T> type, Supplier<T> own) {
        T bean = own.get();

        Contexts.runner()
                .withBean("own", type, () -> bean)
                .run(context -> assertThat(context).getBean(type).isSameAs(bean));
    }
}
