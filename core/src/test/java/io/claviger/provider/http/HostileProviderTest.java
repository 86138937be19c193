package io.claviger.provider.http;

import static io.claviger.provider.http.Bytes.CLOSED;
import static io.claviger.provider.http.Bytes.FINISH;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.FailureKind;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.provider.Outcome;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that means harm, or one whose words nobody foresaw. */
@Timeout(60)
class HostileProviderTest {
    @Test
    void answerThatNeverStopsTalkingIsGivenUp() throws Exception {
        String event = "data: {\"t\":\"" + "x".repeat(1 << 20) + "\"}\n\n";
        try (LoopbackServer server = new LoopbackServer(socket -> {
            LoopbackServer.send(socket, CLOSED);
            while (true) {
                LoopbackServer.send(socket, event);
            }
        })) {
            PolledCall call = PolledCall.stream(server.url());

            assertThat(call.failure()).isEqualTo(FailureKind.MALFORMED_RESPONSE);
            assertThat(call.text).hasSize(ReplyBuffer.MAX_CONTENT);
            server.awaitHangUp();
        }
    }

    @Test
    void callsOfToolsWithoutEndAreNotKept() {
        ReplyBuffer reply = new ReplyBuffer();
        for (int i = 0; i < ReplyBuffer.MAX_CALLS; i++) {
            reply.toolCall(i, null, "tool", "{}");
        }
        assertThat(reply.isTooLong()).isFalse();

        reply.toolCall(ReplyBuffer.MAX_CALLS, null, "tool", "{}");

        assertThat(reply.isTooLong()).isTrue();
    }

    @Test
    void signsOfLifeAfterTheFinishReasonDoNotHoldTheAnswerBackForEver() {
        CountDownLatch over = new CountDownLatch(1);
        try (LoopbackServer server = new LoopbackServer(socket -> {
            LoopbackServer.send(socket, CLOSED + FINISH);
            while (!over.await(200, TimeUnit.MILLISECONDS)) {
                LoopbackServer.send(socket, ": still here\n\n");
            }
        })) {
            PolledCall call = PolledCall.stream(server.url());

            assertThat(call.await()).isInstanceOf(Outcome.Completed.class);
            over.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void wordsThatBreakTheReaderAreNoAnswer(boolean streaming) {
        try (LoopbackServer server = LoopbackServer.answering(CLOSED + FINISH + FINISH)) {
            PolledCall call =
                    PolledCall.start(new Breaking(new TestDialect(server.url())), PolledCall.TRANSPORT, streaming);

            assertThat(call.failure()).isEqualTo(FailureKind.MALFORMED_RESPONSE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"csk-0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdef", "sk-proj-aBcDeFgHiJkLmNoPqRsTuVwXyZ"
            })
    void keyThatComesBackAsTheRequestIdIsNone(String key) {
        HttpHeaders headers = HttpHeaders.of(
                Map.of("x-request-id", List.of(key), "inference-id", List.of("good-1")), (name, value) -> true);

        assertThat(RequestIds.find(headers)).isEqualTo("good-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"req_0123456789abcdef0123456789abcdef", "7f2c9a4e-1b3d-4c5e-8f60-a1b2c3d4e5f6"})
    void idsOfServicesStay(String id) {
        assertThat(RequestIds.find(HttpHeaders.of(Map.of("x-request-id", List.of(id)), (name, value) -> true)))
                .isEqualTo(id);
    }

    /** A dialect whose reader was written for other answers. */
    private record Breaking(Dialect dialect) implements Dialect {
        @Override
        public ProviderId id() {
            return dialect.id();
        }

        @Override
        public URI baseUrl() {
            return dialect.baseUrl();
        }

        @Override
        public String defaultModel() {
            return dialect.defaultModel();
        }

        @Override
        public Credential credential() {
            return dialect.credential();
        }

        @Override
        public FailureRules failureRules() {
            return dialect.failureRules();
        }

        @Override
        public List<Problem> unsupported(ChatRequest request) {
            return dialect.unsupported(request);
        }

        @Override
        public WireRequest encode(ChatRequest request, String model, boolean streaming) {
            return dialect.encode(request, model, streaming);
        }

        @Override
        public ReplyReader reader(boolean streaming) {
            return (buffer, offset, length, reply) -> {
                throw new IllegalStateException("unforeseen");
            };
        }
    }
}
