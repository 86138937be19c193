package io.claviger.providers.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.FailureKind;
import io.claviger.provider.Outcome;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The service's error table, one row a case, as a text and as an object. */
class OllamaFailuresTest {
    private static final String LINE =
            "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"Hi\"},\"done\":false}\n";

    private static Replay service;

    @BeforeAll
    static void start() {
        service = new Replay();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            401 | unauthorized                                                                   | INVALID_KEY
            401 | Unauthorized                                                                   | INVALID_KEY
            403 | this model requires a subscription, upgrade for access: https://ollama.com     | UNSUPPORTED_MODEL
            403 | ollama cloud is disabled: remote inference is unavailable                      | REGION_BLOCKED
            404 | model 'x' not found                                                            | UNSUPPORTED_MODEL
            404 | model x not found, try pulling it first                                        | UNSUPPORTED_MODEL
            410 | this model was retired                                                         | UNSUPPORTED_MODEL
            400 | x does not support chat                                                        | UNSUPPORTED_MODEL
            400 | x does not support tools                                                       | UNSUPPORTED_MODEL
            400 | x does not support thinking                                                    | UNSUPPORTED_MODEL
            500 | model requires more system memory (60.1 GiB) than is available (14.2 GiB)      | UNSUPPORTED_MODEL
            400 | missing request body                                                           | INVALID_REQUEST
            400 | model is required                                                              | INVALID_REQUEST
            400 | json: cannot unmarshal string into Go struct field                             | INVALID_REQUEST
            400 | the input length exceeds the context length                                    | CONTEXT_TOO_LONG
            400 | the prompt is longer than the context length currently available to the model  | CONTEXT_TOO_LONG
            400 | request (302 tokens) exceeds the available context size (256 tokens)           | CONTEXT_TOO_LONG
            400 | prompt too long; exceeded max context length by 5 tokens (ref: 1)              | CONTEXT_TOO_LONG
            429 | you (a) have reached your session usage limit, upgrade for higher limits: x    | QUOTA_EXCEEDED
            429 | you've reached your hourly usage limit, please wait or upgrade to continue     | QUOTA_EXCEEDED
            429 | you've reached your weekly usage limit, please wait or upgrade to continue     | QUOTA_EXCEEDED
            429 | too many requests                                                              | RATE_LIMIT
            499 | request canceled                                                               | PROVIDER_UNAVAILABLE
            500 | the model failed to generate a response                                        | PROVIDER_UNAVAILABLE
            502 | dial tcp: connection refused                                                   | PROVIDER_UNAVAILABLE
            503 | server busy, please try again.  maximum pending requests exceeded              | PROVIDER_UNAVAILABLE
            503 | Server overloaded, please retry shortly (ref: 1)                               | PROVIDER_UNAVAILABLE
            503 | Service Temporarily Unavailable                                                | PROVIDER_UNAVAILABLE
            504 | upstream request timeout                                                       | TIMEOUT
            """)
    void errorIsNamedByItsWordsAndItsStatus(int status, String text, FailureKind kind) {
        String plain = "{\"error\":\"" + text + "\"}";
        String object = String.format(
                Locale.ROOT,
                "{\"error\":{\"message\":\"%s\",\"type\":\"api_error\",\"param\":null,\"code\":null}}",
                text);

        assertThat(send(status, "application/json", plain, false)).isEqualTo(kind);
        assertThat(send(status, "application/json", plain, true)).isEqualTo(kind);
        assertThat(send(status, "application/json", object, true)).isEqualTo(kind);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            an error was encountered while running the model                               | PROVIDER_UNAVAILABLE
            server busy, please try again.  maximum pending requests exceeded              | PROVIDER_UNAVAILABLE
            you've reached your weekly usage limit, please wait or upgrade to continue     | QUOTA_EXCEEDED
            x does not support thinking                                                    | UNSUPPORTED_MODEL
            the input length exceeds the context length                                    | CONTEXT_TOO_LONG
            """)
    void errorInAStreamHasWordsOnly(String text, FailureKind kind) {
        String error = "{\"error\":\"" + text + "\"}";

        assertThat(send(200, Replay.LINES, error + "\n", true)).isEqualTo(kind);
        assertThat(send(200, Replay.LINES, LINE + error + "\n", true)).isEqualTo(kind);
        assertThat(send(200, Replay.LINES, LINE + error, true)).isEqualTo(kind);
        assertThat(send(200, "application/json", error, true)).isEqualTo(kind);
        assertThat(send(200, "application/json", error, false)).isEqualTo(kind);
    }

    @Test
    void answerOfTheProxyThatIsNotSignedInIsARefusal() {
        assertThat(send(401, "application/json", "{\"error\":\"unauthorized\",\"signin_url\":\"https://x\"}", true))
                .isEqualTo(FailureKind.INVALID_KEY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"model":"m","message":{"content":"Hi"},"done":false}  | NETWORK_ERROR
            {"model":"m","message":{"content":"Hi"},"do            | NETWORK_ERROR
            {"model":"m","message":{"con                           | NETWORK_ERROR
            Ollama is running                                      | MALFORMED_RESPONSE
            """)
    void streamWithoutItsLastLineIsCut(String body, FailureKind kind) {
        assertThat(send(200, Replay.LINES, body, true)).isEqualTo(kind);
        assertThat(send(200, Replay.LINES, LINE + body, true)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"403, NETWORK_ERROR", "404, NETWORK_ERROR", "502, NETWORK_ERROR", "429, RATE_LIMIT"})
    void webPageComesFromSomethingInBetween(int status, FailureKind kind) {
        assertThat(send(status, "text/html", "<!DOCTYPE html><title>Error</title>", true))
                .isEqualTo(kind);
    }

    private static FailureKind send(int status, String contentType, String body, boolean streaming) {
        Outcome outcome =
                service.ask(Replay.reply(status, contentType, body), streaming).await();
        return ((Outcome.Failed) outcome).kind();
    }
}
