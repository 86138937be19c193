package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.examples.chatserver.signin.SessionEnded;
import io.claviger.examples.chatserver.signin.TokenReused;
import io.claviger.provider.TimeSource;
import io.claviger.testkit.ManualTime;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;

/** Sessions that go on, and what ends them. */
@ServerTest
@Import(RefreshTest.HandMovedClock.class)
class RefreshTest {
    private static final ManualTime CLOCK = new ManualTime();
    private static final List<Object> EVENTS = new CopyOnWriteArrayList<>();

    @TestConfiguration(proxyBeanMethods = false)
    static class HandMovedClock {
        @Bean
        @Primary
        TimeSource handMovedClock() {
            return CLOCK;
        }

        @EventListener
        void ended(SessionEnded event) {
            EVENTS.add(event);
        }

        @EventListener
        void reused(TokenReused event) {
            EVENTS.add(event);
        }
    }

    private Client client;
    private Accounts accounts;
    private Accounts.User user;

    @BeforeEach
    void signIn(@LocalServerPort int port) {
        client = new Client(port);
        accounts = new Accounts(client);
        user = accounts.user();
        EVENTS.clear();
    }

    private String first() {
        return token(accounts.login(user.name(), Accounts.PASSWORD));
    }

    private static String token(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Client.json(response).path("refreshToken").asString();
    }

    private void assertEnded(String token) {
        HttpResponse<String> response = accounts.refresh(token);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(Client.json(response).path("code").asString()).isEqualTo("SESSION_ENDED");
    }

    @Test
    @DisplayName("C6: the owner goes on first, then the thief comes with the copy: the session is over for both")
    void theftIsNoticedWhenTheThiefComesSecond() {
        String stolen = first();
        String owners = token(accounts.refresh(stolen));
        CLOCK.advance(Duration.ofSeconds(11));

        assertEnded(stolen);

        assertEnded(owners);
        assertThat(EVENTS).hasSize(2);
        assertThat(EVENTS.get(0)).isInstanceOf(TokenReused.class);
        assertThat(EVENTS.get(1)).isInstanceOf(SessionEnded.class);
    }

    @Test
    @DisplayName("C6: the thief goes on first, then the owner comes: the session is over for both")
    void theftIsNoticedWhenTheOwnerComesSecond() {
        String stolen = first();
        HttpResponse<String> thief = accounts.refresh(stolen);
        String thiefs = token(thief);
        String thiefsAccess = "Bearer " + Client.json(thief).path("accessToken").asString();
        String thiefsNext = token(accounts.refresh(thiefs));
        CLOCK.advance(Duration.ofSeconds(11));

        assertEnded(stolen);

        assertEnded(thiefs);
        assertEnded(thiefsNext);
        assertThat(client.get("/api/account", "Authorization", thiefsAccess).statusCode())
                .isEqualTo(401);
    }

    @Test
    void otherSessionsOfTheUserGoOn() {
        String stolen = first();
        String elsewhere = first();
        accounts.refresh(stolen);
        CLOCK.advance(Duration.ofSeconds(11));

        assertEnded(stolen);

        assertThat(accounts.refresh(elsewhere).statusCode()).isEqualTo(200);
    }

    @Test
    void tabsThatAskAtTheSameTimeGetTheSameToken() {
        String token = first();

        String one = token(accounts.refresh(token));
        CLOCK.advance(Duration.ofSeconds(10));
        String other = token(accounts.refresh(token));
        String next = token(accounts.refresh(one));
        String late = token(accounts.refresh(token));

        assertThat(other).isEqualTo(one);
        assertThat(late).isEqualTo(next).isNotEqualTo(one);
        assertThat(EVENTS).isEmpty();
    }

    @Test
    void unusedSessionEndsAfterHalfAnHourAndAnyAfterHalfADay() {
        String idle = first();
        CLOCK.advance(Duration.ofMinutes(31));
        assertEnded(idle);

        String used = first();
        for (int i = 0; i < 28; i++) {
            CLOCK.advance(Duration.ofMinutes(25));
            used = token(accounts.refresh(used));
        }
        CLOCK.advance(Duration.ofMinutes(25));
        assertEnded(used);
    }

    @Test
    void rememberedSessionGoesOnForThirtyDays() {
        HttpResponse<String> response = client.post(
                "/auth/login",
                "{\"login\":\"" + user.name() + "\",\"password\":\"" + Accounts.PASSWORD + "\",\"remember\":true}");
        String cookie = response.headers().allValues("Set-Cookie").stream()
                .filter(one -> one.startsWith("refresh="))
                .findFirst()
                .orElseThrow();

        assertThat(cookie).contains("Max-Age=2592000").contains("HttpOnly").contains("SameSite=Strict");
        assertThat(Client.json(response).has("refreshToken")).isFalse();
    }

    @Test
    @DisplayName("S1-AUTH-7, C6: an access token holds for ten minutes")
    void accessTokenExpires() {
        String bearer = accounts.signIn(user.name(), Accounts.PASSWORD);
        CLOCK.advance(Duration.ofMinutes(9));
        assertThat(client.get("/api/account", "Authorization", bearer).statusCode())
                .isEqualTo(200);
        CLOCK.advance(Duration.ofMinutes(1).plusSeconds(1));
        assertThat(client.get("/api/account", "Authorization", bearer).statusCode())
                .isEqualTo(401);
    }

    @Test
    void nonsenseIsNoToken() {
        assertEnded("nonsense");
        assertEnded("");
        assertThat(client.post("/auth/refresh", "{}").statusCode()).isEqualTo(401);
        assertThat(client.post("/auth/refresh", "").statusCode()).isEqualTo(401);
    }
}
