package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.examples.chatserver.checkup.Checkup;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class CheckupOfDevelopmentTest {
    @LocalServerPort
    private int port;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return Checkup.run(arguments, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("S0-DEP-1: a server in development is not ready for the world, and it is said why")
    void developmentIsBad() {
        assertThat(run("check", "http://localhost:" + port, "--users=5")).isEqualTo(1);

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains(
                        " 1 BAD  No Strict-Transport-Security for a year: set NODE_ENV=production.",
                        " 3 BAD  Wanted TLS 1.3 with a trusted certificate; found no TLS.",
                        " 3 BAD  This address is plain HTTP: whatever is sent can be read on the way.",
                        " 3 ok   The headers of /api/nothing tell the browser what it may not do.",
                        "of these are bad.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "chat.example.org", "ftp://chat.example.org", "https://", "not a url"})
    void otherAddressesAreNotUnderstood(String address) {
        assertThat(run("check", address)).isEqualTo(2);
        assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith("Usage: check https://");
    }
}
