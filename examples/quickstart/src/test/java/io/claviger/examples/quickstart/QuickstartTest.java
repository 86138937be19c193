package io.claviger.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.fallback.FallbackChat;
import io.claviger.providers.gemini.Gemini;
import io.claviger.providers.groq.Groq;
import io.claviger.testkit.FakeAnswer;
import io.claviger.testkit.FakeProviderServer;
import io.claviger.testkit.WireDialect;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class QuickstartTest {
    @Test
    void programOfTheReadmePrintsTheAnswerOfTheFirstProviderThatWorks() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        char[] refused = "AQ.invalid-000000000000000000".toCharArray();
        char[] good = ("gsk_" + "a".repeat(52)).toCharArray();
        try (FakeProviderServer providers = FakeProviderServer.start()) {
            FallbackChat chat = FallbackChat.builder()
                    .providers(
                            Gemini.builder()
                                    .baseUrl(providers.baseUrl(WireDialect.GEMINI))
                                    .build(),
                            Groq.builder()
                                    .baseUrl(providers.baseUrl(WireDialect.GROQ))
                                    .build())
                    .build();

            Quickstart.ask(chat, refused, good, new PrintStream(printed, true, StandardCharsets.UTF_8));
        }

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .isEqualTo(FakeAnswer.to("What is a binary tree?").text());
        assertThat(refused).containsOnly('\0');
        assertThat(good).containsOnly('\0');
    }
}
