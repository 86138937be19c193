package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class EdgeTest {
    private static final String QUESTION = Client.question("What is a stack?");

    @LocalServerPort
    private int port;

    private Client client;

    @BeforeEach
    void connect() {
        client = new Client(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api-reference.html",
                "/api/chat/providers",
                "/api/conversations",
                "/api/nothing",
                "/api/admin/audit",
                "/api/openapi.json",
                "/auth/setup",
                "/auth/nothing",
                "/v1/models",
                "/outbox/mails",
                "/livez",
                "/readyz",
                "/actuator/health",
                "/actuator/env"
            })
    void everyAnswerTellsTheBrowserWhatItMayNotDo(String path) {
        HttpResponse<String> response = client.get(path);

        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'"
                        + " data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self';"
                        + " require-trusted-types-for 'script'; trusted-types 'none'");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(response.headers().firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f]{16}");
        assertThat(response.headers().firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(response.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void visitorGetsACookieThatNoScriptCanRead() {
        String cookie = client.post(Client.MESSAGE, QUESTION)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();

        assertThat(cookie).matches("visitor=[0-9a-f]{32}; Path=/; HttpOnly; SameSite=Strict");
        assertThat(client.post(Client.MESSAGE, QUESTION, "Cookie", "visitor=mine")
                        .headers()
                        .firstValue("Set-Cookie"))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, same-origin, 200",
        "Sec-Fetch-Site, none, 200",
        "Sec-Fetch-Site, same-site, 403",
        "Sec-Fetch-Site, cross-site, 403",
        "Origin, http://localhost, 200",
        "Origin, https://localhost, 403",
        "Origin, http://localhost:81, 403",
        "Origin, http://evil.example, 403",
        "Origin, null, 403"
    })
    void pagesOfOtherSitesAreRefused(String header, String value, int status) throws IOException {
        try (RawClient raw = new RawClient(port)) {
            String response = raw.post(Client.MESSAGE, QUESTION, header + ": " + value, "Connection: close")
                    .readAll();

            assertThat(response).startsWith("HTTP/1.1 " + status + " ");
            if (status == 403) {
                assertThat(response)
                        .endsWith("{\"error\":\"Forbidden\",\"message\":\"This API answers its own page only, not pages"
                                + " of other sites.\",\"code\":\"CROSS_ORIGIN\"}");
            }
        }
    }

    @Test
    void noOtherOriginIsAllowedToRead() {
        HttpResponse<String> response = client.send(client.request(Client.MESSAGE)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "http://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .build());

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().map()).doesNotContainKey("Access-Control-Allow-Origin");
    }

    @Test
    @DisplayName("C39: an address in X-Forwarded-For that nobody vouches for is not believed")
    void spoofedForwardedHeadersChangeNothing() {
        String cookie = client.post(Client.MESSAGE, QUESTION, "X-Forwarded-Proto", "https")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();

        assertThat(cookie).doesNotContain("Secure").doesNotContain("__Host-");
    }

    @Test
    void healthIsToldAndNothingElse() {
        assertThat(client.get("/actuator/health").body())
                .contains("\"status\":\"UP\"")
                .doesNotContain("details");
        assertThat(client.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(client.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        for (String endpoint : new String[] {
            "",
            "/heapdump",
            "/env",
            "/configprops",
            "/beans",
            "/loggers",
            "/httpexchanges",
            "/threaddump",
            "/metrics",
            "/info"
        }) {
            assertThat(client.get("/actuator" + endpoint).statusCode())
                    .as(endpoint)
                    .isEqualTo(404);
        }
    }

    @Test
    void unknownPathsAndMethodsGetJsonAndNoEcho() {
        HttpResponse<String> unknown = client.get("/api/gsk_not_a_path?key=gsk_not_a_query");
        HttpResponse<String> method = client.get(Client.MESSAGE);

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body())
                .isEqualTo(
                        "{\"error\":\"Not Found\",\"message\":\"The server does not answer this request: not found.\","
                                + "\"code\":\"NOT_FOUND\"}");
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(method.headers().firstValue("Allow")).hasValue("POST");
        assertThat(Client.json(method).path("code").asString()).isEqualTo("METHOD_NOT_ALLOWED");
    }
}
