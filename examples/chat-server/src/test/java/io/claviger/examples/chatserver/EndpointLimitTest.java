package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.provider.TimeSource;
import io.claviger.testkit.ManualTime;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@ServerTest
@Import(EndpointLimitTest.HandMovedClock.class)
@TestPropertySource(
        properties = {
            "claviger.limits.login.requests=5",
            "claviger.limits.read.requests=3",
            "claviger.limits.mail.requests=2",
            "claviger.limits.answer.requests=3",
            "claviger.http.trusted-proxies=127\\.0\\.0\\.1"
        })
class EndpointLimitTest {
    private static final ManualTime CLOCK = new ManualTime();

    @TestConfiguration(proxyBeanMethods = false)
    static class HandMovedClock {
        @Bean
        @Primary
        TimeSource handMovedClock() {
            return CLOCK;
        }
    }

    @Autowired
    private SignedIn signedIn;

    @LocalServerPort
    private int port;

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    @DisplayName("S4-RATE-1, C14: users are counted on what they read, each one by oneself, in a sliding window")
    void usersAreCounted() {
        Client client = new Client(port);
        String bearer = signedIn.bearer(signedIn.user());

        for (int left = 2; left >= 0; left--) {
            HttpResponse<String> response = client.get("/api/account", "Authorization", bearer);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(header(response, "RateLimit-Limit")).isEqualTo("3");
            assertThat(header(response, "RateLimit-Remaining")).isEqualTo("" + left);
        }
        HttpResponse<String> refused = client.get("/api/account/sessions", "Authorization", bearer);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "RateLimit-Remaining")).isEqualTo("0");
        assertThat(header(refused, "Retry-After")).isEqualTo(header(refused, "RateLimit-Reset"));
        assertThat(Client.json(refused).path("retryAfter").asLong()).isEqualTo(60);
        assertThat(client.get("/api/account", "Authorization", signedIn.bearer(signedIn.user()))
                        .statusCode())
                .isEqualTo(200);
        CLOCK.advance(Duration.ofSeconds(60));
        assertThat(client.get("/api/account", "Authorization", bearer).statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("S4-RATE-1: questions over HTTP and over sockets are counted in one window")
    void transportsShareOneWindow() {
        Chat chat = new Chat(port, signedIn);
        String room = Chat.id("conv");
        try (Socket socket = chat.socket()) {
            HttpResponse<String> first = chat.ask(room, Chat.question("m1", "one", Keys.groq("")));
            socket.say("message_send", "m2", room, Chat.question("m2", "two", Keys.groq("")));
            String asked = socket.await("ack").at("/data/userMessage/id").asString();
            String again =
                    "{\"id\":\"a3\",\"message\":\"" + asked + "\",\"apiKeys\":{\"groq\":\"" + Keys.groq("") + "\"}}";
            socket.say("answer_again", "a3", room, again);
            socket.await("ack");
            socket.say("message_send", "m4", room, Chat.question("m4", "four", Keys.groq("")));
            JsonNode refused = socket.await("error");
            HttpResponse<String> overHttp = chat.ask(room, Chat.question("m4", "four", Keys.groq("")));
            socket.say("ping", "p1", "{}");
            socket.await("pong");
            CLOCK.advance(Duration.ofSeconds(60));
            socket.say("message_send", "m4", room, Chat.question("m4", "four", Keys.groq("")));
            JsonNode later = socket.await("ack");

            assertThat(first.statusCode()).isEqualTo(202);
            assertThat(header(first, "RateLimit-Remaining")).isEqualTo("2");
            assertThat(refused.get("id").asString()).isEqualTo("m4");
            assertThat(overHttp.statusCode()).isEqualTo(429);
            assertThat(refused.get("data")).isEqualTo(Client.json(overHttp));
            assertThat(refused.at("/data/code").asString()).isEqualTo("RATE_LIMITED");
            assertThat(refused.at("/data/retryAfter").asInt()).isEqualTo(60);
            assertThat(later.get("id").asString()).isEqualTo("m4");
        }
    }

    @Test
    @DisplayName("S4-RATE-1: signing in is counted by address, and by name over all addresses")
    void signingInIsCountedByAddressAndByName() {
        Client client = new Client(port);
        Accounts accounts = new Accounts(client);
        String oneName = Accounts.freshName();

        for (int i = 0; i < 5; i++) {
            assertThat(accounts.login(Accounts.freshName(), "x", "X-Forwarded-For", "203.0.113.1")
                            .statusCode())
                    .isEqualTo(401);
        }
        HttpResponse<String> sameAddress = accounts.login(Accounts.freshName(), "x", "X-Forwarded-For", "203.0.113.1");
        int refusals = 0;
        for (int i = 0; i < 6; i++) {
            HttpResponse<String> response = accounts.login(oneName, "x", "X-Forwarded-For", "203.0.113.10" + i);
            refusals += Client.json(response).path("code").asString().equals("RATE_LIMITED") ? 1 : 0;
        }

        assertThat(sameAddress.statusCode()).isEqualTo(429);
        assertThat(Client.json(sameAddress).path("code").asString()).isEqualTo("RATE_LIMITED");
        assertThat(header(sameAddress, "Retry-After")).isEqualTo("60");
        assertThat(refusals).isEqualTo(1);
    }

    @Test
    void mailsToOneAddressAreFewWhoeverAsks() {
        Client client = new Client(port);
        String name = Accounts.freshName();
        String email = "{\"email\":\"" + name + "@example.org\"}";

        assertThat(client.post("/auth/forgot", email, "X-Forwarded-For", "203.0.113.2")
                        .statusCode())
                .isEqualTo(202);
        assertThat(client.post("/auth/resend", email, "X-Forwarded-For", "203.0.113.2")
                        .statusCode())
                .isEqualTo(202);
        assertThat(client.post("/auth/forgot", email, "X-Forwarded-For", "203.0.113.2")
                        .statusCode())
                .isEqualTo(429);
    }

    @Test
    void mailsThatOthersCauseDoNotUseUpTheOneForANewPassword() {
        Client client = new Client(port);
        Accounts accounts = new Accounts(client);
        String email = Accounts.freshName() + "@example.org";
        accounts.register(Accounts.freshName(), email, Accounts.PASSWORD, "X-Forwarded-For", "203.0.113.201");
        client.post(
                "/auth/verify",
                "{\"token\":\"" + accounts.tokenFor(email, "verify") + "\"}",
                "X-Forwarded-For",
                "203.0.113.201");
        accounts.register(Accounts.freshName(), email, Accounts.PASSWORD, "X-Forwarded-For", "203.0.113.202");
        accounts.mailTo(email, "You have an account already");

        client.post("/auth/forgot", "{\"email\":\"" + email + "\"}", "X-Forwarded-For", "203.0.113.211");

        assertThat(accounts.tokenFor(email, "reset")).isNotEmpty();
    }
}
