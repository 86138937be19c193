package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The server from its start to its end. */
class StartTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "S3-CFG-1: with no configuration it starts, greets, and keeps its data in the folder it was started in")
    void startsWithoutAnyConfiguration() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder, ChatServerApplication.class, Map.of())) {
            int port = server.port();

            assertThat(new Client(port).get("/readyz").statusCode()).isEqualTo(200);
            assertThat(folder.resolve("data/chat-server.db")).exists();
            assertThat(folder.resolve("logs")).doesNotExist();
            assertThat(server.lines())
                    .anyMatch(line -> line.endsWith("The chat is ready: http://localhost:" + port))
                    // What no log may keep is told in between.
                    .anyMatch(line -> line.matches("There is no administrator yet\\..*/setup#[A-Za-z0-9_-]{43}"))
                    .filteredOn(line -> !line.startsWith("There is no administrator yet."))
                    .allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z .*"));
        }
    }

    @Test
    @DisplayName("S4-CFG-1: a start that cannot be ends at once, with a list that a person can read")
    void refusedStartIsReadable() throws Exception {
        Files.writeString(folder.resolve(".env"), "NODE_ENV=production\n");
        try (ServerProcess server = ServerProcess.start(folder, ChatServerApplication.class, Map.of())) {
            assertThat(server.exit()).isEqualTo(1);

            String output = String.join("\n", server.lines());
            assertThat(output)
                    .contains("The chat server cannot start because of 3 settings:")
                    .contains("claviger.session-secret needs at least 32 bytes")
                    .contains("claviger.security.token-secret needs at least 32 bytes")
                    .contains("spring.mail.host needs the host of a mail server")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    @DisplayName("S3-LOG-1, S0-LOG-1: production logs JSON to console and file, with no key and no forged line")
    void productionLogsJsonWithoutKeys() throws Exception {
        Map<String, String> environment = Map.of(
                "NODE_ENV", "production",
                "SESSION_SECRET", "a session secret of this test, which is long enough",
                "CLAVIGER_SECURITY_TOKENSECRET", "a token secret of this test, which is long enough",
                "CLAVIGER_SECURITY_GUESTS", "true",
                "CLAVIGER_HTTP_TRUSTEDPROXIES", "127\\.0\\.0\\.1",
                "MANAGEMENT_SERVER_PORT", "0",
                "SPRING_MAIL_HOST", "mail.example.org");
        String groq = "--claviger.providers.groq.base-url="
                + FakeProviders.SERVER.baseUrl(io.claviger.testkit.WireDialect.GROQ);
        try (ServerProcess server = ServerProcess.start(
                folder,
                LeakyServer.class,
                environment,
                groq,
                "--logging.level.io.claviger=trace",
                "--logging.level.org.apache.coyote=trace",
                "--logging.level.org.springframework.web=trace")) {
            String question = Client.question("Hello", "groq", Keys.groq("quota" + LeakyServer.RANDOM_PART));
            HttpResponse<String> answer =
                    new Client(server.port()).post(Client.MESSAGE, question, "X-Forwarded-Proto", "https");
            assertThat(answer.body()).contains("ALL_PROVIDERS_FAILED");
        }

        List<String> file = Files.readAllLines(folder.resolve("logs/chat-server.log"));
        assertThat(file).hasSizeGreaterThan(30);
        for (String line : file) {
            JsonNode json = Client.json(line);
            assertThat(json.path("@timestamp").asString()).endsWith("Z");
            assertThat(json.path("message").asString()).isNotEqualTo("forged");
            assertThat(line)
                    .doesNotContain(
                            LeakyServer.RANDOM_PART.substring(0, 10),
                            LeakyServer.RANDOM_PART.substring(8),
                            "\u001b",
                            "\u2028");
        }
        assertThat(file)
                .filteredOn(line -> line.contains("\"logger\":\"planted\""))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("planted: [key:", "stack_trace", "\"pair\":\"[key:"));
        assertThat(file)
                .anyMatch(line -> line.contains("route=/api/chat/message status=500") && line.contains("requestId"));
    }
}
