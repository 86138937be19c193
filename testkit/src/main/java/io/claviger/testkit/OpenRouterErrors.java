package io.claviger.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.chat.FailureKind;
import java.util.List;

/** OpenRouter's errors, from recordings, its error page and issue threads, read November 2026. */
final class OpenRouterErrors {
    static final List<FakeError> ALL = SharedErrors.after(
            FakeError.of(
                    Fault.INVALID_KEY,
                    "missing header, also for a wrong key",
                    401,
                    body(401, "Missing Authentication header", "")),
            FakeError.of(Fault.INVALID_KEY, "a revoked key", 401, body(401, "User not found.", "")),
            FakeError.of(
                    Fault.QUOTA_EXCEEDED,
                    "credits",
                    402,
                    body(
                            402,
                            "This request requires more credits, or fewer max_tokens. You requested up to 2048 tokens, but can only afford 12.",
                            "{\"limit_source\":\"openrouter_credits\"}")),
            FakeError.of(
                    Fault.QUOTA_EXCEEDED,
                    "limit of the key",
                    402,
                    body(
                            402,
                            "This request requires more credits, or fewer max_tokens.",
                            "{\"limit_source\":\"openrouter_key_limit\"}")),
            FakeError.of(
                            Fault.QUOTA_EXCEEDED,
                            "free models, day, reset in epoch milliseconds",
                            429,
                            body(
                                    429,
                                    "Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000 free model requests per day",
                                    "{\"headers\":{\"X-RateLimit-Limit\":\"50\",\"X-RateLimit-Remaining\":\"0\",\"X-RateLimit-Reset\":\"{epochMillis}\"}}"))
                    .retryAfterMillis(5_400_000),
            FakeError.of(
                    Fault.QUOTA_EXCEEDED,
                    "free tier, day",
                    429,
                    body(
                            429,
                            "Rate limit exceeded: free-models-per-day-high-balance.",
                            "{\"limit_source\":\"openrouter_free_tier_daily\"}")),
            FakeError.of(
                            Fault.RATE_LIMIT,
                            "free models, minute, reset in epoch milliseconds",
                            429,
                            body(
                                    429,
                                    "Rate limit exceeded: free-models-per-min.",
                                    "{\"headers\":{\"X-RateLimit-Limit\":\"20\",\"X-RateLimit-Remaining\":\"0\",\"X-RateLimit-Reset\":\"{epochMillis}\"}}"))
                    .retryAfterMillis(42_000),
            FakeError.of(
                            Fault.RATE_LIMIT,
                            "too many in flight, with status 402",
                            402,
                            body(
                                    402,
                                    "Too many requests in flight.",
                                    "{\"limit_source\":\"openrouter_in_flight_budget\",\"reason\":\"in_flight_budget_exhausted\"}"))
                    .header("retry-after", "2")
                    .retryAfterMillis(2_000),
            FakeError.of(Fault.SERVER_ERROR, "500", 500, body(500, "Internal Server Error", "")),
            FakeError.of(
                    Fault.UNAVAILABLE,
                    "502",
                    502,
                    body(502, "Provider returned error", "{\"error_type\":\"provider_unavailable\"}")),
            FakeError.of(
                    Fault.OVERLOADED,
                    "upstream 429",
                    429,
                    body(
                            429,
                            "Provider returned error",
                            "{\"provider_name\":\"Fake\",\"raw\":\"fake-1 is temporarily rate-limited upstream\"}")),
            FakeError.of(
                    Fault.OVERLOADED,
                    "529",
                    529,
                    body(529, "Provider overloaded", "{\"error_type\":\"provider_overloaded\"}")),
            FakeError.of(Fault.UPSTREAM_TIMEOUT, "504", 504, body(504, "Timed out", "{\"error_type\":\"timeout\"}")),
            FakeError.of(Fault.UPSTREAM_TIMEOUT, "408", 408, body(408, "Timed out", "{\"error_type\":\"timeout\"}")),
            FakeError.of(
                    Fault.CONTEXT_TOO_LONG,
                    "400",
                    400,
                    body(
                            400,
                            "This endpoint's maximum context length is 200000 tokens. However, you requested about 210000 tokens.",
                            "{\"provider_name\":null,\"previous_errors\":[]}")),
            FakeError.of(
                    Fault.CONTENT_BLOCKED,
                    "moderation",
                    403,
                    body(
                            403,
                            "The input was flagged",
                            "{\"reasons\":[\"violence\"],\"flagged_input\":\"...\",\"provider_name\":\"Fake\",\"model_slug\":\"fake-1\"}")),
            FakeError.of(Fault.UNKNOWN_MODEL, "404", 404, body(404, "No endpoints found for fake/fake-0.", "")),
            FakeError.of(Fault.UNKNOWN_MODEL, "400", 400, body(400, "fake-0 is not a valid model ID", "")),
            FakeError.of(
                    Fault.REGION_BLOCKED, "403", 403, body(403, "Forbidden", "{\"error_type\":\"permission_denied\"}")),
            FakeError.of(
                    Fault.BAD_REQUEST,
                    "400",
                    400,
                    body(
                            400,
                            "Input required: specify \"prompt\" or \"messages\"",
                            "{\"error_type\":\"invalid_request\"}")),
            FakeError.of(
                    Fault.ERROR_FIRST,
                    "the provider behind is gone",
                    200,
                    body(502, "Provider disconnected", "{\"error_type\":\"provider_unavailable\"}")),
            FakeError.of(
                            Fault.ERROR_FIRST,
                            "the daily allowance with status 200",
                            200,
                            body(
                                    429,
                                    "Rate limit exceeded: free-models-per-day.",
                                    "{\"limit_source\":\"openrouter_free_tier_daily\"}"))
                    .as(FailureKind.QUOTA_EXCEEDED));

    private OpenRouterErrors() {}

    private static String body(int code, String message, String metadata) {
        ObjectNode root = Json.object();
        ObjectNode error = root.putObject("error").put("code", code).put("message", message);
        if (!metadata.isEmpty()) {
            error.set("metadata", Json.read(metadata));
        }
        return root.put("user_id", "user_2fake").toString();
    }
}
