package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.examples.chatserver.keysession.KeySessions;
import io.claviger.key.KeyVault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Marked keys go through the server in every way while everything logs everything. */
@ServerTest
class KeyLeakTest {
    /** Any ten characters of the random part would be too much. */
    private static final int TELLING = 10;

    private static final String RANDOM_PART = "Zq8Rt2Lw6Yk4Pm0Vd7";

    @Autowired
    private KeyVault vault;

    @Autowired
    private LoggingSystem logging;

    @Autowired
    private SignedIn signedIn;

    @Autowired
    private KeySessions keySessions;

    @LocalServerPort
    private int port;

    private static final Logger LOG = LoggerFactory.getLogger(KeyLeakTest.class);

    private final List<String> answers = new ArrayList<>();

    private final PrintStream console = System.out;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @BeforeEach
    void logEverything() {
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.TRACE);
    }

    @AfterEach
    void logAsBefore() {
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        System.setOut(console);
    }

    private void ask(String path, String body) {
        HttpResponse<String> response = new Client(port).post(path, body);
        answers.add(response.statusCode() + " " + response.headers().map() + " " + response.body());
    }

    /** Sends a key in two parts, so that neither looks like one. */
    private void askInTwoParts() throws IOException {
        String question = Client.question("Hello", "cerebras", "unfamiliar-" + RANDOM_PART + RANDOM_PART);
        int middle = question.length() - RANDOM_PART.length() - 3;
        try (RawClient client = new RawClient(port)) {
            client.write("POST /api/chat/message HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Type: application/json\r\nContent-Length: " + question.length() + "\r\n\r\n"
                    + question.substring(0, middle));
            // Takes long enough for the first part to be read alone.
            new Client(port).get("/api/chat/providers");
            answers.add(client.write(question.substring(middle)).readAll());
        }
    }

    @Test
    @DisplayName("S0-KEY-8, S0-LOG-1: no key in any log line at TRACE, in any answer or in any header")
    void keysAppearNowhere() throws IOException {
        for (String path : List.of(Client.MESSAGE, Client.STREAM)) {
            for (String word :
                    List.of("", "invalid", "quota", "unavailable", "blocked", "cut", "badjson", "htmlerror")) {
                ask(
                        path,
                        Client.question(
                                "Hello",
                                "gemini",
                                Keys.gemini("invalid" + RANDOM_PART),
                                "groq",
                                Keys.groq(word + RANDOM_PART)));
            }
            ask(path, Client.question("Hello", "groq", Keys.gemini(RANDOM_PART)));
            ask(path, Client.question("Hello", "cerebras", "unfamiliar-" + RANDOM_PART + RANDOM_PART));
            ask(path, Client.question("Hello", Keys.openrouter(RANDOM_PART), "x"));
            ask(path, "{\"apiKeys\":{\"groq\":\"" + Keys.groq(RANDOM_PART) + "\"");
            ask(path, "{\"apiKeys\":" + Keys.groq(RANDOM_PART) + "}");
            ask(path, "{\"message\":\"Hi\",\"courseId\":\"dsa\",\"apiKeys\":[\"" + Keys.groq(RANDOM_PART) + "\"]}");
        }

        askInTwoParts();

        // A leak on purpose, to see that it would be found but for the redactor.
        String planted = Keys.groq(RANDOM_PART);
        LOG.debug("planted: {}", planted, new IllegalStateException("planted: " + planted));
        String logged = log.toString(StandardCharsets.UTF_8);

        assertThat(FakeProviders.SERVER.requests())
                .anyMatch(request -> request.key().orElse("").contains(RANDOM_PART));
        assertThat(logged.lines().filter(line -> line.contains("planted: [key:")))
                .hasSize(2);
        assertThat(logged).contains(" TRACE ", " DEBUG ");
        assertThat(telling(logged)).isEmpty();
        assertThat(answers)
                .hasSize(29)
                .allSatisfy(answer -> assertThat(telling(answer)).isEmpty());
        assertThat(vault.openRings()).isZero();
    }

    @Test
    void keysOfHeadersAndKeySessionsAppearNowhere() {
        String bearer = signedIn.bearer(signedIn.user());
        Client client = new Client(port);
        String hello = "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";
        String unfamiliar = "unfamiliar-" + RANDOM_PART + RANDOM_PART;
        List<HttpResponse<String>> responses = new ArrayList<>();
        for (String keys : List.of(
                "groq=" + Keys.groq(RANDOM_PART),
                "groq=" + Keys.groq("invalid" + RANDOM_PART) + ",cerebras=" + unfamiliar,
                "elsewhere=" + unfamiliar,
                Keys.groq(RANDOM_PART),
                unfamiliar + "=" + unfamiliar)) {
            responses.add(client.post("/v1/chat/completions", hello, "Authorization", bearer, "X-Provider-Keys", keys));
            responses.add(client.get("/v1/models", "Authorization", bearer, "X-Provider-Keys", keys));
            responses.add(client.post("/v1/chat/completions", hello, "X-Provider-Keys", keys));
        }
        for (String keys : List.of(
                "{\"groq\":\"" + Keys.groq(RANDOM_PART) + "\"}",
                "{\"cerebras\":\"" + unfamiliar + "\"}",
                "\"" + unfamiliar)) {
            responses.add(client.post("/api/key-sessions", "{\"apiKeys\":" + keys + "}", "Authorization", bearer));
            responses.add(client.post("/api/chat/models", "{\"apiKeys\":" + keys + "}"));
        }
        responses.add(client.get("/api/key-sessions", "Authorization", bearer));

        assertThat(FakeProviders.SERVER.requests())
                .anyMatch(request -> request.key().orElse("").contains(RANDOM_PART));
        String logged = log.toString(StandardCharsets.UTF_8);
        assertThat(logged).contains(" TRACE ");
        assertThat(telling(logged)).isEmpty();
        assertThat(responses)
                .hasSize(22)
                .allSatisfy(response -> assertThat(telling(response.headers().map() + response.body()))
                        .isEmpty());
        keySessions.close();
        assertThat(vault.openRings()).isZero();
    }

    /** {@return the lines that tell too much} */
    private static List<String> telling(String text) {
        List<String> forms = new ArrayList<>();
        for (int start = 0; start + TELLING <= RANDOM_PART.length(); start++) {
            forms.add(RANDOM_PART.substring(start, start + TELLING));
        }
        for (int offset = 0; offset < 3; offset++) {
            String encoded = Base64.getEncoder().encodeToString(("x".repeat(offset) + RANDOM_PART).getBytes());
            forms.add(encoded.substring(4, encoded.length() - 4));
        }
        return text.lines()
                .filter(line -> forms.stream().anyMatch(line::contains))
                .toList();
    }
}
