package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Walks through the page in a real browser. */
@ServerTest
class BrowserTest {
    private static final Path WEB = Path.of("..", "chat-web").toAbsolutePath().normalize();
    private static final Path CHROMIUM =
            Path.of(Objects.requireNonNullElse(System.getenv("CHROMIUM"), "/usr/bin/chromium"));
    private static final long MINUTES = 3;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Test
    @DisplayName("S0-UI-1: questions, keys, fallback and stop in a browser, under the strict policy")
    void walkOfGuestWithTheKeyboardAlone() throws IOException, InterruptedException {
        walk("dev/e2e.mjs", "demo");
    }

    @Test
    @DisplayName("S1-UI-1, S4-EMAIL-1: from the first visit to an account, through the mail, and out again")
    void walkToAnAccountAndOutAgain() throws IOException, InterruptedException {
        walk("dev/e2e-account.mjs");
    }

    @Test
    @DisplayName("S1-CHAT-7: kept conversations, a reload in the middle of an answer, tabs, branches, search")
    void walkOfUser() throws IOException, InterruptedException {
        walk("dev/e2e-server.mjs");
    }

    @Test
    @DisplayName(
            "S1-UI-1: axe finds nothing on the main pages and states, light and dark, wide and narrow, and in Arabic")
    void mainPagesAndStates() throws IOException, InterruptedException {
        Accounts.User admin = new Accounts(new Client(port)).user();
        database.sql("UPDATE users SET admin = ? WHERE username = ?")
                .params(true, admin.name())
                .update();
        walk(Map.of("QUICK", "1", "ADMIN", admin.name() + ":" + Accounts.PASSWORD), "dev/e2e-states.mjs");
    }

    private void walk(String script, String... arguments) throws IOException, InterruptedException {
        walk(Map.of(), script, arguments);
    }

    private void walk(Map<String, String> variables, String script, String... arguments)
            throws IOException, InterruptedException {
        Needed.of(Files.isExecutable(CHROMIUM), "Chromium, at " + CHROMIUM + " or where the variable CHROMIUM says");
        Needed.of(Files.isDirectory(WEB.resolve("node_modules/playwright-core")), "the web client's packages (npm ci)");
        Needed.of(new Client(port).get("/").statusCode() == 200, "the web client, which -DskipWeb leaves out");

        Path output = Files.createTempFile("walk", ".log");
        List<String> command = new ArrayList<>(List.of("node", script, "http://localhost:" + port));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(WEB.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(variables);
        Process walk = builder.start();
        try {
            boolean ended = walk.waitFor(MINUTES, TimeUnit.MINUTES);
            String said = Files.readString(output, StandardCharsets.UTF_8);
            assertThat(ended).as(said).isTrue();
            assertThat(walk.exitValue()).as(said).isZero();
            assertThat(said.lines())
                    .hasSizeGreaterThan(8)
                    .allMatch(line -> line.startsWith("ok  ") || line.isBlank() || line.startsWith("    "));
        } finally {
            walk.destroyForcibly();
            Files.delete(output);
        }
    }
}
