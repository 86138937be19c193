package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.examples.chatserver.keysession.KeySessions;
import io.claviger.examples.chatserver.security.Route;
import io.claviger.examples.chatserver.security.Route.Who;
import io.claviger.examples.chatserver.security.Routes;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Bodies as they should not be, on every route that takes one. */
@ServerTest
class StrictBodiesTest {
    private static final String MARK = "Mk7Qz9Xw3";
    private static final List<String> MALFORMED = List.of(
            "{\"" + MARK + "\":1}",
            "{\"a\":\"" + MARK,
            "[\"" + MARK + "\"]",
            "\"" + MARK + "\"",
            MARK,
            "null",
            "{\"a\":1,\"a\":\"" + MARK + "\"}",
            "{} " + MARK,
            "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}",
            "{\"a\":\"" + MARK.repeat(10_000) + "\"}",
            "{\"a\":1e400}",
            "{\"login\":1,\"password\":2,\"token\":3,\"email\":4,\"username\":5,\"admin\":\"" + MARK + "\"}");

    @Autowired
    private SignedIn signedIn;

    @Autowired
    private JdbcClient database;

    @Autowired
    private KeySessions keySessions;

    @Autowired
    private List<RequestMappingHandlerMapping> mappings;

    @LocalServerPort
    private int port;

    static Stream<Route> routes() {
        return Routes.ALL.stream();
    }

    private Set<String> withBody() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(handler -> Stream.of(handler.getValue().getMethodParameters())
                        .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class)))
                .flatMap(handler -> handler.getKey().getMethodsCondition().getMethods().stream()
                        .flatMap(method ->
                                handler.getKey().getPatternValues().stream().map(pattern -> method + " " + pattern)))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("routes")
    @DisplayName(
            "S0-VAL-1, S0-ERR-1: a malformed body is answered with 400 and a problem, and nothing of it comes back")
    void malformedBodiesAreRefused(Route route) {
        if (!withBody().contains(route.method() + " " + route.pattern())) {
            return;
        }
        var caller = route.who() == Who.ADMIN ? signedIn.admin() : signedIn.user();
        String path = new OwnedThings(database, signedIn, new Client(port)).path(route, caller);
        for (String body : MALFORMED) {
            var request = new Client(port)
                    .request(path)
                    .header("Content-Type", "application/json")
                    .method(route.method().name(), BodyPublishers.ofString(body));
            if (route.who() != Who.ANYONE) {
                request.header("Authorization", signedIn.bearer(caller));
            }
            HttpResponse<String> response = new Client(port).send(request.build());

            assertThat(response.statusCode()).as(route + " " + body).isEqualTo(400);
            assertThat(Client.json(response).path("problems").size()).isEqualTo(1);
            assertThat(response.body()).doesNotContain(MARK);
        }
    }

    /** Tests that share the server count the keys that are open. */
    @AfterEach
    void closeKeySessions() {
        keySessions.close();
    }

    @Test
    void encodedBodiesAreRefusedEverywhere() {
        for (String path : new String[] {Client.MESSAGE, "/auth/login", "/auth/logout", "/api/elsewhere"}) {
            HttpResponse<String> response = new Client(port).post(path, "{}", "Content-Encoding", "gzip");

            assertThat(response.statusCode()).as(path).isEqualTo(415);
            assertThat(Client.json(response).path("code").asString()).isEqualTo("ENCODED");
        }
        assertThat(new Client(port)
                        .post("/auth/login", "{}", "Content-Encoding", "identity")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("S0-VAL-3: 1 MB is the limit of every route, also for a body that does not say how long it is")
    void chunkedBodyIsCountedEverywhere() throws IOException {
        String chunk = "8000\r\n" + " ".repeat(0x8000) + "\r\n";
        try (RawClient client = new RawClient(port)) {
            client.write("POST /auth/login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int sent = 0; sent < 1024 * 1024; sent += 0x8000) {
                client.write(chunk);
            }
            client.write("1\r\n \r\n0\r\n\r\n");

            assertThat(client.readAll()).startsWith("HTTP/1.1 413 ").contains("TOO_LARGE");
        }
    }

    @Test
    void otherMediaTypesAreRefused() {
        HttpResponse<String> response = new Client(port)
                .send(new Client(port)
                        .request("/auth/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("login=a&password=b"))
                        .build());

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(Client.json(response).path("code").asString()).isEqualTo("NOT_JSON");
    }
}
