package io.claviger.spring;

import io.claviger.conversation.ConversationStore;
import io.claviger.conversation.InMemoryConversationStore;
import io.claviger.fallback.FallbackChat;
import io.claviger.fallback.FallbackPolicy;
import io.claviger.key.KeyVault;
import io.claviger.knowledge.KnowledgeBase;
import io.claviger.limit.RateLimiter;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.HttpTransport;
import io.claviger.redact.Redactor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/**
 * Makes all of Claviger ready for injection, without any key and without any setting.
 *
 * <p>Every bean backs off from one of the application's own: by type, but a {@link ChatProvider} by its name, such as
 * {@code geminiChatProvider}. All {@link ChatProvider} and {@link io.claviger.fallback.ChatListener} beans of the
 * application are used, and all of {@code Supplier<ChatListener>}, which make a listener for each request.
 */
@AutoConfiguration(
        // They make the registries. Named, because they moved from Spring Boot 3 to 4.
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
        })
@EnableConfigurationProperties(ClavigerProperties.class)
@Import({
    ProviderConfigurations.GeminiConfiguration.class,
    ProviderConfigurations.GroqConfiguration.class,
    ProviderConfigurations.CerebrasConfiguration.class,
    ProviderConfigurations.OpenRouterConfiguration.class,
    ProviderConfigurations.OpenAiConfiguration.class,
    ProviderConfigurations.BedrockConfiguration.class,
    ProviderConfigurations.OllamaConfiguration.class,
    ProviderConfigurations.CompatibleConfiguration.class,
    AssistantConfiguration.class,
    ObservabilityConfiguration.class
})
public final class ClavigerAutoConfiguration {
    private static final Logger log = LoggerFactory.getLogger(ClavigerAutoConfiguration.class);

    ClavigerAutoConfiguration() {}

    @Bean
    static SettingsCheck clavigerSettingsCheck(Environment environment) {
        return new SettingsCheck(environment);
    }

    /** Not conditional: it is what the settings say, and the check of the settings goes by it. */
    @Bean
    ProductionMode clavigerProductionMode(ClavigerProperties properties, Environment environment) {
        return ProductionMode.of(properties.production(), environment);
    }

    @Bean
    @ConditionalOnMissingBean
    HttpTransport clavigerHttpTransport(ClavigerProperties properties) {
        return HttpTransport.builder()
                .connectTimeout(properties.timeouts().connect())
                .build();
    }

    @Bean
    @ConditionalOnMissingBean
    FallbackPolicy clavigerFallbackPolicy(ClavigerProperties properties) {
        return properties.fallback().policy(properties.timeouts());
    }

    @Bean
    @ConditionalOnMissingBean
    FallbackChat clavigerFallbackChat(
            ObjectProvider<ChatProvider> providers,
            ChatListeners listeners,
            FallbackPolicy policy,
            ClavigerProperties properties,
            Environment environment) {
        FallbackChat.Builder chat = FallbackChat.builder()
                .providers(ProviderChain.of(providers.orderedStream().toList(), properties, Binder.get(environment)))
                .policy(policy);
        listeners.join(chat);
        return chat.build();
    }

    @Bean
    @ConditionalOnMissingBean
    Redactor clavigerRedactor() {
        return Redactor.shared();
    }

    @Bean
    @ConditionalOnMissingBean
    KeyVault clavigerKeyVault(ClavigerProperties properties, Redactor redactor, Environment environment) {
        KeyVault.Builder vault =
                KeyVault.builder().sealing(properties.sealing()).redactor(redactor);
        SessionSecret.find(properties, environment)
                .ifPresentOrElse(
                        secret -> secret.giveTo(vault),
                        () -> log.info(
                                "No session secret is set: users' keys are sealed under a random one that lives as long"
                                        + " as this process. Production demands {}.",
                                SessionSecret.VARIABLE));
        return vault.build();
    }

    /** Not conditional: which keys they are is a matter of settings. */
    @Bean
    HostKeys clavigerHostKeys(KeyVault vault, ClavigerProperties properties, Environment environment) {
        return new HostKeys(vault, properties.hostKeys(), new HostVariables(environment));
    }

    @Bean
    @ConditionalOnMissingBean
    RateLimiter clavigerRateLimiter(ClavigerProperties properties) {
        return properties.rateLimit().limiter();
    }

    @Bean
    @ConditionalOnMissingBean
    KnowledgeBase clavigerKnowledgeBase(ClavigerProperties properties, ResourceLoader resources) {
        return properties.knowledge().load(resources.getClassLoader());
    }

    @Bean
    @ConditionalOnMissingBean
    ConversationStore clavigerConversationStore() {
        return InMemoryConversationStore.create();
    }

    /** Apart, so that nobody needs the actuator. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(SanitizingFunction.class)
    static class ActuatorConfiguration {
        @Bean
        @ConditionalOnMissingBean
        SecretSanitizing clavigerSecretSanitizing() {
            return new SecretSanitizing();
        }
    }
}
