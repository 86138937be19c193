package io.claviger.provider.http;

import static io.claviger.provider.http.Bytes.CLOSED;
import static io.claviger.provider.http.Bytes.DONE;
import static io.claviger.provider.http.Bytes.FINISH;
import static io.claviger.provider.http.Bytes.HI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.chat.FailureKind;
import io.claviger.provider.Outcome;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The request and its origin. */
class HttpProviderTest {
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
}
