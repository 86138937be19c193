package io.claviger.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.assistant.ChatAssistant;
import io.claviger.conversation.ConversationStore;
import io.claviger.fallback.CutPolicy;
import io.claviger.fallback.FallbackChat;
import io.claviger.fallback.FallbackPolicy;
import io.claviger.fallback.Timeouts;
import io.claviger.key.KeyRing;
import io.claviger.key.KeyVault;
import io.claviger.knowledge.KnowledgeBase;
import io.claviger.limit.RateLimiter;
import io.claviger.limit.SlidingWindowRateLimiter;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.HttpTransport;
import io.claviger.redact.Redactor;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What an application gets without and with settings. */
class ClavigerAutoConfigurationTest {
    private final ApplicationContextRunner runner = Contexts.runner();

    @Test
    void shouldSupplyBeans() {
        runner.run(context -> {
            assertThat(context)
                    .hasSingleBean(ChatAssistant.class)
                    .hasSingleBean(ConversationStore.class)
                    .hasSingleBean(FallbackChat.class)
                    .hasSingleBean(FallbackPolicy.class)
                    .hasSingleBean(HttpTransport.class)
                    .hasSingleBean(KeyVault.class)
                    .hasSingleBean(KnowledgeBase.class)
                    .hasSingleBean(ProductionMode.class)
                    .hasSingleBean(RateLimiter.class)
                    .hasSingleBean(Redactor.class);
            assertThat(context.getBeansOfType(ChatProvider.class))
                    .containsOnlyKeys(
                            "geminiChatProvider",
                            "groqChatProvider",
                            "cerebrasChatProvider",
                            "openrouterChatProvider",
                            "openaiChatProvider",
                            "bedrockChatProvider");
        });
    }

    @Test
    void noBeanTakesANameThatAnApplicationWouldGiveToSomethingElse() {
        runner.run(context -> assertThat(context.getBeanDefinitionNames())
                .filteredOn(name -> !name.contains("."))
                .filteredOn(name -> !name.contains("spring") && !name.contains("Spring"))
                .allMatch(name -> name.startsWith("claviger") || name.endsWith("ChatProvider")));
    }

    @Test
    void withoutSettingsEverythingIsAsInCore() {
        runner.run(context -> {
            assertThat(context.getBean(FallbackPolicy.class))
                    .usingRecursiveComparison()
                    .isEqualTo(FallbackPolicy.DEFAULT);
            ClavigerProperties properties = context.getBean(ClavigerProperties.class);
            assertThat(properties.timeouts().connect()).isEqualTo(HttpTransport.DEFAULT_CONNECT_TIMEOUT);
            assertThat(properties.rateLimit().requests()).isEqualTo(SlidingWindowRateLimiter.DEFAULT_LIMIT);
            assertThat(properties.rateLimit().window()).isEqualTo(SlidingWindowRateLimiter.DEFAULT_WINDOW);
        });
    }

    @Test
    void settingsReachThePolicyAndTheLimiter() {
        runner.withPropertyValues(
                        "claviger.timeouts.first-token=1s",
                        "claviger.timeouts.idle=2000ms",
                        "claviger.timeouts.attempt=PT3S",
                        "claviger.timeouts.total=4s",
                        "claviger.fallback.patience=0s",
                        "claviger.fallback.retries=0",
                        "claviger.fallback.after-cut=restart",
                        "claviger.fallback.skip-malformed-event=false",
                        "claviger.rate-limit.requests=1")
                .run(context -> {
                    FallbackPolicy policy = context.getBean(FallbackPolicy.class);
                    assertThat(policy.timeouts())
                            .isEqualTo(new Timeouts(
                                    Duration.ofSeconds(1),
                                    Duration.ofSeconds(2),
                                    Duration.ofSeconds(3),
                                    Duration.ofSeconds(4),
                                    Duration.ofSeconds(1)));
                    assertThat(policy.patience()).isZero();
                    assertThat(policy.retries()).isZero();
                    assertThat(policy.afterCut()).isEqualTo(CutPolicy.RESTART);
                    assertThat(policy.skipMalformedEvent()).isFalse();
                    RateLimiter limiter = context.getBean(RateLimiter.class);
                    assertThat(limiter.tryAcquire("a").allowed()).isTrue();
                    assertThat(limiter.tryAcquire("a").allowed()).isFalse();
                });
    }

    @Test
    void theVaultIsClosedWithTheContext() {
        KeyVault[] vault = new KeyVault[1];

        runner.run(context -> vault[0] = context.getBean(KeyVault.class));

        assertThatThrownBy(() -> vault[0].open("late")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void withoutASecretOneLineSaysHowLongKeysCanBeRead() {
        try (LogLines log = new LogLines()) {
            runner.run(context -> assertThat(context).hasNotFailed());

            assertThat(log.lines())
                    .containsExactly(
                            "INFO No session secret is set: users' keys are sealed under a random one that lives"
                                    + " as long as this process. Production demands SESSION_SECRET.");
        }
    }

    @Test
    void withASecretNothingIsSaid() {
        try (LogLines log = new LogLines()) {
            runner.withPropertyValues("SESSION_SECRET=0123456789abcdef0123456789abcdef", "claviger.sealing=cbc")
                    .run(context -> {
                        try (KeyRing keys = context.getBean(KeyVault.class).open("test")) {
                            keys.and("groq", "gsk_0123456789abcdefghij".toCharArray());
                            assertThat(keys.size()).isOne();
                        }
                    });

            assertThat(log.lines()).isEmpty();
        }
    }
}
