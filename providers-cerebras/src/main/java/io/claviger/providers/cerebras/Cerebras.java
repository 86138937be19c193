package io.claviger.providers.cerebras;

import io.claviger.chat.FailureKind;
import io.claviger.chat.ReasoningEffort;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.FailureRules;
import io.claviger.providers.openai.OpenAi;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Cerebras as a provider: OpenAI's chat completions with flat error bodies and a queue of its own. */
public final class Cerebras {
    /** Cerebras' API reference, read November 2026. */
    private static final URI BASE_URL = URI.create("https://api.cerebras.ai/v1");

    /** In Cerebras' public catalogue, October 2026. */
    private static final String MODEL = "gpt-oss-120b";

    private Cerebras() {}

    /** {@return Cerebras with its defaults} */
    public static ChatProvider create() {
        return builder().build();
    }

    /** {@return a builder for Cerebras with its defaults} */
    public static OpenAi.Builder builder() {
        return OpenAi.compatible("cerebras", BASE_URL)
                .model(MODEL)
                .maxTokensField("max_completion_tokens")
                .keyCheck("/models")
                .reasoningEffort(Cerebras::effortWord)
                .failureRules(failureRules());
    }

    /** What each family of models takes (Cerebras' page on reasoning, read November 2026): gpt-oss always thinks. */
    private static Optional<String> effortWord(String model, ReasoningEffort effort) {
        if (model.startsWith("llama")) {
            return Optional.empty();
        }
        boolean none = effort == ReasoningEffort.NONE;
        return Optional.of(
                none && model.startsWith("gpt-oss") ? "low" : effort.name().toLowerCase(Locale.ROOT));
    }

    /** Cerebras' page on errors and issue threads, read November 2026. */
    private static FailureRules failureRules() {
        int any = FailureRules.ANY;
        return FailureRules.builder()
                // Everybody's queue is full; this key is as good as any.
                .code(FailureKind.PROVIDER_UNAVAILABLE, any, "queue_exceeded")
                .phrase(FailureKind.PROVIDER_UNAVAILABLE, 429, "experiencing high traffic")
                .code(FailureKind.INVALID_KEY, any, "wrong_api_key")
                .code(FailureKind.UNSUPPORTED_MODEL, any, "model_not_found")
                .code(FailureKind.CONTEXT_TOO_LONG, any, "context_length_exceeded")
                .phrase(FailureKind.QUOTA_EXCEEDED, 429, "per day limit", "per hour limit", "per month limit")
                .header(FailureKind.QUOTA_EXCEEDED, 429, "x-ratelimit-remaining-requests-day", "0")
                .header(FailureKind.QUOTA_EXCEEDED, 429, "x-ratelimit-remaining-tokens-day", "0")
                // Despite their names these two are about the last minute.
                .code(FailureKind.RATE_LIMIT, any, "request_quota_exceeded", "token_quota_exceeded")
                .build();
    }
}
