package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

@ServerTest
@TestPropertySource(
        properties = {
            "management.tracing.sampling.probability=1",
            "management.opentelemetry.tracing.export.schedule-delay=100ms",
            "management.tracing.export.enabled=true"
        })
class TracesTest {
    private static final BlockingQueue<String> RECEIVED = new LinkedBlockingQueue<>();
    private static final HttpServer COLLECTOR = collector();

    @LocalServerPort
    private int port;

    private static HttpServer collector() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/traces", exchange -> {
                try (GZIPInputStream body = new GZIPInputStream(exchange.getRequestBody())) {
                    RECEIVED.add(new String(body.readAllBytes(), StandardCharsets.ISO_8859_1));
                }
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void endpoint(DynamicPropertyRegistry properties) {
        properties.add(
                "management.opentelemetry.tracing.export.otlp.endpoint",
                () -> "http://127.0.0.1:" + COLLECTOR.getAddress().getPort() + "/v1/traces");
    }

    @AfterAll
    static void stop() {
        COLLECTOR.stop(0);
    }

    @Test
    @DisplayName("S3-METR-1: where a collector is named, requests and attempts become spans, without keys and content")
    void requestsBecomeSpans() throws InterruptedException {
        String key = Keys.groq("markOfTheKey");
        new Client(port).post(Client.MESSAGE, Client.question("markOfTheQuestion", "groq", key));

        StringBuilder all = new StringBuilder();
        while (all.indexOf("/api/chat/message") < 0 || all.indexOf("groq") < 0) {
            String more = RECEIVED.poll(30, TimeUnit.SECONDS);
            assertThat(more).as("spans, after %s", all).isNotNull();
            all.append(more);
        }
        assertThat(all).contains("chat-server").doesNotContain("markOfTheKey", "markOfTheQuestion");
    }
}
