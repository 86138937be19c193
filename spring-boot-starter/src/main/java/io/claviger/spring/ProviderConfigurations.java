package io.claviger.spring;

import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.HttpTransport;
import io.claviger.providers.cerebras.Cerebras;
import io.claviger.providers.gemini.Gemini;
import io.claviger.providers.groq.Groq;
import io.claviger.providers.openai.OpenAi;
import io.claviger.providers.openrouter.OpenRouter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** One provider for each module on the class path. They share a type, so each backs off from its name. */
final class ProviderConfigurations {
    private ProviderConfigurations() {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Gemini.class)
    @ConditionalOnProperty(name = "claviger.providers.gemini.enabled", matchIfMissing = true)
    static class GeminiConfiguration {
        @Bean
        @ConditionalOnMissingBean(name = "geminiChatProvider")
        ChatProvider geminiChatProvider(ClavigerProperties properties, HttpTransport transport) {
            Gemini.Builder gemini = Gemini.builder().transport(transport);
            properties.provider(ProviderModules.GEMINI).apply(gemini::baseUrl, gemini::model);
            return gemini.build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Groq.class)
    @ConditionalOnProperty(name = "claviger.providers.groq.enabled", matchIfMissing = true)
    static class GroqConfiguration {
        @Bean
        @ConditionalOnMissingBean(name = "groqChatProvider")
        ChatProvider groqChatProvider(ClavigerProperties properties, HttpTransport transport) {
            return build(Groq.builder(), properties.provider(ProviderModules.GROQ), transport);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Cerebras.class)
    @ConditionalOnProperty(name = "claviger.providers.cerebras.enabled", matchIfMissing = true)
    static class CerebrasConfiguration {
        @Bean
        @ConditionalOnMissingBean(name = "cerebrasChatProvider")
        ChatProvider cerebrasChatProvider(ClavigerProperties properties, HttpTransport transport) {
            return build(Cerebras.builder(), properties.provider(ProviderModules.CEREBRAS), transport);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(OpenRouter.class)
    @ConditionalOnProperty(name = "claviger.providers.openrouter.enabled", matchIfMissing = true)
    static class OpenRouterConfiguration {
        @Bean
        @ConditionalOnMissingBean(name = "openrouterChatProvider")
        ChatProvider openrouterChatProvider(ClavigerProperties properties, HttpTransport transport) {
            return build(OpenRouter.builder(), properties.provider(ProviderModules.OPENROUTER), transport);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(OpenAi.class)
    static class OpenAiConfiguration {
        @Bean
        @ConditionalOnProperty(name = "claviger.providers.openai.enabled", matchIfMissing = true)
        @ConditionalOnMissingBean(name = "openaiChatProvider")
        ChatProvider openaiChatProvider(ClavigerProperties properties, HttpTransport transport) {
            return build(OpenAi.builder(), properties.provider(ProviderModules.OPENAI), transport);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(OpenAi.class)
    @Import(CompatibleProviderRegistrar.class)
    static class CompatibleConfiguration {}

    private static ChatProvider build(OpenAi.Builder service, ProviderSettings settings, HttpTransport transport) {
        settings.apply(service::baseUrl, service::model);
        return service.transport(transport).build();
    }
}
