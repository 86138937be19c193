package io.claviger.examples.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.testkit.ManualTime;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;

/** The production profile behind a proxy that speaks HTTPS, with sessions in the database. */
@ServerTest
@ActiveProfiles("production")
@Import(ProductionTest.Clock.class)
@TestPropertySource(
        properties = {
            "claviger.session-secret=a secret of this test alone, long enough for production",
            "chatbot.sessions=jdbc",
            "chatbot.logins-per-minute=5",
            "chatbot.trusted-proxies=127\\.0\\.0\\.1"
        })
class ProductionTest {
    private static final ManualTime TIME = new ManualTime();
    private static final Instant TIME_ZERO = TIME.instant();

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    @TestConfiguration(proxyBeanMethods = false)
    static class Clock {
        @Bean
        @Primary
        InstantSource handMoved() {
            return () -> Instant.now().plus(Duration.between(TIME_ZERO, TIME.instant()));
        }
    }

    private Visitor secure() {
        return new Visitor(port, "X-Forwarded-Proto", "https", "X-Forwarded-For", "198.51.100.1");
    }

    @Test
    @DisplayName("S0-VAL-4, S1-TRANS-1: plain HTTP is refused and not redirected; probes are answered")
    void plainHttpIsRefused() {
        HttpResponse<String> refused = new Visitor(port).post("/login", "username", "ann", "password", "secret");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).isEqualTo("This server is used through HTTPS only.\n");
        assertThat(refused.headers().firstValue("Location")).isEmpty();
        assertThat(new Visitor(port).get("/livez").statusCode()).isEqualTo(200);
        assertThat(new Visitor(port).get("/readyz").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "S3-SESS-1, C20: an opaque __Host- cookie, HSTS, and a session in the database that holds no conversation")
    void sessionsAreOpaqueAndInTheDatabase() {
        Visitor visitor = secure();
        visitor.get("/login");
        HttpResponse<String> signedIn =
                visitor.post("/login", "username", people.create(), "password", People.PASSWORD);

        assertThat(String.join("\n", signedIn.headers().allValues("Set-Cookie")))
                .containsPattern("__Host-session=[\\w-]{36}; .*Secure; HttpOnly; SameSite=Strict")
                .containsPattern("__Host-device=[\\w-]{43}; .*Secure; HttpOnly; SameSite=Strict")
                .doesNotContain("Domain");
        assertThat(signedIn.headers().firstValue("Strict-Transport-Security"))
                .contains("max-age=31536000 ; includeSubDomains");
        visitor.get("/");
        assertThat(visitor.ask("Are we alone?").body()).contains("?enola ew erA");

        assertThat(database.sql("SELECT count(*) FROM spring_session WHERE session_id = ?")
                        .param(visitor.cookies.get("__Host-session"))
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(database.sql("SELECT attribute_bytes FROM spring_session_attributes")
                        .query(byte[].class)
                        .list())
                .isNotEmpty()
                .noneMatch(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains("alone"));
        HttpResponse<String> out = visitor.post("/logout");
        assertThat(out.headers().firstValue("Clear-Site-Data")).contains("\"cache\", \"storage\"");
        assertThat(secureWith(visitor.cookies.get("__Host-session")).get("/").statusCode())
                .isEqualTo(302);
    }

    private Visitor secureWith(String session) {
        Visitor thief = secure();
        thief.cookies.put("__Host-session", session);
        return thief;
    }

    @Test
    @DisplayName("S3-AUTH-5: a session ends after twelve hours, however busy it is")
    void aSessionEnds() {
        Visitor visitor = secure();
        assertThat(visitor.signIn(people.create(), People.PASSWORD).statusCode())
                .isEqualTo(200);

        TIME.advance(Duration.ofHours(11));
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);
        TIME.advance(Duration.ofHours(1));
        assertThat(visitor.get("/").headers().firstValue("Location")).contains("/login");
    }

    @Test
    @DisplayName("C14, C39: an address has a limit whatever the account, and a network of IPv6 is one address")
    void anAddressHasALimitWhateverTheAccount() {
        assertThat(attempt("203.0.113.9", 6)).isEqualTo("/login?wait");
        assertThat(attempt("203.0.113.10", 1)).isEqualTo("/login?error");
        assertThat(attempt("2001:db8:1:2::1", 5)).isEqualTo("/login?error");
        assertThat(attempt("2001:db8:1:2:3:4:5:6", 1)).isEqualTo("/login?wait");
        assertThat(attempt("2001:db8:1:3::1", 1)).isEqualTo("/login?error");
    }

    /** {@return where the last of so many attempts on different accounts led} */
    private String attempt(String address, int times) {
        Visitor guesser = new Visitor(port, "X-Forwarded-Proto", "https", "X-Forwarded-For", address);
        guesser.get("/login");
        String location = "";
        for (int i = 0; i < times; i++) {
            String name = "name" + address.hashCode() + i;
            location = guesser.post("/login", "username", name, "password", "password1")
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
        }
        return location.split("=")[0];
    }
}
