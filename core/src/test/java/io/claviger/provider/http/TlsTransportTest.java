package io.claviger.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.FailureKind;
import io.claviger.provider.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.BufferedSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** HTTPS with HTTP/2 and HTTP/1.1; the transport's tasks run on the thread that brings them, handshakes included. */
class TlsTransportTest {
    private static final String HI = "data: {\"t\":\"Hi\"}\n\n";
    private static final String ANSWER = HI + "data: {\"f\":\"stop\"}\n\ndata: [DONE]\n\n";

    private final HeldCertificate certificate = new HeldCertificate.Builder()
            .commonName("localhost")
            .addSubjectAlternativeName("localhost")
            .build();
    private final HttpTransport transport = HttpTransport.builder()
            .sslContext(new HandshakeCertificates.Builder()
                    .addTrustedCertificate(certificate.certificate())
                    .build()
                    .sslContext())
            .build();
    private final MockWebServer server = new MockWebServer();
    private final Set<Thread> before = Thread.getAllStackTraces().keySet();

    @BeforeEach
    void useTls() {
        server.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslSocketFactory());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    enum Version {
        H2(Protocol.HTTP_2, Protocol.HTTP_1_1),
        H1(Protocol.HTTP_1_1);

        final List<Protocol> protocols;

        Version(Protocol... protocols) {
            this.protocols = List.of(protocols);
        }

        String line() {
            return this == H2 ? "HTTP/2" : "HTTP/1.1";
        }
    }

    @ParameterizedTest
    @EnumSource
    void streamIsReadOverTls(Version version) throws Exception {
        start(version);
        server.enqueue(stream(version, ANSWER));

        PolledCall call = call(true);

        assertThat(call.await()).isInstanceOf(Outcome.Completed.class);
        assertThat(call.text).hasToString("Hi");
        RecordedRequest request = server.takeRequest();
        assertThat(request.getVersion()).isEqualTo(version.line());
        assertThat(request.getHandshake()).isNotNull();
        assertThat(request.getHeaders().get("authorization")).isEqualTo("Bearer " + PolledCall.KEY);
    }

