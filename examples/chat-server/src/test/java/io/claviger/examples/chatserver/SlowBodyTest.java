package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@ServerTest
@TestPropertySource(properties = {"server.tomcat.connection-timeout=2s", "claviger.http.body-timeout=1ms"})
class SlowBodyTest {
    private static final String HEAD = "POST /api/chat/message HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n";
    private static final String REFUSAL =
            "{\"error\":\"Request timeout\",\"message\":\"The request body did not arrive in"
                    + " time.\",\"code\":\"TOO_SLOW\"}";

    @LocalServerPort
    private int port;

    @Test
    void bodyThatNeverComesIsGivenUp() throws IOException {
        try (RawClient client = new RawClient(port)) {
            assertThat(client.write(HEAD).readAll()).startsWith("HTTP/1.1 408 ").endsWith(REFUSAL);
        }
    }

    @Test
    void bodyThatComesInDropsIsGivenUpAndNotReadToItsEnd() throws IOException {
        try (RawClient client = new RawClient(port)) {
            // Each drop would start the connection's own timeout anew; the rest is never sent.
            assertThat(client.write(HEAD + "{").readAll())
                    .startsWith("HTTP/1.1 408 ")
                    .contains("Connection: close")
                    .endsWith(REFUSAL);
        }
    }
}
