package io.claviger.spring;

import io.claviger.key.Sealing;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under {@code claviger.}, checked by {@link SettingsCheck}.
 *
 * @param chain Names of the providers to ask, in this order; others are not asked. When not set: gemini, groq, cerebras,
 *     openrouter, openai, bedrock, ollama if it is enabled, then the compatible services, then the
 *     application's own.
 * @param providers Changes to the providers that have a module, by name.
 * @param hostKeys Names of the providers that the host pays for: their keys come from the variables that the vendors
 *     document, such as GROQ_API_KEY or AWS_ACCESS_KEY_ID.
 * @param compatible Services that speak the dialect of OpenAI, by a name of your choice.
 * @param timeouts The limits of one request.
 * @param fallback How patiently the chain is walked.
 * @param rateLimit How often one user may ask.
 * @param assistant How questions become requests.
 * @param knowledge What is looked up before anybody is called.
 * @param observability What is measured and traced, where the application has Micrometer.
 * @param sessionSecret At least 32 random bytes that users' keys are sealed under in memory. SESSION_SECRET in the
 *     environment sets it, too. Without it a random one lives as long as the process, which production refuses.
 * @param sealing How keys are encrypted while they rest in memory: gcm or cbc.
 * @param production Whether settings that endanger keys end the start. When not set: true if the profile production or
 *     prod is active or NODE_ENV is production.
 */
@ConfigurationProperties("claviger")
record ClavigerProperties(
        @DefaultValue List<String> chain,
        @DefaultValue Map<String, ProviderSettings> providers,
        @DefaultValue List<String> hostKeys,
        @DefaultValue Map<String, CompatibleSettings> compatible,
        @NestedConfigurationProperty @DefaultValue TimeoutSettings timeouts,
        @NestedConfigurationProperty @DefaultValue FallbackSettings fallback,
        @NestedConfigurationProperty @DefaultValue RateLimitSettings rateLimit,
        @NestedConfigurationProperty @DefaultValue AssistantSettings assistant,
        @NestedConfigurationProperty @DefaultValue KnowledgeSettings knowledge,
        @NestedConfigurationProperty @DefaultValue ObservabilitySettings observability,
        @Nullable SessionSecret sessionSecret,
        @DefaultValue("gcm") Sealing sealing,
        @Nullable Boolean production) {

    boolean usesHostKey(String provider) {
        return hostKeys.stream().anyMatch(provider::equalsIgnoreCase);
    }

    ProviderSettings provider(String name) {
        return providers.getOrDefault(name, ProviderSettings.DEFAULT);
    }
}
