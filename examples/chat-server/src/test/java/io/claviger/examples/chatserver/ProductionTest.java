package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;

@ProductionServer
@ActiveProfiles("production")
@TestPropertySource(properties = {"claviger.rate-limit.requests=2", "claviger.security.guests=true"})
class ProductionTest {
    private static final String QUESTION = Client.question("What is a stack?");

    @LocalServerPort
    private int port;

    private Client client;

    @BeforeEach
    void connect() {
        client = new Client(port);
    }

    @Test
    @DisplayName("S0-VAL-4, S0-TRANS-1: plain HTTP is refused before the body is read, and not redirected")
    void plainHttpIsRefused() throws IOException {
        try (RawClient raw = new RawClient(port)) {
            // The body is announced and never sent.
            String response = raw.write("POST /api/chat/message HTTP/1.1\r\nHost: localhost\r\n"
                            + "Content-Type: application/json\r\nContent-Length: 100\r\nExpect: 100-continue\r\n\r\n")
                    .readAll();

            assertThat(response)
                    .startsWith("HTTP/1.1 403 ")
                    .doesNotContain("Location:")
                    .endsWith(
                            "{\"error\":\"HTTPS required\",\"message\":\"This server is used through HTTPS only. If keys"
                                    + " were sent just now, replace them: they were readable on the way.\","
                                    + "\"code\":\"HTTPS_REQUIRED\"}");
        }
        assertThat(client.get("/").statusCode()).isEqualTo(403);
        assertThat(client.get("/readyz").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("S0-VAL-4: behind a trusted proxy its word counts, with HSTS and a cookie for HTTPS alone")
    void trustedProxySpeaksForHttps() {
        HttpResponse<String> response =
                client.post(Client.MESSAGE, QUESTION, "X-Forwarded-Proto", "https", "X-Forwarded-For", "198.51.100.1");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
        assertThat(response.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("__Host-visitor=[0-9a-f]{32}; Path=/; Secure; HttpOnly; SameSite=Strict");
    }

    @Test
    @DisplayName("C14, C39: behind a trusted proxy every client has its own limit, an IPv6 network as a whole")
    void limitCountsTheClientBehindTheProxy() {
        assertThat(status("203.0.113.1")).isEqualTo(200);
        assertThat(status("203.0.113.1")).isEqualTo(200);
        assertThat(status("203.0.113.1")).isEqualTo(429);
        // What the client itself put in front is not believed.
        assertThat(status("198.51.100.99, 203.0.113.1")).isEqualTo(429);
        assertThat(status("203.0.113.2")).isEqualTo(200);
        assertThat(status("2001:db8:1:2::1")).isEqualTo(200);
        assertThat(status("2001:db8:1:2:3:4:5:6")).isEqualTo(200);
        assertThat(status("2001:db8:1:2::ffff")).isEqualTo(429);
        assertThat(status("2001:db8:1:3::1")).isEqualTo(200);
    }

    private int status(String forwardedFor) {
        return client.post(Client.MESSAGE, QUESTION, "X-Forwarded-Proto", "https", "X-Forwarded-For", forwardedFor)
                .statusCode();
    }
}
