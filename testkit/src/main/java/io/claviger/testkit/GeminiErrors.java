package io.claviger.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.chat.FailureKind;
import java.util.List;

/** Gemini's errors, from recordings, its troubleshooting page and issue threads, read November 2026. */
final class GeminiErrors {
    static final List<FakeError> ALL = SharedErrors.after(
            FakeError.of(
                    Fault.INVALID_KEY,
                    "400 API_KEY_INVALID",
                    400,
                    body(
                            400,
                            "INVALID_ARGUMENT",
                            "API key not valid. Please pass a valid API key.",
                            "{\"type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"API_KEY_INVALID\",\"domain\":\"googleapis.com\"}")),
            FakeError.of(
                    Fault.INVALID_KEY,
                    "expired",
                    400,
                    body(
                            400,
                            "INVALID_ARGUMENT",
                            "API key expired. Please renew the API key.",
                            "{\"type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"API_KEY_INVALID\",\"domain\":\"googleapis.com\"}")),
            FakeError.of(
                    Fault.INVALID_KEY,
                    "the key repeated in the details",
                    400,
                    body(
                            400,
                            "INVALID_ARGUMENT",
                            "API key not valid. Please pass a valid API key.",
                            "{\"type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"API_KEY_INVALID\",\"domain\":\"googleapis.com\"},{\"type\":\"type.googleapis.com/google.rpc.DebugInfo\",\"detail\":\"Invalid API key: {key}\"}")),
            FakeError.of(
                    Fault.INVALID_KEY,
                    "a kind of key that is not taken",
                    401,
                    body(
                            401,
                            "UNAUTHENTICATED",
                            "Request had invalid authentication credentials. Expected OAuth 2 access token.",
                            "{\"type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"ACCESS_TOKEN_TYPE_UNSUPPORTED\",\"domain\":\"googleapis.com\"}")),
            FakeError.of(
                    Fault.QUOTA_EXCEEDED,
                    "per day beside per minute, with a short delay",
                    429,
                    body(
                            429,
                            "RESOURCE_EXHAUSTED",
                            "You exceeded your current quota, please check your plan and billing details.",
                            "{\"type\":\"type.googleapis.com/google.rpc.QuotaFailure\",\"violations\":[{\"quotaMetric\":\"generativelanguage.googleapis.com/generate_content_requests\",\"quotaId\":\"GenerateRequestsPerMinutePerProjectPerModel-FreeTier\"},{\"quotaMetric\":\"generativelanguage.googleapis.com/generate_content_requests\",\"quotaId\":\"GenerateRequestsPerDayPerProjectPerModel-FreeTier\"}]},{\"type\":\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\":\"12s\"}")),
            FakeError.of(
                    Fault.QUOTA_EXCEEDED,
                    "wallet empty, 402",
                    402,
                    body(402, "RESOURCE_EXHAUSTED", "Payment required.", "")),
            FakeError.of(
                    Fault.QUOTA_EXCEEDED,
                    "wallet empty, 429",
                    429,
                    body(429, "RESOURCE_EXHAUSTED", "Your prepayment credits are depleted.", "")),
            FakeError.of(
                            Fault.RATE_LIMIT,
                            "per minute, worded as a quota",
                            429,
                            body(
                                    429,
                                    "RESOURCE_EXHAUSTED",
                                    "You exceeded your current quota, please check your plan and billing details. Quota exceeded for metric: generate_content_requests, limit: 5. Please retry in 34.4s.",
                                    "{\"type\":\"type.googleapis.com/google.rpc.QuotaFailure\",\"violations\":[{\"quotaMetric\":\"generativelanguage.googleapis.com/generate_content_requests\",\"quotaId\":\"GenerateRequestsPerMinutePerProjectPerModel-FreeTier\"}]},{\"type\":\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\":\"34.4s\"}"))
                    .retryAfterMillis(34_400),
            FakeError.of(
                    Fault.RATE_LIMIT,
                    "bare",
                    429,
                    body(429, "RESOURCE_EXHAUSTED", "Resource has been exhausted (e.g. check quota).", "")),
            FakeError.of(
                    Fault.RATE_LIMIT,
                    "older form",
                    429,
                    body(
                            429,
                            "RESOURCE_EXHAUSTED",
                            "Quota exceeded for quota metric.",
                            "{\"type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"RATE_LIMIT_EXCEEDED\",\"domain\":\"googleapis.com\"}")),
            FakeError.of(
                    Fault.SERVER_ERROR, "INTERNAL", 500, body(500, "INTERNAL", "An internal error has occurred.", "")),
            FakeError.of(
                    Fault.UNAVAILABLE,
                    "UNAVAILABLE",
                    503,
                    body(503, "UNAVAILABLE", "The service is currently unavailable.", "")),
            FakeError.of(
                    Fault.OVERLOADED,
                    "the model is overloaded",
                    503,
                    body(503, "UNAVAILABLE", "The model is overloaded. Please try again later.", "")),
            FakeError.of(
                    Fault.UPSTREAM_TIMEOUT,
                    "DEADLINE_EXCEEDED",
                    504,
                    body(504, "DEADLINE_EXCEEDED", "Deadline expired before operation could complete.", "")),
            FakeError.of(
                    Fault.CONTEXT_TOO_LONG,
                    "400",
                    400,
                    body(
                            400,
                            "INVALID_ARGUMENT",
                            "The input token count (1050000) exceeds the maximum number of tokens allowed (1048576).",
                            "")),
            FakeError.of(
                    Fault.UNKNOWN_MODEL,
                    "404",
                    404,
                    body(
                            404,
                            "NOT_FOUND",
                            "models/fake-0 is not found for API version v1beta, or is not supported for generateContent.",
                            "")),
            FakeError.of(
                    Fault.REGION_BLOCKED,
                    "location",
                    400,
                    body(400, "FAILED_PRECONDITION", "User location is not supported for the API use.", "")),
            FakeError.of(
                    Fault.REGION_BLOCKED,
                    "switched off for the project",
                    403,
                    body(
                            403,
                            "PERMISSION_DENIED",
                            "The API is disabled for this project.",
                            "{\"type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"SERVICE_DISABLED\",\"domain\":\"googleapis.com\"}")),
            FakeError.of(
                    Fault.BAD_REQUEST,
                    "unknown field",
                    400,
                    body(
                            400,
                            "INVALID_ARGUMENT",
                            "Invalid JSON payload received. Unknown name \"x\" at 'tools[0]': Cannot find field.",
                            "")),
            FakeError.of(
                    Fault.ERROR_FIRST,
                    "UNAVAILABLE",
                    200,
                    body(503, "UNAVAILABLE", "The model is overloaded. Please try again later.", "")),
            FakeError.of(
                            Fault.ERROR_FIRST,
                            "a rate limit with status 200",
                            200,
                            body(429, "RESOURCE_EXHAUSTED", "Resource has been exhausted (e.g. check quota).", ""))
                    .as(FailureKind.RATE_LIMIT),
            FakeError.of(
                    Fault.ERROR_LATER, "CANCELLED", 200, body(499, "CANCELLED", "The operation was cancelled.", "")));

    private GeminiErrors() {}

    private static String body(int code, String status, String message, String details) {
        ObjectNode root = Json.object();
        ObjectNode error = root.putObject("error")
                .put("code", code)
                .put("message", message)
                .put("status", status);
        if (!details.isEmpty()) {
            error.set("details", Json.read("[" + details + "]"));
        }
        return root.toString();
    }
}
