package io.claviger.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.chat.ProviderId;
import io.claviger.providers.groq.Groq;
import io.claviger.providers.ollama.Ollama;
import io.claviger.testkit.FakeProviderServer;
import io.claviger.testkit.Fault;
import io.claviger.testkit.WireDialect;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who follows the README and has no server, no key or no file gets a sentence, not a stack trace. */
@Timeout(20)
class TerminalTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void aServerThatIsNotThereIsNamedWithWhatStartsIt() throws IOException {
        int nobody;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = closed.getLocalPort();
        }
        URI server = URI.create("http://127.0.0.1:" + nobody);

        boolean succeeded = Terminal.succeeds(
                () -> OllamaChat.ask(Ollama.builder().baseUrl(server).build(), err), err);

        assertThat(succeeded).isFalse();
        assertThat(printed()).isEqualTo("No server of Ollama answers; \"ollama serve\" starts one.\n");
    }

    @Test
    void aRefusedKeyIsToldWithWhatWasTried() {
        try (FakeProviderServer services = FakeProviderServer.start()) {
            services.on(WireDialect.GROQ).fails(Fault.INVALID_KEY);
            URI groq = services.baseUrl(WireDialect.GROQ);
            char[] key = ("gsk_" + "a".repeat(52)).toCharArray();

            Terminal.succeeds(() -> GroqChat.ask(Groq.builder().baseUrl(groq).build(), key, err), err);
        }

        assertThat(printed()).startsWith("All AI providers failed").contains("groq key 1", "INVALID_KEY");
    }

    @Test
    void aListOfModelsThatFailsIsToldWithItsKind() {
        try (FakeProviderServer services = FakeProviderServer.start()) {
            services.on(WireDialect.OLLAMA).fails(Fault.SERVER_ERROR);
            URI ollama = services.baseUrl(WireDialect.OLLAMA);

            Terminal.succeeds(
                    () -> OllamaChat.ask(Ollama.builder().baseUrl(ollama).build(), err), err);
        }

        assertThat(printed()).startsWith("The models of " + ProviderId.of("ollama") + " cannot be listed: ");
    }

    @Test
    void aTextThatIsNoKeyIsTold() {
        Terminal.succeeds(() -> GroqChat.ask(Groq.create(), "short".toCharArray(), err), err);

        assertThat(printed()).isEqualTo("A key has 20 to 500 characters; found 5.\n");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        boolean succeeded = Terminal.succeeds(() -> Files.readAllBytes(Path.of("no-such-picture.png")), err);

        assertThat(succeeded).isFalse();
        assertThat(printed()).isEqualTo("There is no file no-such-picture.png.\n");
    }

    @Test
    void aMistakeInAProgramIsNotHidden() {
        assertThatThrownBy(() -> Terminal.succeeds(
                        () -> {
                            throw new NullPointerException("a mistake");
                        },
                        err))
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    void aProgramThatEndsWellSaysNothing() {
        assertThat(Terminal.succeeds(() -> {}, err)).isTrue();
        assertThat(printed()).isEmpty();
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
