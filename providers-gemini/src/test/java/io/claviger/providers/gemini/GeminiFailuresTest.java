package io.claviger.providers.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.FailureKind;
import io.claviger.provider.Outcome;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The service's error table, one row a case, in every place an error can stand. */
class GeminiFailuresTest {
    private static Replay service;

    @BeforeAll
    static void start() {
        service = new Replay();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** Columns: status, the error's own word, its message, one detail, what it means. */
    @ParameterizedTest(name = "{0} {1} {2} is {4}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            400 | INVALID_ARGUMENT    | API key not valid. Please pass a valid API key.  | "reason":"API_KEY_INVALID"                 | INVALID_KEY
            400 | INVALID_ARGUMENT    | API key expired. Please renew the API key.       | "reason":"API_KEY_INVALID"                 | INVALID_KEY
            400 | INVALID_ARGUMENT    | API key not valid. Please pass a valid API key.  | "x":1                                      | INVALID_KEY
            401 | UNAUTHENTICATED     | Expected OAuth 2 access token, login cookie ...  | "reason":"ACCESS_TOKEN_TYPE_UNSUPPORTED"   | INVALID_KEY
            401 | UNAUTHENTICATED     | Something else                                   | "x":1                                      | INVALID_KEY
            403 | PERMISSION_DENIED   | Method doesn't allow unregistered callers        | "x":1                                      | INVALID_KEY
            403 | PERMISSION_DENIED   | Your API key was reported as leaked.             | "x":1                                      | INVALID_KEY
            403 | PERMISSION_DENIED   | Consumer 'api_key:x' has been suspended.         | "reason":"CONSUMER_SUSPENDED"              | INVALID_KEY
            403 | PERMISSION_DENIED   | Generative Language API has not been used ...    | "reason":"SERVICE_DISABLED"                | REGION_BLOCKED
            403 | PERMISSION_DENIED   | Requests to this API are blocked.                | "reason":"API_KEY_SERVICE_BLOCKED"         | REGION_BLOCKED
            403 | PERMISSION_DENIED   | Requests from referer are blocked.               | "reason":"API_KEY_HTTP_REFERRER_BLOCKED"   | REGION_BLOCKED
            403 | PERMISSION_DENIED   | The provided API key has an IP address ...       | "reason":"API_KEY_IP_ADDRESS_BLOCKED"      | REGION_BLOCKED
            403 | PERMISSION_DENIED   | Requests from this Android client are blocked.   | "reason":"API_KEY_ANDROID_APP_BLOCKED"     | REGION_BLOCKED
            403 | PERMISSION_DENIED   | Requests from this iOS client are blocked.       | "reason":"API_KEY_IOS_APP_BLOCKED"         | REGION_BLOCKED
            403 | PERMISSION_DENIED   | The caller does not have permission              | "x":1                                      | REGION_BLOCKED
            400 | FAILED_PRECONDITION | User location is not supported for the API use.  | "x":1                                      | REGION_BLOCKED
            400 | FAILED_PRECONDITION | Please enable billing on your project.           | "x":1                                      | REGION_BLOCKED
            402 | RESOURCE_EXHAUSTED  | Your prepayment credits are depleted.            | "x":1                                      | QUOTA_EXCEEDED
            429 | RESOURCE_EXHAUSTED  | Your prepayment credits are depleted.            | "x":1                                      | QUOTA_EXCEEDED
            429 | RESOURCE_EXHAUSTED  | Your project has exceeded its spending cap.      | "x":1                                      | QUOTA_EXCEEDED
            429 | RESOURCE_EXHAUSTED  | You exceeded your current quota, limit: 20       | "quotaId":"GenerateRequestsPerDayPerProjectPerModel-FreeTier" | QUOTA_EXCEEDED
            429 | RESOURCE_EXHAUSTED  | You exceeded your current quota, limit: 5        | "violations":[{"quotaId":"GenerateRequestsPerMinutePerProjectPerModel-FreeTier"},{"quotaId":"GenerateRequestsPerDayPerProjectPerModel-FreeTier"}] | QUOTA_EXCEEDED
            429 | RESOURCE_EXHAUSTED  | You exceeded your current quota, limit: 5        | "quotaId":"GenerateRequestsPerMinutePerProjectPerModel-FreeTier" | RATE_LIMIT
            429 | RESOURCE_EXHAUSTED  | You exceeded your current quota                  | "quotaId":"GenerateContentInputTokensPerModelPerMinute-FreeTier" | RATE_LIMIT
            429 | RESOURCE_EXHAUSTED  | You exceeded your current quota                  | "quotaId":"GenerateContentPaidTierInputTokensPerModelPerMinute" | RATE_LIMIT
            429 | RESOURCE_EXHAUSTED  | Resource has been exhausted (e.g. check quota).  | "x":1                                      | RATE_LIMIT
            429 | RESOURCE_EXHAUSTED  | Quota exceeded for quota metric                  | "reason":"RATE_LIMIT_EXCEEDED","quota_limit":"GenerateContentRequestsPerMinutePerProjectPerRegion","quota_limit_value":"60" | RATE_LIMIT
            429 | RESOURCE_EXHAUSTED  | Quota exceeded for metric: x, limit: 0, model: y | "quotaId":"GenerateRequestsPerDayPerProjectPerModel-FreeTier" | UNSUPPORTED_MODEL
            429 | RESOURCE_EXHAUSTED  | Quota exceeded for metric: x, limit: 0           | "x":1                                      | UNSUPPORTED_MODEL
            429 | RESOURCE_EXHAUSTED  | Quota exceeded for metric: x                     | "quotaId":"XPerMinute","quotaValue":"0"    | UNSUPPORTED_MODEL
            429 | RESOURCE_EXHAUSTED  | Quota exceeded for quota metric                  | "quota_limit":"XPerMinute","quota_limit_value":"0" | UNSUPPORTED_MODEL
            404 | NOT_FOUND           | models/x is not found for API version v1beta     | "x":1                                      | UNSUPPORTED_MODEL
            400 | INVALID_ARGUMENT    | Developer instruction is not enabled for models/gemma-3 | "x":1                               | UNSUPPORTED_MODEL
            400 | INVALID_ARGUMENT    | Thinking level MINIMAL is not supported for this model. | "x":1                               | UNSUPPORTED_MODEL
            400 | INVALID_ARGUMENT    | Budget 0 is invalid. This model only works in thinking mode. | "x":1                          | UNSUPPORTED_MODEL
            400 | INVALID_ARGUMENT    | Function call is missing a thought_signature in functionCall parts. | "x":1                   | UNSUPPORTED_MODEL
            400 | INVALID_ARGUMENT    | The input token count (9) exceeds the maximum number of tokens allowed (8). | "x":1           | CONTEXT_TOO_LONG
            400 | INVALID_ARGUMENT    | Invalid value at 'contents[0]'                   | "x":1                                      | INVALID_REQUEST
            499 | CANCELLED           | The operation was cancelled.                     | "x":1                                      | PROVIDER_UNAVAILABLE
            500 | INTERNAL            | An internal error has occurred.                  | "x":1                                      | PROVIDER_UNAVAILABLE
            503 | UNAVAILABLE         | The model is overloaded. Please try again later. | "x":1                                      | PROVIDER_UNAVAILABLE
            504 | DEADLINE_EXCEEDED   | Deadline expired before operation could complete. | "x":1                                     | TIMEOUT
            """)
    void errorIsNamedWhereverItStands(int status, String word, String message, String detail, FailureKind kind) {
        String error = String.format(
                Locale.ROOT,
                "{\"error\":{\"code\":%d,\"message\":\"%s\",\"status\":\"%s\",\"details\":[{%s}]}}",
                status,
                message,
                word,
                detail);

        assertThat(send(status, "application/json", error, false)).isEqualTo(kind);
        assertThat(send(status, "application/json", error, true)).isEqualTo(kind);
        assertThat(send(status, "application/json", "[" + error + "]", true)).isEqualTo(kind);
        assertThat(send(200, "text/event-stream", "data: " + error + "\r\n\r\n", true))
                .isEqualTo(kind);
        assertThat(send(200, "text/event-stream", EVENT + error.replace(",\"", ",\n  \"") + "\n", true))
                .isEqualTo(kind);
        assertThat(send(200, "application/json", error, true)).isEqualTo(kind);
    }

    private static final String EVENT =
            "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hi\"}]}}]}\r\n\r\n";

    @ParameterizedTest
    @CsvSource({
        "404, NETWORK_ERROR",
        "403, NETWORK_ERROR",
        "502, NETWORK_ERROR",
        "503, NETWORK_ERROR",
        "400, INVALID_REQUEST",
        "301, PROVIDER_UNAVAILABLE"
    })
    void webPageComesFromSomethingInBetween(int status, FailureKind kind) {
        assertThat(send(status, "text/html", "<!DOCTYPE html><title>Error</title>", true))
                .isEqualTo(kind);
    }

    @Test
    void emptyErrorIsNamedByItsStatus() {
        assertThat(send(429, "application/json", "", true)).isEqualTo(FailureKind.RATE_LIMIT);
        assertThat(send(503, "application/json", "", false)).isEqualTo(FailureKind.PROVIDER_UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"34.4s"}] | PT34.4S
            "message":"Please retry in 10h17m5.723541104s."                                       | PT10H17M5.723541104S
            "message":"Please retry in 48.939935699s."                                            | PT48.939935699S
            """)
    void waitIsReadFromTheBody(String field, Duration wait) {
        String body = "{\"error\":{\"code\":429," + field + "}}";

        Outcome.Failed failed = (Outcome.Failed)
                service.ask(Replay.reply(429, "application/json", body), true).await();

        assertThat(failed.retryAfter()).isEqualTo(wait);
        assertThat(failed.status()).isEqualTo(429);
    }

    private static FailureKind send(int status, String contentType, String body, boolean streaming) {
        Outcome outcome =
                service.ask(Replay.reply(status, contentType, body), streaming).await();
        return ((Outcome.Failed) outcome).kind();
    }
}
