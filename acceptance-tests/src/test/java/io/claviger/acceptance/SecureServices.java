package io.claviger.acceptance;

import io.claviger.testkit.WireDialect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.BufferedSink;

/** Gemini, who stops after her first word, and Groq, both over HTTP/2 and TLS. */
final class SecureServices implements AutoCloseable {
    private static final String FIRST_WORD = "data: {\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":"
            + "[{\"text\":\"Because\"}]},\"index\":0}],\"modelVersion\":\"fake-1\"}\n\n";
    private static final String DOCUMENT = "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"model\":\"fake-1\","
            + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Because.\"},"
            + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":2,\"completion_tokens\":1}}";

    private final HeldCertificate certificate = new HeldCertificate.Builder()
            .commonName("localhost")
            .addSubjectAlternativeName("localhost")
            .build();
    private final MockWebServer server = new MockWebServer();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Queue<RecordedRequest> requests = new ConcurrentLinkedQueue<>();

    private SecureServices() {}

    static SecureServices start() throws IOException {
        SecureServices services = new SecureServices();
        services.server.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(services.certificate)
                .build()
                .sslSocketFactory());
        services.server.setProtocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
        services.server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                services.requests.add(request);
                return services.answer(request);
            }
        });
        services.server.start(InetAddress.getByName("localhost"), 0);
        return services;
    }

    URI baseUrl(WireDialect service) {
        return URI.create("https://localhost:" + server.getPort() + service.path());
    }

    /** {@return whom to trust, as PEM} */
    String certificate() {
        return certificate.certificatePem();
    }

    List<String> versions() {
        return requests.stream().map(RecordedRequest::getVersion).toList();
    }

    List<Integer> connections() {
        return requests.stream().map(RecordedRequest::getConnectionIndex).toList();
    }

    private MockResponse answer(RecordedRequest request) {
        if (request.getTarget().startsWith(WireDialect.GEMINI.path())) {
            return new MockResponse.Builder()
                    .addHeader("Content-Type", "text/event-stream")
                    .body(new Unfinished(over))
                    .build();
        }
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(DOCUMENT)
                .build();
    }

    @Override
    public void close() {
        over.countDown();
        server.close();
    }

    /** One word, and then nothing until it is all over. */
    private record Unfinished(CountDownLatch over) implements MockResponseBody {
        @Override
        public long getContentLength() {
            return -1;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.writeUtf8(FIRST_WORD).flush();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
