package io.claviger.providers.groq;

import io.claviger.chat.FailureKind;
import io.claviger.chat.ReasoningEffort;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.FailureRules;
import io.claviger.providers.openai.OpenAi;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Groq as a provider: OpenAI's chat completions with limits, errors and reasoning words of its own. */
public final class Groq {
    /** Groq's page on OpenAI compatibility, read November 2026. */
    private static final URI BASE_URL = URI.create("https://api.groq.com/openai/v1");

    /** In Groq's list of production models, November 2026. */
    private static final String MODEL = "openai/gpt-oss-120b";

    private Groq() {}

    /** {@return Groq with its defaults} */
    public static ChatProvider create() {
        return builder().build();
    }

    /** {@return a builder for Groq with its defaults} */
    public static OpenAi.Builder builder() {
        return OpenAi.compatible("groq", BASE_URL)
                .model(MODEL)
                .maxTokensField("max_completion_tokens")
                // The tokens used come unasked, and the field is not in Groq's own client.
                .streamUsage(false)
                .keyCheck("/models")
                .reasoningEffort(Groq::effortWord)
                .failureRules(failureRules());
    }

    /** What each family of models takes (Groq's page on reasoning, read November 2026). */
    private static Optional<String> effortWord(String model, ReasoningEffort effort) {
        if (model.startsWith("llama") || model.startsWith("meta-llama/")) {
            return Optional.empty();
        }
        boolean none = effort == ReasoningEffort.NONE;
        if (model.startsWith("qwen/qwen3-32b")) {
            return Optional.of(none ? "none" : "default");
        }
        if (model.startsWith("openai/gpt-oss") && none) {
            return Optional.of("low");
        }
        return Optional.of(effort.name().toLowerCase(Locale.ROOT));
    }

    /** Groq's page on errors, recorded answers and issue threads, read November 2026. */
    private static FailureRules failureRules() {
        int any = FailureRules.ANY;
        return FailureRules.builder()
                // The model wrote something that is no tool call or no JSON; another may do better.
                .code(FailureKind.MALFORMED_RESPONSE, any, "tool_use_failed", "json_validate_failed")
                .code(FailureKind.INVALID_KEY, any, "invalid_api_key")
                .code(FailureKind.UNSUPPORTED_MODEL, any, "model_not_found", "model_decommissioned")
                .code(FailureKind.CONTEXT_TOO_LONG, any, "context_length_exceeded")
                .code(FailureKind.CONTENT_BLOCKED, any, "content_filter", "content_policy_violation")
                .code(FailureKind.PROVIDER_UNAVAILABLE, any, "capacity_exceeded")
                // The request alone is larger than a minute's allowance: waiting never helps. The code says rate limit.
                .status(FailureKind.CONTEXT_TOO_LONG, 413)
                .phrase(FailureKind.CONTEXT_TOO_LONG, any, "request too large")
                .phrase(FailureKind.QUOTA_EXCEEDED, any, "tokens per day", "requests per day", "(tpd)", "(rpd)")
                .code(FailureKind.RATE_LIMIT, any, "rate_limit_exceeded")
                .status(FailureKind.TIMEOUT, 499)
                .build();
    }
}
