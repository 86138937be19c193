package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.examples.chatserver.checkup.Checkup;
import io.claviger.examples.chatserver.checkup.Look;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The command looks at a server with TLS of its own, as production has it. */
@ProductionServer
@ActiveProfiles("production")
@TestPropertySource(
        properties = {
            "server.ssl.key-alias=server",
            "server.ssl.key-store-type=PKCS12",
            "server.ssl.key-store-password=" + CheckupTest.PASSWORD,
            "server.ssl.enabled-protocols=TLSv1.3"
        })
class CheckupTest {
    static final String PASSWORD = "of-this-test-alone";

    private static final Path STORE = Path.of("target", "checkup.p12").toAbsolutePath();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void certificate(DynamicPropertyRegistry properties) throws Exception {
        java.nio.file.Files.createDirectories(STORE.getParent());
        java.nio.file.Files.deleteIfExists(STORE);
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        STORE.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        properties.add("server.ssl.key-store", STORE::toString);
    }

    @Test
    @DisplayName("S0-DEP-1: nothing is bad about a server in production")
    void productionIsGood() throws Exception {
        List<String> lines = Look.at("https://localhost:" + port, 20, STORE, PASSWORD);

        assertThat(lines)
                .filteredOn(line -> !line.contains("RateLimit-Limit"))
                .noneMatch(line -> line.contains(" BAD "));
        assertThat(lines)
                .contains(
                        " 1 ok   NODE_ENV=production: the server insists on HTTPS for a year.",
                        " 3 ok   TLS 1.3 with a certificate that is trusted here.",
                        " 3 ok   Plain HTTP is refused.",
                        " 5 ok   A body of more than 1 MB is refused.",
                        " 6 ok   The server and its database are ready.",
                        "10 ok   A key that is none is refused (401) and not repeated.")
                .anyMatch(line -> line.startsWith(" 9 ok   20 at once, 200 calls: 0 failed"));
        assertThat(lines.stream().map(line -> line.substring(0, 2).strip()).distinct())
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
    }

    @Test
    void certificateThatNobodyKnowsIsNotTrusted() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        int status = Checkup.run(
                new String[] {"check", "https://localhost:" + port},
                new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(status).isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("Nobody answers there, or not with a certificate that is trusted here.");
    }
}
