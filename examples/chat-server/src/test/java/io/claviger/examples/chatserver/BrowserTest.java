package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Walks through the page in a real browser, with the keyboard alone. */
@ServerTest
class BrowserTest {
    private static final Path WEB = Path.of("..", "chat-web").toAbsolutePath().normalize();
    private static final Path CHROMIUM =
            Path.of(Objects.requireNonNullElse(System.getenv("CHROMIUM"), "/usr/bin/chromium"));
    private static final long MINUTES = 3;

    @LocalServerPort
    private int port;

    @Test
    @DisplayName("S0-UI-1: questions, keys, fallback and stop in a browser, under the strict policy")
    void walkWithTheKeyboardAlone() throws IOException, InterruptedException {
        needs(Files.isExecutable(CHROMIUM), "Chromium, at " + CHROMIUM + " or where the variable CHROMIUM says");
        needs(Files.isDirectory(WEB.resolve("node_modules/playwright-core")), "the web client's packages (npm ci)");
        needs(new Client(port).get("/").statusCode() == 200, "the web client, which -DskipWeb leaves out");

        Path output = Files.createTempFile("e2e", ".log");
        Process walk = new ProcessBuilder("node", "dev/e2e.mjs", "http://localhost:" + port, "demo")
                .directory(WEB.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = walk.waitFor(MINUTES, TimeUnit.MINUTES);
            String said = Files.readString(output, StandardCharsets.UTF_8);
            assertThat(ended).as(said).isTrue();
            assertThat(walk.exitValue()).as(said).isZero();
            assertThat(said.lines()).hasSizeGreaterThan(8).allMatch(line -> line.startsWith("ok  "));
        } finally {
            walk.destroyForcibly();
            Files.delete(output);
        }
    }

    /** Skipped loudly where something is missing, unless the variable says that nothing may be. */
    private static void needs(boolean there, String what) {
        if (there) {
            return;
        }
        String sentence = "The walk in a browser needs " + what + ".";
        if ("1".equals(System.getenv("REQUIRE_BROWSER"))) {
            fail(sentence);
        }
        LoggerFactory.getLogger(BrowserTest.class).warn("SKIPPED: {}", sentence);
        abort(sentence);
    }
}
