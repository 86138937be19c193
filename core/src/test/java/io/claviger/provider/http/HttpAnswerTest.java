package io.claviger.provider.http;

import static io.claviger.provider.http.Bytes.CLOSED;
import static io.claviger.provider.http.Bytes.DONE;
import static io.claviger.provider.http.Bytes.FINISH;
import static io.claviger.provider.http.Bytes.HI;
import static io.claviger.provider.http.Bytes.STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.FailureKind;
import io.claviger.chat.FinishReason;
import io.claviger.provider.Outcome;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams and documents, whole and broken. */
class HttpAnswerTest {
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
}
