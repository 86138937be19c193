package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.provider.TimeSource;
import io.claviger.testkit.ManualTime;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** Attackers wait; owners do not. */
@ServerTest
@Import(LockoutTest.HandMovedClock.class)
class LockoutTest {
    private static final ManualTime CLOCK = new ManualTime();

    @TestConfiguration(proxyBeanMethods = false)
    static class HandMovedClock {
        @Bean
        @Primary
        TimeSource handMovedClock() {
            return CLOCK;
        }
    }

    private Accounts accounts;
    private Client client;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        client = new Client(port);
        accounts = new Accounts(client);
    }

    private static String device(HttpResponse<String> signedIn) {
        return signedIn.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("device="))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    /** Tries until the wait is as long as it gets, so many times. */
    private void attack(String name, int tries) {
        for (int i = 0; i < tries; i++) {
            HttpResponse<String> response = accounts.login(name, "wrong password " + i);
            if (response.statusCode() == 429) {
                CLOCK.advance(Duration.ofSeconds(
                        Client.json(response).path("retryAfter").asLong()));
                response = accounts.login(name, "wrong password " + i);
            }
            assertThat(response.statusCode()).isEqualTo(401);
        }
    }

    @Test
    @DisplayName("C18, S4-LOCK-1: a thousand wrong passwords do not stop the owner's known device")
    void attackerCannotStopTheOwner() {
        Accounts.User owner = accounts.user();
        String device = device(accounts.login(owner.name(), Accounts.PASSWORD));

        attack(owner.name(), 1_000);

        HttpResponse<String> attacker = accounts.login(owner.name(), Accounts.PASSWORD);
        assertThat(attacker.statusCode()).isEqualTo(429);
        assertThat(Client.json(attacker).path("code").asString()).isEqualTo("LOCKED_FOR_NOW");
        assertThat(Client.json(attacker).path("retryAfter").asLong()).isEqualTo(900);
        assertThat(attacker.headers().firstValue("Retry-After")).hasValue("900");
        assertThat(accounts.login(owner.name(), Accounts.PASSWORD, "Cookie", device)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("C18: the wait grows from a second to a quarter of an hour, for a name that nobody has as well")
    void waitGrowsAlikeForNamesThatNobodyHas() {
        Accounts.User owner = accounts.user();
        for (String name : new String[] {owner.name(), Accounts.freshName()}) {
            long[] waits = new long[14];
            for (int i = 0; i < waits.length; i++) {
                accounts.login(name, "wrong password 1");
                HttpResponse<String> next = accounts.login(name, "wrong password 1");
                if (next.statusCode() == 429) {
                    waits[i] = Client.json(next).path("retryAfter").asLong();
                    CLOCK.advance(Duration.ofSeconds(waits[i]));
                }
            }
            assertThat(waits).containsExactly(0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900);
            CLOCK.advance(Duration.ofSeconds(900));
        }
    }

    @Test
    void linkInTheMailLetsTheOwnerInOnANewDevice() {
        Accounts.User owner = accounts.user();
        attack(owner.name(), 12);
        String token = accounts.tokenFor(owner.email(), "unlock");

        HttpResponse<String> unlocked = client.post("/auth/unlock", "{\"token\":\"" + token + "\"}");
        attack(owner.name(), 5);

        assertThat(unlocked.statusCode()).isEqualTo(204);
        assertThat(accounts.login(owner.name(), Accounts.PASSWORD, "Cookie", device(unlocked))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void knownDeviceThatFailsTooOftenIsNotKnownAnyMore() {
        Accounts.User owner = accounts.user();
        String device = device(accounts.login(owner.name(), Accounts.PASSWORD));

        for (int i = 0; i < 10; i++) {
            assertThat(accounts.login(owner.name(), "wrong password 1", "Cookie", device)
                            .statusCode())
                    .isEqualTo(401);
        }
        attack(owner.name(), 4);

        assertThat(accounts.login(owner.name(), Accounts.PASSWORD, "Cookie", device)
                        .statusCode())
                .isEqualTo(429);
    }

    @Test
    void anotherDeviceIsToldToTheOwner() {
        Accounts.User owner = accounts.user();

        accounts.login(owner.name(), Accounts.PASSWORD);

        assertThat(accounts.mailTo(owner.email(), "Claviger: A new device signed in"))
                .isNotEmpty();
    }

    @Test
    @DisplayName("C18: who chose a new password by mail signs in with it, however many are tried for the name")
    void ownerWhoChoseANewPasswordIsNotStopped() {
        Accounts.User owner = accounts.user();
        client.post("/auth/forgot", "{\"email\":\"" + owner.email() + "\"}");
        String token = accounts.tokenFor(owner.email(), "reset");
        HttpResponse<String> reset =
                client.post("/auth/reset", "{\"token\":\"" + token + "\",\"password\":\"Another lamp 43\"}");
        attack(owner.name(), 20);

        assertThat(accounts.login(owner.name(), "Another lamp 43").statusCode()).isEqualTo(429);
        assertThat(accounts.login(owner.name(), "Another lamp 43", "Cookie", device(reset))
                        .statusCode())
                .isEqualTo(200);
    }
}
