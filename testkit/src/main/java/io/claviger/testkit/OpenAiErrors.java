package io.claviger.testkit;

import io.claviger.chat.FailureKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OpenAI's errors, from recordings and its error page, read November 2026; the bodies of 403 are assumptions. */
final class OpenAiErrors {
    static final List<FakeError> ALL = SharedErrors.after(
            FakeError.of(
                            Fault.INVALID_KEY,
                            "the key repeated in the text",
                            401,
                            body(
                                    "invalid_request_error",
                                    "invalid_api_key",
                                    "Incorrect API key provided: {key}. You can find your API key in your account."))
                    .header("www-authenticate", "Bearer realm=\"OpenAI API\""),
            FakeError.of(
                    Fault.QUOTA_EXCEEDED,
                    "insufficient_quota",
                    429,
                    body(
                            "insufficient_quota",
                            "insufficient_quota",
                            "You exceeded your current quota, please check your plan and billing details.")),
            FakeError.of(
                    Fault.QUOTA_EXCEEDED,
                    "insufficient_quota without a code",
                    429,
                    body("insufficient_quota", null, "You exceeded your current quota.")),
            FakeError.of(
                    Fault.QUOTA_EXCEEDED,
                    "credit_balance_exhausted",
                    429,
                    body("insufficient_quota", "credit_balance_exhausted", "The credit balance is used up.")),
            FakeError.of(
                    Fault.QUOTA_EXCEEDED,
                    "project_spend_limit_exceeded",
                    429,
                    body(
                            "insufficient_quota",
                            "project_spend_limit_exceeded",
                            "The project has reached its spend limit.")),
            FakeError.of(
                            Fault.RATE_LIMIT,
                            "tokens per minute",
                            429,
                            body(
                                    "tokens",
                                    "rate_limit_exceeded",
                                    "Rate limit reached for fake-1 on tokens per min (TPM): Limit 30000, Used 29000, Requested 2000. Please try again in 20s."))
                    .retryAfterMillis(20_000),
            FakeError.of(
                            Fault.RATE_LIMIT,
                            "requests per minute, compound wait",
                            429,
                            body(
                                    "requests",
                                    "rate_limit_exceeded",
                                    "Rate limit reached for fake-1 on requests per min (RPM): Limit 3, Used 3, Requested 1. Please try again in 1m47.585s."))
                    .retryAfterMillis(107_585),
            FakeError.of(
                    Fault.SERVER_ERROR, "server_error", 500, body("server_error", null, "The server had an error.")),
            FakeError.of(Fault.UNAVAILABLE, "503", 503, body("server_error", null, "The service is unavailable.")),
            FakeError.of(
                    Fault.OVERLOADED,
                    "503 overloaded",
                    503,
                    body("server_error", null, "The engine is currently overloaded, please try again later")),
            FakeError.of(Fault.UPSTREAM_TIMEOUT, "504", 504, body("timeout", null, "Gateway timeout.")),
            FakeError.of(
                    Fault.CONTEXT_TOO_LONG,
                    "by code",
                    400,
                    body(
                            "invalid_request_error",
                            "context_length_exceeded",
                            "Your input exceeds the context window of this model.")),
            FakeError.of(
                    Fault.CONTEXT_TOO_LONG,
                    "older text, no code",
                    400,
                    body(
                            "invalid_request_error",
                            null,
                            "This model's maximum context length is 8192 tokens. Please reduce the length of the messages.")),
            FakeError.of(
                    Fault.CONTEXT_TOO_LONG,
                    "disguised as a rate limit",
                    429,
                    body(
                            "tokens",
                            "rate_limit_exceeded",
                            "Request too large for fake-1 on tokens per min (TPM): Limit 30000, Requested 342389.")),
            FakeError.of(
                    Fault.CONTENT_BLOCKED,
                    "policy",
                    400,
                    body(
                            "invalid_request_error",
                            "content_policy_violation",
                            "The request was rejected by the safety system.")),
            FakeError.of(
                    Fault.UNKNOWN_MODEL,
                    "404",
                    404,
                    body(
                            "invalid_request_error",
                            "model_not_found",
                            "The model `fake-0` does not exist or you do not have access to it.")),
            FakeError.of(
                    Fault.UNKNOWN_MODEL,
                    "400",
                    400,
                    body("invalid_request_error", "model_not_found", "The requested model 'fake-0' does not exist.")),
            FakeError.of(
                    Fault.REGION_BLOCKED,
                    "country",
                    403,
                    body(
                            "request_forbidden",
                            "unsupported_country_region_territory",
                            "Country, region, or territory not supported")),
            FakeError.of(
                    Fault.REGION_BLOCKED,
                    "a restricted key",
                    403,
                    body(
                            "invalid_request_error",
                            null,
                            "You have insufficient permissions for this operation. Missing scopes: model.request")),
            FakeError.of(
                    Fault.BAD_REQUEST,
                    "unsupported value",
                    400,
                    body(
                            "invalid_request_error",
                            "unsupported_value",
                            "Unsupported value: 'temperature' does not support 0.2 with this model.")),
            FakeError.of(
                    Fault.ERROR_FIRST,
                    "server_error",
                    200,
                    body("server_error", null, "The server had an error while processing the request.")),
            FakeError.of(
                            Fault.ERROR_FIRST,
                            "a rate limit with status 200",
                            200,
                            body("tokens", "rate_limit_exceeded", "Rate limit reached for fake-1."))
                    .as(FailureKind.RATE_LIMIT));

    private OpenAiErrors() {}

    private static String body(String type, @Nullable String code, String message) {
        return Json.object()
                .set(
                        "error",
                        Json.object()
                                .put("message", message)
                                .put("type", type)
                                .putNull("param")
                                .put("code", code))
                .toString();
    }
}
