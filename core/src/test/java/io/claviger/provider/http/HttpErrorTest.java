package io.claviger.provider.http;

import static io.claviger.provider.http.Bytes.CLOSED;
import static io.claviger.provider.http.Bytes.HI;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.FailureKind;
import io.claviger.provider.Outcome;
import io.claviger.provider.TimeSource;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are errors. */
class HttpErrorTest {
    @Test
    void errorInADocumentOnAStreamingRequestIsClassifiedByItsOwnStatus() {
        String body = "{\"e\":{\"code\":429,\"retryDelay\":\"7s\"}}";
        try (LoopbackServer server = LoopbackServer.answering("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body)) {
            Outcome.Failed failed =
                    (Outcome.Failed) PolledCall.stream(server.url()).await();

            assertThat(failed.kind()).isEqualTo(FailureKind.RATE_LIMIT);
            assertThat(failed.status()).isEqualTo(200);
            assertThat(failed.retryAfter()).isEqualTo(Duration.ofSeconds(7));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void errorStatusCarriesItsHintsAndTheRequestId(boolean streaming) {
        String body = "{\"error\":{\"message\":\"" + PolledCall.KEY + "\"}}";
        try (LoopbackServer server = LoopbackServer.answering("HTTP/1.1 429 Too Many\r\nRetry-After: 12\r\n"
                + "x-should-retry: false\r\nx-request-id: req_0123\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body)) {
            Outcome outcome = PolledCall.start(new TestDialect(server.url()), PolledCall.TRANSPORT, streaming)
                    .await();

            assertThat(outcome)
                    .isEqualTo(
                            new Outcome.Failed(429, "req_0123", FailureKind.RATE_LIMIT, Duration.ofSeconds(12), true));
        }
    }

    @ParameterizedTest
    @CsvSource({"200, MALFORMED_RESPONSE", "403, NETWORK_ERROR", "503, NETWORK_ERROR", "401, INVALID_KEY"})
    void webPageIsNoAnswer(int status, FailureKind kind) {
        String page = "<!DOCTYPE html><html><body>Hi</body></html>";
        try (LoopbackServer server = LoopbackServer.answering("HTTP/1.1 " + status
                + " X\r\nContent-Type: text/html\r\nContent-Length: " + page.length() + "\r\n\r\n" + page)) {
            assertThat(PolledCall.whole(server.url()).failure()).isEqualTo(kind);
        }
    }

    @Test
    void webPageInsteadOfAStreamIsNoAnswer() {
        try (LoopbackServer server =
                LoopbackServer.answering("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>\n\nHi</html>")) {
            assertThat(PolledCall.stream(server.url()).failure()).isEqualTo(FailureKind.MALFORMED_RESPONSE);
        }
    }

    @Test
    void errorInMidStreamEndsTheCallAndTheConnection() throws Exception {
        try (LoopbackServer server = LoopbackServer.holding(CLOSED + HI + "data: {\"e\":{\"code\":503}}\n\n")) {
            PolledCall call = PolledCall.stream(server.url());

            assertThat(call.failure()).isEqualTo(FailureKind.PROVIDER_UNAVAILABLE);
            assertThat(call.text).hasToString("Hi");
            server.awaitHangUp();
        }
    }

    @Test
    void errorWithoutEndIsNamedByItsStatusAndHungUpOn() throws Exception {
        try (LoopbackServer server = new LoopbackServer(socket -> {
            LoopbackServer.send(socket, "HTTP/1.1 401 No\r\nConnection: close\r\n\r\n{\"error\":\"");
            while (true) {
                LoopbackServer.send(socket, "x".repeat(100_000));
            }
        })) {
            assertThat(PolledCall.stream(server.url()).failure()).isEqualTo(FailureKind.INVALID_KEY);
            server.awaitHangUp();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"429 Too Many, RATE_LIMIT, 7", "401 No, INVALID_KEY, 0", "503 Busy, PROVIDER_UNAVAILABLE, 7"})
    void errorWhoseBodyNeverComesIsNamedByItsHeadersWhenItsTimeIsOver(String line) throws Exception {
        String[] error = line.split(", ");
        String hint = error[2].equals("0") ? "" : "Retry-After: " + error[2] + "\r\n";
        try (LoopbackServer server =
                LoopbackServer.holding("HTTP/1.1 " + error[0] + "\r\n" + hint + "Content-Length: 100\r\n\r\n")) {
            CountDownLatch headers = new CountDownLatch(1);
            PolledCall call = PolledCall.start(
                    new TestDialect(server.url()), PolledCall.TRANSPORT, true, TimeSource.system(), headers::countDown);
            assertThat(headers.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(call.call.poll()).isNull();
            assertThat(call.call.outcome()).isNull();

            Outcome.Failed failed = (Outcome.Failed) call.call.expire();

            assertThat(failed.kind()).isEqualTo(FailureKind.valueOf(error[1]));
            assertThat(failed.status()).isEqualTo(Integer.parseInt(error[0].substring(0, 3)));
            assertThat(failed.retryAfter())
                    .isEqualTo(hint.isEmpty() ? null : Duration.ofSeconds(Long.parseLong(error[2])));
            server.awaitHangUp();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-5", "1e3", "99999999999999999999", "5, 6"})
    void lengthThatIsNoLengthIsHeardOfAtOnceAndTheConnectionCloses(String length) throws Exception {
        for (int status : new int[] {200, 503}) {
            for (boolean streaming : new boolean[] {true, false}) {
                try (LoopbackServer server = LoopbackServer.holding("HTTP/1.1 " + status
                        + " X\r\nContent-Type: application/json\r\nContent-Length: " + length
                        + "\r\n\r\n{\"t\":\"Hi\",\"f\":\"stop\"}")) {
                    PolledCall call = PolledCall.start(new TestDialect(server.url()), PolledCall.TRANSPORT, streaming);

                    assertThat(call.await())
                            .as("status %d, streaming %s", status, streaming)
                            .isInstanceOf(Outcome.Failed.class)
                            .extracting(outcome -> ((Outcome.Failed) outcome).kind())
                            .isEqualTo(status == 200 ? FailureKind.NETWORK_ERROR : FailureKind.PROVIDER_UNAVAILABLE);
                    server.awaitHangUp();
                }
            }
        }
    }
}
