package io.claviger.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.ChatRequest;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyRing;
import io.claviger.key.KeyVault;
import io.claviger.testkit.FakeProviderServer;
import io.claviger.testkit.WireDialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Component;

/** The program of the README compiles, runs, and is the one that is printed there. */
class ReadmeTest {
    private static final Path SOURCE = Path.of("src/test/java/io/claviger/spring/ReadmeTest.java");

    // README: begin
    @Component
    class Tutor {
        private final FallbackChat chat;
        private final KeyVault vault;

        Tutor(FallbackChat chat, KeyVault vault) {
            this.chat = chat;
            this.vault = vault;
        }

        String ask(String question, char[] geminiKey) {
            try (KeyRing keys = vault.open("tutor").and("gemini", geminiKey)) { // closed = wiped
                return chat.send(ChatRequest.of(question), keys).text();
            }
        }
    }
    // README: end

    @Test
    void theProgramRuns() {
        try (FakeProviderServer server = FakeProviderServer.start()) {
            server.on(WireDialect.GEMINI).answers("A tree in which every node has at most two children.");

            Contexts.runner()
                    .withPropertyValues("claviger.providers.gemini.base-url=" + server.baseUrl(WireDialect.GEMINI))
                    .run(context -> {
                        Tutor tutor = new Tutor(context.getBean(FallbackChat.class), context.getBean(KeyVault.class));

                        assertThat(tutor.ask("What is a binary tree?", "made-up-key-0123456789".toCharArray()))
                                .isEqualTo("A tree in which every node has at most two children.");
                        assertThat(context.getBean(KeyVault.class).openRings()).isZero();
                    });
        }
    }

    @Test
    void theReadmePrintsTheProgram() throws IOException {
        String source = Files.readString(SOURCE);
        String program = source.substring(
                        source.indexOf("    // README: begin\n") + "    // README: begin\n".length(),
                        source.indexOf("    // README: end\n"))
                .stripTrailing()
                .stripIndent();

        assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + program + "\n```");
    }
}
