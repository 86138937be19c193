package io.claviger.examples.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.claviger.testkit.FakeAnswer;
import io.claviger.testkit.Fault;
import io.claviger.testkit.WireDialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Walks through the pages in a real browser, without JavaScript and with it; pictures are in {@code target/screens}. */
@ServerTest
class BrowserTest {
    private static final Path WEB = Path.of("..", "chat-web", "node_modules", "playwright-core");
    private static final Path CHROMIUM =
            Path.of(Objects.requireNonNullElse(System.getenv("CHROMIUM"), "/usr/bin/chromium"));
    private static final long MINUTES = 3;

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @AfterEach
    void forget() {
        Fakes.SERVER.forgetScripts();
    }

    @Test
    @DisplayName("S3-SSR-1, C24: the chat works without JavaScript and streams with it, under the strict policy")
    void walk() throws IOException, InterruptedException {
        needs(Files.isExecutable(CHROMIUM), "Chromium, at " + CHROMIUM + " or where the variable CHROMIUM says");
        needs(Files.isDirectory(WEB), "playwright-core of examples/chat-web (npm ci there)");
        FakeAnswer slow = FakeAnswer.of("one two three four five six seven eight nine ten");
        Fakes.SERVER
                .on(WireDialect.BEDROCK)
                .answers("Four & no <i>more</i>.")
                .fails(Fault.RATE_LIMIT)
                .answers("Five.")
                .answersSlowly(slow, Duration.ofMillis(300))
                .fails(Fault.INVALID_KEY)
                .answersSlowly(slow, Duration.ofMillis(300));

        Path output = Files.createTempFile("walk", ".log");
        Process walk = new ProcessBuilder(
                        "node",
                        "dev/walk.mjs",
                        "http://localhost:" + port + "/",
                        people.create(),
                        People.PASSWORD,
                        "target/screens")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = walk.waitFor(MINUTES, TimeUnit.MINUTES);
            String said = Files.readString(output, StandardCharsets.UTF_8);
            assertThat(ended).as(said).isTrue();
            assertThat(walk.exitValue()).as(said).isZero();
            assertThat(said.lines()).hasSize(9).allMatch(line -> line.startsWith("ok  "));
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
