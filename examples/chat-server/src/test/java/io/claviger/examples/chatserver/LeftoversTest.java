package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Few threads, and a connection that may be silent for longer than the test waits. */
@ServerTest
@TestPropertySource(
        properties = {
            "server.tomcat.threads.max=20",
            "server.tomcat.connection-timeout=60s",
            "spring.threads.virtual.enabled=false"
        })
class LeftoversTest {
    private static final int MANY = 40;
    private static final String BODY = "Host: localhost\r\nContent-Length: 100000\r\n\r\n";

    @LocalServerPort
    private int port;

    private final List<RawClient> clients = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
    }

    private RawClient client() throws IOException {
        RawClient client = new RawClient(port);
        clients.add(client);
        return client;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /nowhere HTTP/1.1\r\n",
                "GET / HTTP/1.1\r\n",
                "POST /api/import HTTP/1.1\r\nContent-Type: application/json\r\n",
                "POST /auth/logout HTTP/1.1\r\nCookie: refresh=x\r\nContent-Type: application/x-www-form-urlencoded\r\n",
            })
    void bodiesThatNeverComeKeepNobodyFromBeingAnswered(String head) throws IOException {
        for (int i = 0; i < MANY; i++) {
            client().write(head + BODY);
        }

        Client other = new Client(port);
        assertThat(other.send(other.request("/livez")
                                .timeout(Duration.ofSeconds(20))
                                .build())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void connectionWhoseBodyComesAfterItsAnswerIsUsedAgain() throws IOException {
        RawClient client = client();

        client.write("POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\n");
        assertThat(client.readUntil("}")).startsWith("HTTP/1.1 405 ");
        client.write("abcGET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(client.readUntil("}")).startsWith("HTTP/1.1 200 ");
    }
}
