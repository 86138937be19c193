package io.claviger.examples.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.testkit.WireDialect;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What strangers, models and other sites cannot do. */
@ServerTest
class SafetyTest {
    @LocalServerPort
    private int port;

    @Autowired
    private People people;

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

    @Test
    @DisplayName("S3-SSR-1: what people and models write is text in every place of the page")
    void everythingIsEscaped() {
        String attack = "</textarea></title><script>alert('1')</script><img src=x onerror=alert(1)>";
        Fakes.SERVER.on(WireDialect.BEDROCK).answers("Sure: " + attack);

        String page = visitor.ask(attack).body();
        String kept = visitor.ask(" \t").body();

        assertThat(page)
                .contains("&lt;script&gt;alert(", "<p>Sure: &lt;/textarea&gt;")
                .doesNotContain("<script>", "<img");
        assertThat(kept).doesNotContain("<script>", "<img");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login", "/setup", "/api/conversation?id=1", "/nothing/here", "/v3/api-docs"})
    void everyAnswerTellsBrowsersWhatItMayNotDo(String path) {
        for (Visitor who : new Visitor[] {visitor, new Visitor(port)}) {
            Map<String, List<String>> headers = who.get(path).headers().map();

            assertThat(headers.get("content-security-policy").get(0))
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.get("x-content-type-options")).containsExactly("nosniff");
            assertThat(headers.get("referrer-policy")).containsExactly("no-referrer");
            assertThat(headers.get("cross-origin-opener-policy")).containsExactly("same-origin");
            assertThat(headers.get("cross-origin-resource-policy")).containsExactly("same-origin");
            assertThat(headers.get("cache-control").get(0)).contains("no-store");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/logout", "/chat", "/new", "/setup", "/api/chat"})
    @DisplayName("S3-CSRF-1: no post without the token of the session")
    void noPostWithoutItsToken(String path) {
        visitor.hidden.remove("_csrf");
        HttpResponse<String> bare = visitor.post(path, "message", "Hi");
        HttpResponse<String> wrong = visitor.post(path, "message", "Hi", "_csrf", "A".repeat(96));

        assertThat(bare.statusCode()).isEqualTo(403);
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void nothingChangesByFollowingALink() {
        for (String path : new String[] {"/logout", "/chat", "/new", "/api/chat"}) {
            assertThat(visitor.get(path).statusCode()).as(path).isIn(404, 405);
        }
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("S1-AUTH-9: a conversation of somebody else is as one that does not exist")
    void conversationsAreTheirOwners() {
        visitor.ask("A secret of mine");
        String id = visitor.hidden.get("conversation");
        Visitor other = new Visitor(port);
        other.signIn(people.create(), People.PASSWORD);

        assertThat(other.get("/?conversation=" + id).statusCode()).isEqualTo(404);
        assertThat(other.get("/api/conversation?id=" + id).body()).isEqualTo("[]");
        other.get("/");
        assertThat(other.post("/chat", "conversation", id, "message", "Hi").statusCode())
                .isEqualTo(404);
        assertThat(other.post("/api/chat", "conversation", id, "message", "Hi").statusCode())
                .isEqualTo(404);
        assertThat(other.get("/").body()).doesNotContain("A secret of mine");
        assertThat(visitor.get("/").body()).contains("A secret of mine").doesNotContain(">Hi<");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/chat", "/api/chat", "/login"})
    @DisplayName("S3-IN-1, S0-VAL-3: more than 1 MB is refused, also in chunks of unknown number")
    void moreThanOneMegabyteIsRefused(String path) {
        byte[] body = visitor.encoded("message", "x".repeat(1024 * 1024)).getBytes(StandardCharsets.US_ASCII);

        assertThat(visitor.send(visitor.form(path, BodyPublishers.ofByteArray(body)))
                        .statusCode())
                .isEqualTo(413);
        assertThat(visitor.send(visitor.form(path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))))
                        .statusCode())
                .isEqualTo(413);
        assertThat(visitor.get("/").body()).doesNotContain("xxxxxxxx");
    }

    @Test
    void aBodyThatIsNoFormIsNotReadAtAll() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST /api/chat HTTP/1.1\r\nHost: localhost\r\nCookie: session="
                                    + visitor.cookies.get("session")
                                    + "\r\nContent-Type: application/json\r\nContent-Length: 999999999\r\n\r\n{")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 403"); // without its token, which would be in a form
        }
    }
}
