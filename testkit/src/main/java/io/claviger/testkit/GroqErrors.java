package io.claviger.testkit;

import io.claviger.chat.FailureKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groq's errors, from recordings, its error page and issue threads, read November 2026. */
final class GroqErrors {
    static final List<FakeError> ALL = SharedErrors.after(
            FakeError.of(
                    Fault.INVALID_KEY,
                    "invalid_api_key",
                    401,
                    body("invalid_request_error", "invalid_api_key", "Invalid API Key")),
            FakeError.of(
                            Fault.QUOTA_EXCEEDED,
                            "tokens per day",
                            429,
                            body(
                                    "tokens",
                                    "rate_limit_exceeded",
                                    "Rate limit reached for model `fake-1` in organization `org_01fake` service tier `on_demand` on tokens per day (TPD): Limit 100000, Used 99400, Requested 1200. Please try again in 9m38.016s."))
                    .retryAfterMillis(578_016),
            FakeError.of(
                            Fault.QUOTA_EXCEEDED,
                            "requests per day",
                            429,
                            body(
                                    "requests",
                                    "rate_limit_exceeded",
                                    "Rate limit reached for model `fake-1` in organization `org_01fake` service tier `on_demand` on requests per day (RPD): Limit 1000, Used 1000, Requested 1. Please try again in 1m26.4s."))
                    .retryAfterMillis(86_400),
            FakeError.of(
                            Fault.RATE_LIMIT,
                            "tokens per minute",
                            429,
                            body(
                                    "tokens",
                                    "rate_limit_exceeded",
                                    "Rate limit reached for model `fake-1` in organization `org_01fake` service tier `on_demand` on tokens per minute (TPM): Limit 6000, Used 5034, Requested 1443. Please try again in 4.77s."))
                    .retryAfterMillis(4_770),
            FakeError.of(
                            Fault.RATE_LIMIT,
                            "without the name of the limit",
                            429,
                            body(
                                    "tokens",
                                    "rate_limit_exceeded",
                                    "Rate limit reached for model `fake-1` in organization `org_01fake` on : Limit 6000, Used 5034, Requested 1443. Please try again in 26ms."))
                    .retryAfterMillis(26),
            FakeError.of(Fault.SERVER_ERROR, "500", 500, body("internal_server_error", null, "Internal server error")),
            FakeError.of(Fault.UNAVAILABLE, "503", 503, body("service_unavailable", null, "Service unavailable")),
            FakeError.of(
                    Fault.OVERLOADED,
                    "498 capacity_exceeded",
                    498,
                    body("flex", "capacity_exceeded", "Flex tier capacity exceeded")),
            FakeError.of(Fault.UPSTREAM_TIMEOUT, "504", 504, body("gateway_timeout", null, "Gateway timeout")),
            FakeError.of(
                    Fault.CONTEXT_TOO_LONG,
                    "413 with the code of a rate limit",
                    413,
                    body(
                            "tokens",
                            "rate_limit_exceeded",
                            "Request too large for model `fake-1` in organization `org_01fake` on tokens per minute (TPM): Limit 6000, Requested 14810, please reduce your message size and try again.")),
            FakeError.of(
                    Fault.CONTEXT_TOO_LONG,
                    "400",
                    400,
                    body(
                            "invalid_request_error",
                            "context_length_exceeded",
                            "Please reduce the length of the messages or completion.")),
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
                    "retired",
                    400,
                    body(
                            "invalid_request_error",
                            "model_decommissioned",
                            "The model `fake-0` has been decommissioned and is no longer supported.")),
            FakeError.of(Fault.REGION_BLOCKED, "403", 403, body("permissions_error", null, "Access denied.")),
            FakeError.of(
                    Fault.BAD_REQUEST,
                    "400",
                    400,
                    body("invalid_request_error", null, "'messages.0' : property 'name' is unsupported")),
            FakeError.of(
                    Fault.BAD_REQUEST,
                    "422",
                    422,
                    body("invalid_request_error", null, "The request was well-formed but could not be followed.")),
            FakeError.of(
                    Fault.ERROR_FIRST,
                    "status_code 503",
                    200,
                    body("internal_server_error", null, "Service unavailable")),
            FakeError.of(
                            Fault.ERROR_FIRST,
                            "a rate limit with status 200",
                            200,
                            body(
                                    "tokens",
                                    "rate_limit_exceeded",
                                    "Rate limit reached for model `fake-1` on tokens per minute (TPM)."))
                    .as(FailureKind.RATE_LIMIT));

    private GroqErrors() {}

    private static String body(String type, @Nullable String code, String message) {
        return Json.object()
                .set(
                        "error",
                        Json.object().put("message", message).put("type", type).put("code", code))
                .toString();
    }
}
