package io.claviger.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.ProviderId;
import io.claviger.fallback.FallbackChat;
import io.claviger.fallback.FallbackPolicy;
import io.claviger.key.KeyVault;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.HttpTransport;
import io.claviger.redact.Redactor;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What an application gets that sets nothing. */
class ClavigerAutoConfigurationTest {
    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ClavigerAutoConfiguration.class));

    @Test
    void shouldSupplyBeans() {
        runner.run(context -> {
            assertThat(context)
                    .hasSingleBean(FallbackChat.class)
                    .hasSingleBean(FallbackPolicy.class)
                    .hasSingleBean(HttpTransport.class)
                    .hasSingleBean(KeyVault.class)
                    .hasSingleBean(ProductionMode.class)
                    .hasSingleBean(Redactor.class);
            assertThat(context.getBeansOfType(ChatProvider.class))
                    .containsOnlyKeys(
                            "geminiChatProvider",
                            "groqChatProvider",
                            "cerebrasChatProvider",
                            "openrouterChatProvider",
                            "openaiChatProvider");
        });
    }

    @Test
    void theDefaultChainIsThatOfTheSpecificationAndThenOpenAi() {
        runner.run(context -> assertThat(context.getBean(FallbackChat.class).chain())
                .extracting(ProviderId::value)
                .containsExactly("gemini", "groq", "cerebras", "openrouter", "openai"));
    }
}
