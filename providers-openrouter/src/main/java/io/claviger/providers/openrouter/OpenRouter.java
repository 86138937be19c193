package io.claviger.providers.openrouter;

import io.claviger.chat.FailureKind;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.FailureRules;
import io.claviger.providers.openai.OpenAi;
import java.net.URI;

/** OpenRouter as a provider: many vendors' models behind OpenAI's chat completions. */
public final class OpenRouter {
    /** OpenRouter's API reference, read November 2026. */
    private static final URI BASE_URL = URI.create("https://openrouter.ai/api/v1");

    /** Lets OpenRouter choose: its single models come and go. */
    private static final String MODEL = "openrouter/auto";

    private OpenRouter() {}

    /** {@return OpenRouter with its defaults} */
    public static ChatProvider create() {
        return builder().build();
    }

    /** {@return a builder for OpenRouter with its defaults} */
    public static OpenAi.Builder builder() {
        return OpenAi.compatible("openrouter", BASE_URL)
                .model(MODEL)
                // The tokens used come unasked.
                .streamUsage(false)
                // The list of models is public.
                .keyCheck("/key")
                .reasoningDetails(true)
                .failureRules(failureRules());
    }

    /**
     * Starts with the host application's name, which OpenRouter shows in its rankings (its page on app attribution, read
     * November 2026).
     *
     * @param site the application's public address
     * @param title the application's name, printable ASCII
     * @return a builder with OpenRouter's defaults
     */
    public static OpenAi.Builder attributed(URI site, String title) {
        return builder().header("HTTP-Referer", site.toASCIIString()).header("X-OpenRouter-Title", title);
    }

    /** OpenRouter's page on errors, recorded answers and issue threads, read November 2026. */
    private static FailureRules failureRules() {
        FailureRules.Builder rules = FailureRules.builder();
        limits(rules);
        upstream(rules);
        ownWords(rules);
        return rules.build();
    }

    private static void limits(FailureRules.Builder rules) {
        int any = FailureRules.ANY;
        rules.code(
                        FailureKind.RATE_LIMIT,
                        any,
                        "openrouter_in_flight_budget",
                        "in_flight_budget_exhausted",
                        "weight_exceeds_budget")
                .codePart(
                        FailureKind.QUOTA_EXCEEDED,
                        any,
                        "guardrail_budget",
                        "workspace_budget",
                        "key_limit",
                        "openrouter_credits",
                        "free_tier_daily")
                .phrase(FailureKind.QUOTA_EXCEEDED, any, "free-models-per-day")
                .phrase(FailureKind.RATE_LIMIT, any, "free-models-per-min")
                .phrase(FailureKind.QUOTA_EXCEEDED, 403, "key limit exceeded")
                // Moderation names its reasons, a guardrail of the key's owner its patterns.
                .field(FailureKind.CONTENT_BLOCKED, 403, "reasons", "flagged_input")
                .field(FailureKind.QUOTA_EXCEEDED, 403, "patterns");
    }

    /** The vendor behind refused OpenRouter, which says nothing about the user's key. */
    private static void upstream(FailureRules.Builder rules) {
        for (int status : new int[] {401, 402, 403, 429, 500, 502, 503}) {
            rules.phrase(FailureKind.PROVIDER_UNAVAILABLE, status, "provider returned error");
        }
    }

    /** The values of {@code error_type}, and what was said before it came. */
    private static void ownWords(FailureRules.Builder rules) {
        int any = FailureRules.ANY;
        rules.code(FailureKind.INVALID_KEY, any, "authentication")
                // The status as a number, in the place of a code.
                .code(FailureKind.INVALID_KEY, 401, "401")
                .code(FailureKind.QUOTA_EXCEEDED, any, "payment_required")
                .code(FailureKind.REGION_BLOCKED, any, "permission_denied")
                .code(FailureKind.TIMEOUT, any, "timeout")
                .code(FailureKind.RATE_LIMIT, any, "rate_limit_exceeded")
                .code(
                        FailureKind.CONTEXT_TOO_LONG,
                        any,
                        "context_length_exceeded",
                        "max_tokens_exceeded",
                        "token_limit_exceeded",
                        "string_too_long",
                        "payload_too_large")
                .phrase(FailureKind.CONTEXT_TOO_LONG, 400, "token limit reached")
                .code(FailureKind.CONTENT_BLOCKED, any, "content_policy_violation", "refusal")
                .code(FailureKind.PROVIDER_UNAVAILABLE, any, "provider_unavailable", "provider_overloaded", "server")
                .code(FailureKind.UNSUPPORTED_MODEL, any, "not_found")
                .phrase(FailureKind.UNSUPPORTED_MODEL, any, "no endpoints found", "is not a valid model id")
                .status(FailureKind.INVALID_REQUEST, 412)
                .status(FailureKind.TIMEOUT, 524);
    }
}
