package io.claviger.spring;

import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.HttpTransport;
import io.claviger.providers.bedrock.Bedrock;
import io.claviger.providers.cerebras.Cerebras;
import io.claviger.providers.gemini.Gemini;
import io.claviger.providers.groq.Groq;
import io.claviger.providers.ollama.Ollama;
import io.claviger.providers.openai.OpenAi;
import io.claviger.providers.openrouter.OpenRouter;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

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
            return build(ProviderModules.GEMINI, gemini::build);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Groq.class)
    @ConditionalOnProperty(name = "claviger.providers.groq.enabled", matchIfMissing = true)
    static class GroqConfiguration {
        @Bean
        @ConditionalOnMissingBean(name = "groqChatProvider")
        ChatProvider groqChatProvider(ClavigerProperties properties, HttpTransport transport) {
            return build(ProviderModules.GROQ, Groq.builder().transport(transport), properties);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Cerebras.class)
    @ConditionalOnProperty(name = "claviger.providers.cerebras.enabled", matchIfMissing = true)
    static class CerebrasConfiguration {
        @Bean
        @ConditionalOnMissingBean(name = "cerebrasChatProvider")
        ChatProvider cerebrasChatProvider(ClavigerProperties properties, HttpTransport transport) {
            return build(ProviderModules.CEREBRAS, Cerebras.builder().transport(transport), properties);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(OpenRouter.class)
    @ConditionalOnProperty(name = "claviger.providers.openrouter.enabled", matchIfMissing = true)
    static class OpenRouterConfiguration {
        @Bean
        @ConditionalOnMissingBean(name = "openrouterChatProvider")
        ChatProvider openrouterChatProvider(ClavigerProperties properties, HttpTransport transport) {
            return build(ProviderModules.OPENROUTER, OpenRouter.builder().transport(transport), properties);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(OpenAi.class)
    static class OpenAiConfiguration {
        @Bean
        @ConditionalOnProperty(name = "claviger.providers.openai.enabled", matchIfMissing = true)
        @ConditionalOnMissingBean(name = "openaiChatProvider")
        ChatProvider openaiChatProvider(ClavigerProperties properties, HttpTransport transport) {
            return build(ProviderModules.OPENAI, OpenAi.builder().transport(transport), properties);
        }
    }

    /** The module comes with a library of AWS, so an application adds it itself. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Bedrock.class)
    @ConditionalOnProperty(name = "claviger.providers.bedrock.enabled", matchIfMissing = true)
    static class BedrockConfiguration {
        @Bean
        @ConditionalOnMissingBean(name = "bedrockChatProvider")
        ChatProvider bedrockChatProvider(
                ClavigerProperties properties, HttpTransport transport, Environment environment) {
            Bedrock.Builder bedrock = Bedrock.builder().transport(transport);
            ProviderSettings settings = properties.provider(ProviderModules.BEDROCK);
            settings.apply(bedrock::baseUrl, bedrock::model);
            if (settings.region() != null) {
                bedrock.region(settings.region());
            } else if (properties.usesHostKey(ProviderModules.BEDROCK)) {
                // Whose credentials come from the host's environment expects the region from there as well.
                new HostVariables(environment).region().ifPresent(bedrock::region);
            }
            return build(ProviderModules.BEDROCK, bedrock::build);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Ollama.class)
    @Conditional(OllamaWanted.class)
    static class OllamaConfiguration {
        @Bean
        @ConditionalOnMissingBean(name = "ollamaChatProvider")
        ChatProvider ollamaChatProvider(ClavigerProperties properties, HttpTransport transport) {
            ProviderSettings settings = properties.provider(ProviderModules.OLLAMA);
            Ollama.Builder ollama =
                    (isCloud(settings.baseUrl()) ? Ollama.cloudBuilder() : Ollama.builder()).transport(transport);
            settings.apply(ollama::baseUrl, ollama::model);
            return build(ProviderModules.OLLAMA, ollama::build);
        }

        private static boolean isCloud(@Nullable String baseUrl) {
            return baseUrl != null && baseUrl.replaceFirst("/$", "").equals("https://ollama.com");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(OpenAi.class)
    @Import(CompatibleProviderRegistrar.class)
    static class CompatibleConfiguration {}

    private static ChatProvider build(String name, OpenAi.Builder service, ClavigerProperties properties) {
        properties.provider(name).apply(service::baseUrl, service::model);
        return build(name, service::build);
    }

    /** Base URLs are checked before: what a module still refuses is the model. It says why, never the value. */
    private static ChatProvider build(String name, Supplier<ChatProvider> module) {
        try {
            return module.get();
        } catch (IllegalArgumentException e) {
            String reason = String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
            throw new InvalidSettingsException(List.of(new Fault(
                    "claviger.providers." + name + ".model", "the name of a model", "one that is refused: " + reason)));
        }
    }
}