    @ParameterizedTest
    @EnumSource
    void fiftyConcurrentCallsGetTheirOwnAnswers(Version version) throws Exception {
        start(version);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String target = request.getTarget();
                return stream(
                        version,
                        "data: {\"t\":\"" + target + "\"}\n\n" + "data: {\"t\":\"" + "x".repeat(20_000)
                                + "\"}\n\ndata: {\"f\":\"stop\"}\n\n");
            }
        });
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try {
            List<Callable<String>> calls = IntStream.range(0, 50)
                    .mapToObj(number -> (Callable<String>) () -> answer("/chat/" + number))
                    .toList();
            List<Future<String>> answers = threads.invokeAll(calls);

            for (int number = 0; number < answers.size(); number++) {
                assertThat(answers.get(number).get().replace("x".repeat(20_000), "+"))
                        .isEqualTo("/chat/" + number + "+");
            }
        } finally {
            threads.shutdown();
            assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(newThreads()).allMatch(name -> name.matches("HttpClient-\\d+-SelectorManager"));
    }

    @ParameterizedTest
    @EnumSource
    void cancelInMidBodyReachesTheServer(Version version) throws Exception {
        start(version);
        CountDownLatch cancelled = new CountDownLatch(1);
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "text/event-stream")
                .body(new EndlessBody(cancelled))
                .build());
        server.enqueue(stream(version, ANSWER));
        PolledCall call = call(true).awaitText("Hi");

        call.call.cancel();

        assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(call(true).await()).isInstanceOf(Outcome.Completed.class);
        int first = server.takeRequest().getConnectionIndex();
        int second = server.takeRequest().getConnectionIndex();
        if (version == Version.H2) {
            assertThat(second).as("other calls of the connection go on").isEqualTo(first);
        } else {
            assertThat(second).as("the connection is closed").isNotEqualTo(first);
        }
    }

    @ParameterizedTest
    @EnumSource
    void cancelBeforeTheHeadersLeavesTheNextCallAlone(Version version) throws Exception {
        start(version);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch arrived = new CountDownLatch(1);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                if (request.getExchangeIndex() == 0 && request.getConnectionIndex() == 0) {
                    arrived.countDown();
                    held.await();
                }
                return stream(version, ANSWER);
            }
        });
        PolledCall call = call(true);
        assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

        call.call.cancel();

        assertThat(call.failure()).isEqualTo(FailureKind.NETWORK_ERROR);
        assertThat(call(true).await()).isInstanceOf(Outcome.Completed.class);
        held.countDown();
    }

    @ParameterizedTest
    @CsvSource({"H2, false", "H1, false", "H2, true", "H1, true"})
    void documentIsReadOverTls(Version version, boolean error) throws Exception {
        start(version);
        server.enqueue(new MockResponse.Builder()
                .code(error ? 503 : 200)
                .addHeader("Content-Type", "application/json")
                .body(error ? "{\"error\":\"busy\"}" : "{\"t\":\"Hi\",\"f\":\"stop\"}")
                .build());

        Outcome outcome = call(false).await();

        if (error) {
            assertThat(outcome).isEqualTo(new Outcome.Failed(503, null, FailureKind.PROVIDER_UNAVAILABLE, null, false));
        } else {
            assertThat(outcome).isInstanceOf(Outcome.Completed.class);
        }
    }

    @Test
    void certificateThatIsNotTrustedIsANetworkError() throws Exception {
        start(Version.H2);
        server.enqueue(stream(Version.H2, ANSWER));

        PolledCall call = PolledCall.start(new TestDialect(url()), PolledCall.TRANSPORT, true);

        assertThat(call.await()).isEqualTo(Outcome.Failed.withoutStatus(FailureKind.NETWORK_ERROR));
    }

    @Test
    void connectionIsUsedAgainAfterAWholeStream() throws Exception {
        start(Version.H1);
        int reused = 0;
        // A call that starts before the last chunk of the one before was read opens a connection of its own.
        for (int call = 0; call < 30; call++) {
            server.enqueue(stream(Version.H1, ANSWER));
            assertThat(call(true).await()).isInstanceOf(Outcome.Completed.class);
            reused += server.takeRequest().getExchangeIndex() > 0 ? 1 : 0;
        }

        assertThat(reused).isPositive();
    }

    private void start(Version version) throws IOException {
        server.setProtocols(version.protocols);
        server.start(InetAddress.getByName("localhost"), 0);
    }

    private URI url() {
        return URI.create("https://localhost:" + server.getPort());
    }

    private PolledCall call(boolean streaming) {
        return PolledCall.start(new TestDialect(url()), transport, streaming);
    }

    private String answer(String path) {
        PolledCall call = PolledCall.start(new TestDialect(url(), Credential.bearer(), path), transport, true);
        assertThat(call.await()).isInstanceOf(Outcome.Completed.class);
        return call.text.toString();
    }

    private static MockResponse stream(Version version, String body) {
        MockResponse.Builder response = new MockResponse.Builder().addHeader("Content-Type", "text/event-stream");
        return version == Version.H1
                ? response.chunkedBody(body, 1000).build()
                : response.body(body).build();
    }

    /** Names of threads that this test's calls started and that are not the server's. */
    private Set<String> newThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> !name.contains("MockWebServer")
                        && !name.startsWith("pool-")
                        && !name.contains("OkHttp")
                        && !name.contains("TaskRunner")
                        && !name.startsWith("claviger-timer"))
                .collect(Collectors.toSet());
    }

    /** Writes events until the client is gone. */
    private record EndlessBody(CountDownLatch gone) implements MockResponseBody {
        @Override
        public long getContentLength() {
            return -1;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            try {
                sink.writeUtf8(HI).flush();
                while (true) {
                    sink.writeUtf8(": waiting\n").flush();
                }
            } catch (IOException e) {
                gone.countDown();
                throw e;
            }
        }
    }
}
