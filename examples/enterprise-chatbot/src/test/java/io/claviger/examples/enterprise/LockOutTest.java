package io.claviger.examples.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Guessing passwords is slow, and keeps nobody out of an own account. */
@ServerTest
class LockOutTest {
    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Test
    @DisplayName(
            "C18, ASVS 6.1.1: a thousand wrong passwords slow the attacker and do not stop the owner's own browser")
    void anAttackerCannotKeepTheOwnerOut() {
        String user = people.create();
        Visitor owner = new Visitor(port);
        owner.signIn(user, People.PASSWORD);
        owner.get("/");
        owner.post("/logout");

        Visitor attacker = new Visitor(port);
        attacker.get("/login");
        int slowed = 0;
        for (int i = 0; i < 1000; i++) {
            HttpResponse<String> refused = attacker.post("/login", "username", user, "password", "guess number " + i);
            String location = refused.headers().firstValue("Location").orElseThrow();
            slowed += location.startsWith("/login?wait=") ? 1 : 0;
        }

        assertThat(slowed).isGreaterThan(980);
        assertThat(attacker.get("/login?wait=7").body()).contains("Too many attempts. Wait a moment", " of 7 seconds");
        HttpResponse<String> right = attacker.post("/login", "username", user, "password", People.PASSWORD);
        assertThat(right.headers().firstValue("Location").orElseThrow()).startsWith("/login?wait=");
        assertThat(owner.signIn(user, People.PASSWORD).body()).contains("Your message");
    }

    @Test
    void textInTheAddressOfThePageIsNotShown() {
        assertThat(new Visitor(port).get("/login?wait=%3Cb%3Eforever").body())
                .contains("Too many attempts. Wait a moment and")
                .doesNotContain("forever");
    }
}
