package io.claviger.examples.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.key.KeyVault;
import io.claviger.testkit.FakeAnswer;
import io.claviger.testkit.Fault;
import io.claviger.testkit.WireDialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The same chat for scripts. */
@ServerTest
class StreamTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private KeyVault vault;

    private Visitor visitor;

    @BeforeEach
    void signIn() {
        visitor = new Visitor(port);
        visitor.signIn(people.create(), People.PASSWORD);
    }

    @AfterEach
    void forget() {
        Fakes.SERVER.forgetScripts();
    }

    private List<String> stream(String message) {
        return visitor.post("/api/chat", "message", message).body().lines().toList();
    }

    @Test
    @DisplayName("C24: with JavaScript the same form streams, a JSON object a line, and the answer is kept")
    void anAnswerComesPieceByPieceAndIsKept() {
        Fakes.SERVER.on(WireDialect.BEDROCK).answers("One <b>two</b>\nthree");

        HttpResponse<String> response = visitor.post("/api/chat", "message", "Count");

        assertThat(response.headers().firstValue("Content-Type")).contains("application/x-ndjson");
        assertThat(response.body().lines())
                .containsExactly(
                        "{\"type\":\"text\",\"text\":\"One \"}",
                        "{\"type\":\"text\",\"text\":\"<b>two</b>\\n\"}",
                        "{\"type\":\"text\",\"text\":\"three\"}",
                        "{\"type\":\"done\",\"text\":\"\"}");
        assertThat(visitor.get("/").body())
                .contains("<p>One &lt;b&gt;two&lt;/b&gt;\nthree</p>", "required></textarea>");
        assertThat(visitor.get("/api/conversation?id=" + visitor.hidden.get("conversation"))
                        .body())
                .startsWith(
                        "[{\"role\":\"user\",\"text\":\"Count\",\"provider\":null,\"model\":null},{\"role\":\"assistant\"")
                .contains("\"provider\":\"bedrock\"");
    }

    @Test
    void aCutAnswerEndsWithAProblemAndLeavesTheQuestionInTheBox() {
        Fakes.SERVER.on(WireDialect.BEDROCK).fails(Fault.CUT, 2, FakeAnswer.of("one two three four"));

        assertThat(stream("Count"))
                .containsExactly(
                        "{\"type\":\"text\",\"text\":\"one \"}",
                        "{\"type\":\"text\",\"text\":\"two \"}",
                        "{\"type\":\"problem\",\"text\":\"The answer broke off. Your message is below, ready to be sent"
                                + " again.\"}");
        assertThat(visitor.get("/").body()).contains(">Count</textarea>").doesNotContain("<li class=");
    }

    @Test
    void aFailureBeforeTheFirstPieceIsAProblem() {
        Fakes.SERVER.on(WireDialect.BEDROCK).fails(Fault.INVALID_KEY);

        assertThat(stream("Hello"))
                .containsExactly("{\"type\":\"problem\",\"text\":\"The AI service refused this application. Tell your"
                        + " administrator. Your message is below, ready to be sent again.\"}");
    }

    @Test
    void whatIsNoMessageIsRefusedBeforeAnybodyIsCalled() {
        HttpResponse<String> response = visitor.post("/api/chat", "message", " ");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).isEqualTo("{\"problem\":\"The message is blank.\"}");
    }

    @Test
    void whoIsNotSignedInGetsNoLoginPage() {
        Visitor stranger = new Visitor(port);
        stranger.get("/login");

        assertThat(stranger.get("/api/conversation?id=1").statusCode()).isEqualTo(401);
        assertThat(stranger.post("/api/chat", "conversation", "1", "message", "Hi")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whoHangsUpEndsTheCallOfTheProvider() throws IOException {
        Fakes.SERVER.on(WireDialect.BEDROCK).answersSlowly(FakeAnswer.of("word ".repeat(200)), Duration.ofMillis(20));
        String body = visitor.encoded("message", "Talk");
        try (Socket socket = new Socket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/chat HTTP/1.1\r\nHost: localhost\r\nCookie: session=" + visitor.cookies.get("session")
                            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                            + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
        }

        assertThat(Fakes.SERVER.awaitHangUp(SOON)).isTrue();
        assertThat(visitor.get("/").body()).contains(">Talk</textarea>");
        // The provider hears of it a moment before the ring is closed.
        long end = System.nanoTime() + SOON.toNanos();
        while (vault.openRings() > 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(vault.openRings()).isZero();
    }
}
