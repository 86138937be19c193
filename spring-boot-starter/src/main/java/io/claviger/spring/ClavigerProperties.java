package io.claviger.spring;

import io.claviger.key.Sealing;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The settings under {@code claviger.}: immutable, bound once, checked by {@link SettingsCheck}. */
@ConfigurationProperties("claviger")
final class ClavigerProperties {
    /**
     * Names of the providers to ask, in this order; others are not asked. When not set: gemini, groq, cerebras,
     * openrouter, openai, then the compatible services, then the application's own.
     */
    private final List<String> chain;

    /** Changes to the providers that have a module, by name. */
    private final Map<String, ProviderSettings> providers;

    /** Services that speak the dialect of OpenAI, by a name of your choice. */
    private final Map<String, CompatibleSettings> compatible;

    @NestedConfigurationProperty
    private final TimeoutSettings timeouts;

    @NestedConfigurationProperty
    private final FallbackSettings fallback;

    /**
     * At least 32 random bytes that users' keys are sealed under in memory. SESSION_SECRET in the environment sets it,
     * too. Without it a random one lives as long as the process, which production refuses.
     */
    private final @Nullable String sessionSecret;

    /** How keys are encrypted while they rest in memory. */
    private final Sealing sealing;

    /**
     * Whether settings that endanger keys end the start. When not set: true if the profile production or prod is active
     * or NODE_ENV is production.
     */
    private final @Nullable Boolean production;

    ClavigerProperties(
            @DefaultValue List<String> chain,
            @DefaultValue Map<String, ProviderSettings> providers,
            @DefaultValue Map<String, CompatibleSettings> compatible,
            @DefaultValue TimeoutSettings timeouts,
            @DefaultValue FallbackSettings fallback,
            @Nullable String sessionSecret,
            @DefaultValue("gcm") Sealing sealing,
            @Nullable Boolean production) {
        this.chain = List.copyOf(chain);
        this.providers = providers;
        this.compatible = compatible;
        this.timeouts = timeouts;
        this.fallback = fallback;
        this.sessionSecret = sessionSecret;
        this.sealing = sealing;
        this.production = production;
    }

    List<String> chain() {
        return chain;
    }

    Map<String, ProviderSettings> providers() {
        return providers;
    }

    ProviderSettings provider(String name) {
        return providers.getOrDefault(name, ProviderSettings.DEFAULT);
    }

    Map<String, CompatibleSettings> compatible() {
        return compatible;
    }

    TimeoutSettings timeouts() {
        return timeouts;
    }

    FallbackSettings fallback() {
        return fallback;
    }

    @Nullable String sessionSecret() {
        return sessionSecret;
    }

    Sealing sealing() {
        return sealing;
    }

    @Nullable Boolean production() {
        return production;
    }

    /** {@return everything but the secret} */
    @Override
    public String toString() {
        return "ClavigerProperties[chain=" + chain + ", providers=" + providers.keySet() + ", compatible="
                + compatible.keySet() + ", " + timeouts + ", " + fallback + ", sessionSecret="
                + (sessionSecret == null ? "not set" : "set") + ", sealing=" + sealing + ", production=" + production
                + "]";
    }
}
