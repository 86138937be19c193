package io.claviger.examples.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Creating the first user, signing in and out. A server of its own, since it begins without users. */
@ServerTest
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = "chatbot.base-url=https://chat.example.org")
class AccountTest {
    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private SetupLink link;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient database;

    private static String pathOf(String url) {
        URI uri = URI.create(url);
        return uri.getPath() + "?" + uri.getQuery();
    }

    @Test
    @DisplayName(
            "C21, S3-AUTH-6: no default accounts; a link that is printed at the start creates the first user, once")
    void theFirstUserComesByALinkThatWorksOnce(CapturedOutput output) {
        database.sql("DELETE FROM users").update();
        link.print();
        String url = output.getOut()
                .lines()
                .filter(line -> line.contains("/setup?token="))
                .reduce((first, last) -> last)
                .orElseThrow();
        assertThat(url).startsWith("Create the first user, once, at: https://chat.example.org/setup?token=");
        String path = pathOf(url.substring(url.indexOf("https")));
        Visitor visitor = new Visitor(port);

        assertThat(visitor.get(path).body()).contains("Create the first user");
        HttpResponse<String> weak =
                visitor.post("/setup", "username", "Ada", "password", "password1", "again", "password1");
        assertThat(weak.statusCode()).isEqualTo(422);
        assertThat(weak.body())
                .contains("This password is too easy to guess", "value=\"Ada\"")
                .doesNotContain("password1");
        String secret = "correct horse 7";
        HttpResponse<String> created = visitor.post("/setup", "username", "Ada", "password", secret, "again", secret);
        assertThat(created.headers().firstValue("Location")).contains("/login?created");

        assertThat(visitor.signIn("ADA ", secret).body()).contains("Your message");
        assertThat(new Visitor(port).get(path).statusCode()).isEqualTo(404);
        assertThat(database.sql("SELECT password_hash FROM users WHERE username = 'ada'")
                        .query(String.class)
                        .single())
                .startsWith("{bcrypt}$2a$12$");
        assertThat(accounts.createFirst("eve", "{noop}eve")).isFalse();
        int before = output.getOut().split("/setup\\?token=").length;
        link.print();
        assertThat(output.getOut().split("/setup\\?token=")).hasSize(before);
    }

    @Test
    void aGuessedLinkOpensNothing() {
        Visitor visitor = new Visitor(port);
        visitor.get("/login");

        assertThat(visitor.get("/setup").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/setup?token=x").body()).contains("There is nothing here");
        assertThat(visitor.post(
                                "/setup",
                                "token",
                                "x",
                                "username",
                                "eve",
                                "password",
                                "correct horse 7",
                                "again",
                                "correct horse 7")
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor.post("/setup").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName(
            "S3-AUTH-2..5, S3-SESS-1: signing in makes a new session id, signing out ends the session on the server")
    void signingInAndOut() {
        String user = people.create();
        Visitor visitor = new Visitor(port);
        assertThat(visitor.get("/").headers().firstValue("Location")).contains("/login");
        visitor.get("/login");
        String before = visitor.cookies.get("session");

        HttpResponse<String> signedIn = visitor.post("/login", "username", user, "password", People.PASSWORD);

        assertThat(signedIn.headers().firstValue("Location")).contains("/");
        String after = visitor.cookies.get("session");
        assertThat(after).matches("[0-9A-F]{32}").isNotEqualTo(before);
        assertThat(String.join("\n", signedIn.headers().allValues("Set-Cookie")))
                .contains("session=" + after + "; Path=/; HttpOnly; SameSite=Strict")
                .containsPattern("device=[\\w-]{43}; Path=/; Max-Age=15552000; .*HttpOnly; SameSite=Strict");
        assertThat(visitor.get("/login").headers().firstValue("Location")).contains("/");

        visitor.get("/");
        HttpResponse<String> out = visitor.post("/logout");
        assertThat(out.headers().firstValue("Location")).contains("/login?out");
        Visitor thief = new Visitor(port);
        thief.cookies.put("session", after);
        assertThat(thief.get("/").headers().firstValue("Location")).contains("/login");
    }

    @Test
    @DisplayName("ASVS 6.3.8: a wrong password and an absent account are answered alike")
    void aWrongPasswordAndAnAbsentAccountAreAlike() {
        String user = people.create();
        for (String name : new String[] {user, "nobody-" + user}) {
            Visitor visitor = new Visitor(port);
            visitor.get("/login");
            HttpResponse<String> refused = visitor.post("/login", "username", name, "password", "wrong password 1");

            assertThat(refused.statusCode()).isEqualTo(302);
            assertThat(refused.headers().firstValue("Location")).contains("/login?error");
            assertThat(visitor.follow(refused).body()).contains("User name or password is wrong.");
        }
    }
}
