package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class OutboxTest {
    @LocalServerPort
    private int port;

    @Test
    void mailsAreShownWithLinks() {
        Client client = new Client(port);
        Accounts accounts = new Accounts(client);
        String name = Accounts.freshName();
        accounts.register(name, name + "&co@example.org", Accounts.PASSWORD);
        String token = accounts.tokenFor(name + "&co@example.org", "verify");

        HttpResponse<String> page = client.get("/outbox");

        assertThat(page.body()).containsPattern("example.org, 20[0-9-]{8}T[0-9:]{8}(\\.[0-9]{3})?Z</p>");
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.body())
                .contains("<h2>Claviger: Confirm your e-mail address</h2>")
                .contains(name + "&amp;co@example.org")
                .contains("<a href=\"http://localhost:" + port + "/verify#" + token + "\">");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: localhost.evil.example",
                "Host: localhost\r\nX-Forwarded-For: 203.0.113.7",
                "Host: localhost\r\nForwarded: for=203.0.113.7",
                "Host: localhost\r\nX-Forwarded-Host: evil.example",
                "Host: localhost\r\nX-Real-IP: 203.0.113.7"
            })
    void nobodyElseSeesThem(String headers) throws IOException {
        try (RawClient raw = new RawClient(port)) {
            assertThat(raw.write("GET /outbox/mails HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n")
                            .readAll())
                    .startsWith("HTTP/1.1 404 ");
        }
    }

    @Test
    void proxyOfThisMachineThatSaysNothingOfWhoAskedSeesNone() throws IOException {
        // As nginx does with proxy_pass alone: its own name for the host, and the old protocol.
        try (RawClient raw = new RawClient(port)) {
            assertThat(raw.write("GET /outbox/mails HTTP/1.0\r\nHost: localhost:" + port + "\r\n\r\n")
                            .readAll())
                    .startsWith("HTTP/1.1 404 ");
        }
    }
}
