package io.claviger.testkit;

import java.util.List;

/** Cerebras' errors, which are flat, from its documentation and issue threads, read November 2026; the bodies of 402 and 403 are assumptions. */
final class CerebrasErrors {
    static final List<FakeError> ALL = SharedErrors.after(
            FakeError.of(
                    Fault.INVALID_KEY,
                    "wrong_api_key",
                    401,
                    body("invalid_request_error", "api_key", "wrong_api_key", "Wrong API Key")),
            FakeError.of(
                    Fault.QUOTA_EXCEEDED,
                    "402",
                    402,
                    body("payment_required_error", "billing", "payment_required", "Payment required.")),
            FakeError.of(
                            Fault.QUOTA_EXCEEDED,
                            "tokens per day",
                            429,
                            body(
                                    "too_many_requests_error",
                                    "quota",
                                    "token_quota_exceeded",
                                    "Tokens per day limit exceeded - too many tokens processed."))
                    .header("x-ratelimit-remaining-tokens-day", "0")
                    .header("x-ratelimit-reset-tokens-day", "33011.38"),
            FakeError.of(
                    Fault.RATE_LIMIT,
                    "request_quota_exceeded",
                    429,
                    body(
                            "too_many_requests_error",
                            "quota",
                            "request_quota_exceeded",
                            "Requests per minute limit exceeded - too many requests sent.")),
            FakeError.of(
                    Fault.RATE_LIMIT,
                    "token_quota_exceeded",
                    429,
                    body(
                            "too_many_requests_error",
                            "quota",
                            "token_quota_exceeded",
                            "Tokens per minute limit exceeded - too many tokens processed.")),
            FakeError.of(
                    Fault.SERVER_ERROR,
                    "500",
                    500,
                    body("server_error", "", "internal_error", "Internal server error.")),
            FakeError.of(
                    Fault.UNAVAILABLE, "503", 503, body("server_error", "", "unavailable", "Service unavailable.")),
            FakeError.of(
                            Fault.OVERLOADED,
                            "429 queue_exceeded",
                            429,
                            body(
                                    "too_many_requests_error",
                                    "queue",
                                    "queue_exceeded",
                                    "We're experiencing high traffic right now! Please try again soon."))
                    .header("x-should-retry", "false"),
            FakeError.of(
                    Fault.UPSTREAM_TIMEOUT, "408", 408, body("timeout_error", "", "timeout", "Request timed out.")),
            FakeError.of(
                    Fault.CONTEXT_TOO_LONG,
                    "400",
                    400,
                    body(
                            "invalid_request_error",
                            "messages",
                            "context_length_exceeded",
                            "Please reduce the length of the messages or completion. Current length is 9000 while limit is 8192")),
            FakeError.of(
                    Fault.UNKNOWN_MODEL,
                    "404",
                    404,
                    body(
                            "not_found_error",
                            "model",
                            "model_not_found",
                            "Model fake-0 does not exist or you do not have access to it.")),
            FakeError.of(
                    Fault.REGION_BLOCKED,
                    "403",
                    403,
                    body("permission_error", "", "permission_denied", "Permission denied.")),
            FakeError.of(
                    Fault.BAD_REQUEST,
                    "400",
                    400,
                    body("invalid_request_error", "temperature", "invalid_value", "The temperature is too high.")),
            FakeError.of(
                    Fault.BAD_REQUEST,
                    "422",
                    422,
                    body("invalid_request_error", "messages", "unprocessable", "The request could not be followed.")),
            FakeError.of(
                    Fault.ERROR_FIRST,
                    "server_error",
                    200,
                    body("server_error", "", "internal_error", "Internal server error.")));

    private CerebrasErrors() {}

    private static String body(String type, String param, String code, String message) {
        return Json.object()
                .put("message", message)
                .put("type", type)
                .put("param", param)
                .put("code", code)
                .toString();
    }
}
