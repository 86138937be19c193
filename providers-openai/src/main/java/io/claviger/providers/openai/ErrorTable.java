package io.claviger.providers.openai;

import io.claviger.chat.FailureKind;
import io.claviger.provider.http.FailureRules;

/** OpenAI's error codes (its guide to error codes and recorded answers, November 2026). */
final class ErrorTable {
    static final FailureRules RULES = rules();

    private ErrorTable() {}

    private static FailureRules rules() {
        int any = FailureRules.ANY;
        return FailureRules.builder()
                .code(FailureKind.INVALID_KEY, any, "invalid_api_key")
                .code(
                        FailureKind.QUOTA_EXCEEDED,
                        any,
                        "insufficient_quota",
                        "credit_balance_exhausted",
                        "organization_usage_limit_exceeded",
                        "billing_hard_limit_reached",
                        "billing_not_active")
                .codePart(FailureKind.QUOTA_EXCEEDED, any, "_spend_limit_exceeded")
                .phrase(FailureKind.QUOTA_EXCEEDED, 429, "requests per day", "tokens per day", "(rpd)", "(tpd)")
                .phrase(FailureKind.CONTEXT_TOO_LONG, 429, "request too large")
                .code(FailureKind.CONTEXT_TOO_LONG, any, "context_length_exceeded", "string_above_max_length")
                .code(FailureKind.UNSUPPORTED_MODEL, any, "model_not_found")
                .code(FailureKind.CONTENT_BLOCKED, any, "content_policy_violation", "content_filter")
                .phrase(FailureKind.CONTENT_BLOCKED, 400, "flagged as potentially violating")
                .code(FailureKind.REGION_BLOCKED, any, "unsupported_country_region_territory")
                .code(FailureKind.RATE_LIMIT, any, "rate_limit_exceeded", "slow_down")
                .build();
    }
}
