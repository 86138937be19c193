package io.claviger.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.chat.FailureKind;
import io.claviger.chat.FinishReason;
import io.claviger.provider.Outcome;
import io.claviger.provider.ProviderCall;
import io.claviger.provider.TimeSource;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpProviderTest {
    private static final String STREAM = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n";
    private static final String CLOSED = STREAM + "Connection: close\r\n\r\n";
    private static final String HI = "data: {\"t\":\"Hi\"}\n\n";
    private static final String FINISH = "data: {\"f\":\"stop\"}\n\n";
    private static final String DONE = "data: [DONE]\n\n";

    @Test
    void requestCarriesBodyAndFreshHeaders() throws Exception {
        try (LoopbackServer server = LoopbackServer.answering(CLOSED + HI + FINISH + DONE)) {
            Outcome outcome = PolledCall.stream(server.url()).await();

            String request = server.takeRequest();
            assertThat(outcome).isInstanceOf(Outcome.Completed.class);
            assertThat(request.lines())
                    .contains(
                            "POST /chat HTTP/1.1",
                            "Accept: text/event-stream",
                            "Content-Type: application/json",
                            "Authorization: Bearer " + PolledCall.KEY);
            assertThat(request.toLowerCase(Locale.ROOT))
                    .contains("\r\nuser-agent: claviger/")
                    .doesNotContain("upgrade", "cookie", "java-http-client")
                    .endsWith("\r\n\r\n{}");
        }
    }

    @Test
    void streamIsPolledPieceByPiece() throws Exception {
        CountDownLatch more = new CountDownLatch(1);
        try (LoopbackServer server = new LoopbackServer(socket -> {
            LoopbackServer.send(socket, CLOSED + HI);
            more.await();
            LoopbackServer.send(socket, "data: {\"t\":\"!\"}\n\n" + FINISH + DONE);
        })) {
            PolledCall call = PolledCall.stream(server.url()).awaitText("Hi");
            assertThat(call.call.outcome()).isNull();
            more.countDown();

            Outcome.Completed completed = (Outcome.Completed) call.await();

            assertThat(call.text).hasToString("Hi!");
            assertThat(completed.status()).isEqualTo(200);
            assertThat(completed.finishReason()).isEqualTo(FinishReason.STOP);
            assertThat(completed.rawFinishReason()).isEqualTo("stop");
        }
    }

    @Test
    void headersOfAnAnswerMayComeInAnyOrderAndCase() {
        String body = "{\"t\":\"Hi\",\"f\":\"stop\"}";
        List<String> heads = List.of(
                "X-Request-Id: req_1\r\nCONTENT-TYPE: Application/JSON; charset=utf-8\r\ncontent-length: "
                        + body.length(),
                "content-length: " + body.length() + "\r\ncontent-type:application/json\r\nx-REQUEST-id:   req_1");
        for (String head : heads) {
            try (LoopbackServer server = LoopbackServer.answering("HTTP/1.1 200 OK\r\n" + head + "\r\n\r\n" + body)) {
                PolledCall call = PolledCall.stream(server.url());

                assertThat(call.await()).isInstanceOf(Outcome.Completed.class);
                assertThat(call.call.outcome().requestId()).isEqualTo("req_1");
                assertThat(call.text).hasToString("Hi");
            }
        }
    }

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

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectIsNotFollowed(int status) throws Exception {
        try (LoopbackServer other = LoopbackServer.answering(CLOSED + HI + FINISH);
                LoopbackServer server = LoopbackServer.answering("HTTP/1.1 " + status + " Moved\r\nLocation: "
                        + other.url() + "/chat\r\nContent-Length: 0\r\n\r\n")) {
            Outcome.Failed failed =
                    (Outcome.Failed) PolledCall.stream(server.url()).await();

            assertThat(failed.kind()).isEqualTo(FailureKind.PROVIDER_UNAVAILABLE);
            assertThat(failed.status()).isEqualTo(status);
            assertThat(other.hasFurtherRequest()).isFalse();
        }
    }

    @Test
    void streamThatIsCutBeforeTheFinishReasonIsANetworkError() {
        String chunked = STREAM + "Transfer-Encoding: chunked\r\n\r\n12\r\n" + HI + "\r\n";
        String withLength = STREAM + "Content-Length: 999\r\n\r\n" + HI;
        for (String answer : List.of(CLOSED + HI, withLength, chunked, chunked + "5\r\nda", CLOSED, STREAM)) {
            try (LoopbackServer server = LoopbackServer.answering(answer)) {
                assertThat(PolledCall.stream(server.url()).failure()).as(answer).isEqualTo(FailureKind.NETWORK_ERROR);
            }
        }
    }

    @Test
    void connectionThatClosesWithoutAWordIsANetworkError() {
        try (LoopbackServer server = LoopbackServer.answering("")) {
            assertThat(PolledCall.stream(server.url()).failure()).isEqualTo(FailureKind.NETWORK_ERROR);
            assertThat(PolledCall.whole(server.url()).failure()).isEqualTo(FailureKind.NETWORK_ERROR);
        }
    }

    @Test
    void documentThatIsShorterThanItsLengthIsANetworkError() {
        try (LoopbackServer server = LoopbackServer.answering(
                "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"t\":\"Hi\",\"f\":\"stop\"}")) {
            assertThat(PolledCall.whole(server.url()).failure()).isEqualTo(FailureKind.NETWORK_ERROR);
        }
    }

    @Test
    void breakAfterTheFinishReasonIsHarmless() {
        String chunked = STREAM + "Transfer-Encoding: chunked\r\n\r\n26\r\n" + HI + FINISH + "\r\n";
        for (String answer :
                List.of(CLOSED + HI + FINISH, STREAM + "Content-Length: 999\r\n\r\n" + HI + FINISH, chunked)) {
            try (LoopbackServer server = LoopbackServer.answering(answer)) {
                PolledCall call = PolledCall.stream(server.url());

                assertThat(call.await()).as(answer).isInstanceOf(Outcome.Completed.class);
                assertThat(call.text).hasToString("Hi");
            }
        }
    }

    @Test
    void oneUnreadableEventIsPassedOverAndTheSecondIsNot() {
        try (LoopbackServer server = LoopbackServer.answering(CLOSED + HI + "data: {\"t\":\n\n" + HI + FINISH + DONE)) {
            PolledCall call = PolledCall.stream(server.url());

            assertThat(call.await()).isInstanceOf(Outcome.Completed.class);
            assertThat(call.text).hasToString("HiHi");
        }
        try (LoopbackServer server =
                LoopbackServer.answering(CLOSED + HI + "data: {\n\ndata: {\n\n" + HI + FINISH + DONE)) {
            assertThat(PolledCall.stream(server.url()).failure()).isEqualTo(FailureKind.MALFORMED_RESPONSE);
        }
    }

    @Test
    void endWithoutAFinishReasonIsMalformed() {
        try (LoopbackServer server = LoopbackServer.answering(CLOSED + HI + DONE)) {
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
    void refusedConnectionAndUnknownHostAreNetworkErrors() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        assertThat(PolledCall.stream(URI.create("http://127.0.0.1:" + free)).await())
                .isEqualTo(Outcome.Failed.withoutStatus(FailureKind.NETWORK_ERROR));
        assertThat(PolledCall.stream(URI.create("http://nobody.invalid")).await())
                .isEqualTo(Outcome.Failed.withoutStatus(FailureKind.NETWORK_ERROR));
    }

    @Test
    void cancelBeforeTheHeadersClosesTheConnection() throws Exception {
        try (LoopbackServer server = LoopbackServer.holding("")) {
            ProviderCall call = PolledCall.stream(server.url()).call;
            server.takeRequest();

            call.cancel();

            server.awaitHangUp();
        }
    }

    @Test
    void cancelAtTheMomentOfTheFirstBytesClosesTheConnection() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        AtomicReference<ProviderCall> call = new AtomicReference<>();
        try (LoopbackServer server = new LoopbackServer(socket -> {
            started.await();
            LoopbackServer.send(socket, CLOSED + HI);
            socket.getInputStream().read();
        })) {
            call.set(PolledCall.start(
                            new TestDialect(server.url()),
                            PolledCall.TRANSPORT,
                            true,
                            TimeSource.system(),
                            () -> call.get().cancel())
                    .call);
            started.countDown();

            server.awaitHangUp();
        }
    }

    @Test
    void cancelInMidBodyClosesTheConnectionFromAnyThread() throws Exception {
        try (LoopbackServer server = LoopbackServer.holding(CLOSED + HI)) {
            ProviderCall call = PolledCall.stream(server.url()).awaitText("Hi").call;

            Thread other = new Thread(call::cancel);
            other.start();
            other.join();
            call.cancel();

            server.awaitHangUp();
        }
    }

    @Test
    void expiryBeforeTheFinishReasonIsATimeoutAndClosesTheConnection() throws Exception {
        try (LoopbackServer server = LoopbackServer.holding(CLOSED + HI)) {
            ProviderCall call = PolledCall.stream(server.url()).awaitText("Hi").call;

            assertThat(call.expire()).isEqualTo(new Outcome.Failed(200, null, FailureKind.TIMEOUT, null, false));
            assertThat(call.expire()).isSameAs(call.outcome());
            server.awaitHangUp();
        }
    }

    @Test
    void providerThatNeverEndsItsStreamIsHungUpOnAfterAGrace() throws Exception {
        HeldTime time = new HeldTime();
        try (LoopbackServer server = LoopbackServer.holding(CLOSED + HI + FINISH)) {
            PolledCall call =
                    PolledCall.start(new TestDialect(server.url()), PolledCall.TRANSPORT, true, time, () -> {});
            call.awaitText("Hi");
            time.awaitTask(Duration.ofSeconds(1)).run();

            assertThat(call.await()).isInstanceOf(Outcome.Completed.class);
            server.awaitHangUp();
        }
    }

    @Test
    void providerThatHoldsTheConnectionAfterItsLastWordIsHungUpOnAfterAGrace() throws Exception {
        HeldTime time = new HeldTime();
        try (LoopbackServer server = LoopbackServer.holding(CLOSED + HI + FINISH + DONE)) {
            PolledCall call =
                    PolledCall.start(new TestDialect(server.url()), PolledCall.TRANSPORT, true, time, () -> {});

            assertThat(call.await()).isInstanceOf(Outcome.Completed.class);
            time.awaitTask(Duration.ofSeconds(1)).run();
            server.awaitHangUp();
        }
    }

    @Test
    void slowReaderMakesTheProviderWait() throws Exception {
        String event = "data: {\"t\":\"" + "x".repeat(100_000) + "\"}\n\n";
        int events = 200;
        CountDownLatch written = new CountDownLatch(1);
        try (LoopbackServer server = new LoopbackServer(socket -> {
            LoopbackServer.send(socket, CLOSED);
            for (int i = 0; i < events; i++) {
                LoopbackServer.send(socket, event);
            }
            LoopbackServer.send(socket, FINISH + DONE);
            written.countDown();
        })) {
            PolledCall call = PolledCall.stream(server.url());
            assertThat(written.await(300, TimeUnit.MILLISECONDS)).isFalse();

            assertThat(call.await()).isInstanceOf(Outcome.Completed.class);
            assertThat(call.text).hasSize(events * 100_000);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answerWithoutEndIsRefusedAndHungUpOn(boolean streaming) throws Exception {
        try (LoopbackServer server = new LoopbackServer(socket -> {
            LoopbackServer.send(socket, CLOSED + "data: ");
            while (true) {
                LoopbackServer.send(socket, "x".repeat(100_000));
            }
        })) {
            PolledCall call = PolledCall.start(new TestDialect(server.url()), PolledCall.TRANSPORT, streaming);

            assertThat(call.failure()).isEqualTo(FailureKind.MALFORMED_RESPONSE);
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

    @Test
    @DisplayName("S0-KEY-8: a key that cannot be a header is in no exception")
    void keyThatCannotBeAHeaderIsInNoException() {
        Credential broken = (key, target, request) -> Map.of("X-Key", new String(key) + "\n");
        Dialect dialect = new TestDialect(URI.create("http://127.0.0.1:9"), broken, "/chat");

        assertThatThrownBy(() -> PolledCall.start(dialect, PolledCall.TRANSPORT, true))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("The credential cannot be a header; keys are printable ASCII.")
                .hasNoCause()
                .hasNoSuppressedExceptions();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@evil.example/chat", ".evil.example/chat", ":99/chat"})
    void pathThatLeavesTheOriginIsRefused(String path) {
        Dialect dialect = new TestDialect(URI.create("http://127.0.0.1"), Credential.bearer(), path);

        assertThatThrownBy(() -> PolledCall.start(dialect, PolledCall.TRANSPORT, true))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("The request of test would leave the origin of its base URL.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://x", "http:/x", "http://u:p@x", "https://x?q=1", "https://x#f", "x", "file:///x", "https:x"
            })
    void baseUrlThatIsNoPlainWebAddressIsRefused(String url) {
        assertThatThrownBy(() -> HttpProvider.of(new TestDialect(URI.create(url)), PolledCall.TRANSPORT))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("The base URL of test must be http or https with a host, without user, query or fragment.");
    }

    @Test
    void leadingPathOfTheBaseUrlIsKept() throws Exception {
        for (String path : List.of("/v1", "/v1/")) {
            try (LoopbackServer server = LoopbackServer.answering(CLOSED + HI + FINISH)) {
                PolledCall.stream(URI.create(server.url() + path)).await();

                assertThat(server.takeRequest()).startsWith("POST /v1/chat HTTP/1.1\r\n");
            }
        }
    }

    @Test
    void callPrintsWhereItStandsAndNothingElse() {
        try (LoopbackServer server = LoopbackServer.answering(CLOSED + HI + FINISH)) {
            PolledCall call = PolledCall.stream(server.url());
            call.await();

            assertThat(call.call).hasToString("HttpCall[test, status 200]");
        }
    }

    /** Keeps timers until the test runs them. */
    private static final class HeldTime implements TimeSource {
        private record Task(Duration delay, Runnable action) {}

        private final List<Task> tasks = new CopyOnWriteArrayList<>();

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public Instant instant() {
            return Instant.EPOCH;
        }

        @Override
        public Timer schedule(Duration delay, Runnable task) {
            Task held = new Task(delay, task);
            tasks.add(held);
            return () -> tasks.remove(held);
        }

        Runnable awaitTask(Duration delay) {
            assertThat(tasks).hasSize(1);
            assertThat(tasks.get(0).delay()).isEqualTo(delay);
            return tasks.get(0).action();
        }
    }
}
