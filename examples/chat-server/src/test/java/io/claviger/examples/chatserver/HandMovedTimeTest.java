package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.claviger.key.KeyVault;
import io.claviger.provider.TimeSource;
import io.claviger.testkit.ManualTime;
import java.io.IOException;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/** What time does to answers and sockets, on a server whose clock stands still until the test moves it. */
@SpringBootTest(
        classes = {ChatServerApplication.class, SignedIn.class, HandMovedTimeTest.StoppedClock.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "logging.level.root=warn")
@ContextConfiguration(initializers = FakeProviders.class)
class HandMovedTimeTest {
    @TestConfiguration(proxyBeanMethods = false)
    static class StoppedClock {
        @Bean
        @Primary
        ManualTime stoppedClock() {
            return new ManualTime();
        }
    }

    /** How long a test waits for what happens at once. */
    private static final Duration SOON = Duration.ofSeconds(20);

    @LocalServerPort
    int port;

    @Autowired
    SignedIn signedIn;

    @Autowired
    TimeSource clock;

    @Autowired
    KeyVault vault;

    private ManualTime time() {
        return (ManualTime) clock;
    }

    @Test
    @DisplayName("P7: a socket closes with 4001 when its access token runs out, unless a new ticket came before")
    void socketEndsWithItsToken() {
        Chat chat = new Chat(port, signedIn);
        try (Socket ends = chat.socket();
                Socket stays = chat.socket()) {
            time().advance(Duration.ofMinutes(9));
            Chat later = new Chat(port, signedIn, chat.caller());
            stays.say("auth_refresh", "f1", "{\"ticket\":\"" + later.ticket() + "\"}");
            stays.await("ack");
            time().advance(Duration.ofMinutes(1));

            assertThat(ends.awaitClose()).isEqualTo(4001);
            stays.say("ping", "p1", "{}");
            stays.await("pong");
            time().advance(Duration.ofMinutes(9));
            assertThat(stays.awaitClose()).isEqualTo(4001);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"silent", "speechless", "stall"})
    @DisplayName(
            "P6: stop closes the provider's connection while no time passes: no heartbeat and no poll has a part in it")
    void stopNeedsNoTimer(String fault) {
        Chat chat = new Chat(port, signedIn);
        try (Socket socket = chat.socket()) {
            while (FakeProviders.SERVER.awaitRequest(Duration.ZERO)
                    || FakeProviders.SERVER.awaitHangUp(Duration.ZERO)) {
                // of another test
            }
            socket.say("message_send", "m1", Chat.id("conv"), Chat.question("m1", "four three two", Keys.groq(fault)));
            String generation =
                    socket.await("ack").at("/data/answer/generation").asString();
            assertThat(FakeProviders.SERVER.awaitRequest(SOON)).isTrue();
            socket.say("stop", "s1", "{\"generation\":\"" + generation + "\"}");

            assertThat(FakeProviders.SERVER.awaitHangUp(SOON)).isTrue();
            assertThat(socket.await("ai_done").at("/data/message/state").asString())
                    .isEqualTo("stopped");
            assertThat(vault.openRings()).isZero();
        }
    }

    @Test
    @DisplayName("P7: long poll and event stream end with their session while no time passes, as sockets do")
    void endOfASessionEndsWhoFollowsInItsName() throws IOException {
        Chat chat = new Chat(port, signedIn);
        Chat other = new Chat(port, signedIn, signedIn.again(chat.caller()));
        String path = "/api/generations/"
                + Client.json(chat.ask(Chat.id("conv"), Chat.question("m1", "four", Keys.groq("silent"))))
                        .at("/answer/generation")
                        .asString();
        String head = "\r\nHost: localhost\r\nConnection: close\r\nAuthorization: " + signedIn.bearer(chat.caller());
        try (RawClient stream = new RawClient(port);
                RawClient second = new RawClient(port);
                RawClient third = new RawClient(port)) {
            for (RawClient client : List.of(stream, second, third)) {
                client.write("GET " + path + "/events HTTP/1.1" + head + "\r\n\r\n")
                        .readUntil(": keep-alive\n");
            }
            CompletableFuture<HttpResponse<String>> stays =
                    CompletableFuture.supplyAsync(() -> other.get(path + "?wait=20s"));
            CompletableFuture<HttpResponse<String>> polled =
                    CompletableFuture.supplyAsync(() -> chat.get(path + "?wait=20s"));
            // One user follows five times at once: who is refused has seen that all five wait.
            await().atMost(SOON).until(() -> other.get(path).statusCode() == 429);

            chat.post("/auth/logout", "{}");

            assertThat(polled.join().statusCode()).isEqualTo(401);
            assertThat(polled.join().body()).contains("SESSION_ENDED");
            assertThat(stream.readAll()).doesNotContain("ai_");
            assertThat(stays.isDone()).as("the user's other session goes on").isFalse();
            other.post(path + "/stop", "");
            assertThat(stays.join().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void headOfARequestThatComesInDropsIsWaitedForTwentySeconds() throws IOException {
        try (RawClient slow = new RawClient(port)) {
            slow.write("GET /livez HTTP/1.1\r\nHost: localhost\r\nX-Drops: ");
            // The first drop that is read begins the time; no answer comes, and no limit of bytes is reached.
            await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> {
                time().advance(Duration.ofSeconds(10));
                return isClosedAfter(slow, "x");
            });
        }
        try (RawClient steady = new RawClient(port)) {
            steady.write("GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
            time().advance(Duration.ofSeconds(19));
            assertThat(steady.write("\r\n").readAll()).startsWith("HTTP/1.1 200 ");
        }
    }

    private static boolean isClosedAfter(RawClient client, String drop) throws IOException {
        if (client.isClosed()) {
            return true;
        }
        try {
            client.write(drop);
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    @Test
    @DisplayName("P6: a job that takes too long fails with the text so far, and its keys are wiped")
    void jobEndsWithItsTime() {
        Chat chat = new Chat(port, signedIn);
        String room = Chat.id("conv");
        try (Socket socket = chat.socket()) {
            socket.say("message_send", "m1", room, Chat.question("m1", "four three two one", Keys.groq("stall")));
            String generation =
                    socket.await("ack").at("/data/answer/generation").asString();
            socket.await("ai_delta");
            assertThat(chat.storedAnswer(room).get("text").asString())
                    .as("nothing is saved before its time")
                    .isEmpty();
            time().advance(Duration.ofSeconds(1));
            JsonNode saved = chat.storedAnswer(room);
            while (saved.get("text").asString().isEmpty()) {
                saved = chat.storedAnswer(room);
            }
            assertThat(saved.get("state").asString()).isEqualTo("streaming");
            assertThat(vault.openRings()).isEqualTo(1);

            time().advance(Duration.ofMinutes(9).plusSeconds(58));
            assertThat(vault.openRings()).isEqualTo(1);
            Chat later = new Chat(port, signedIn, chat.caller());
            time().advance(Duration.ofSeconds(1));
            JsonNode polled = Client.json(later.get("/api/generations/" + generation + "?wait=20s"));
            while (!polled.get("done").asBoolean()) {
                polled = Client.json(later.get("/api/generations/" + generation + "?wait=20s"));
            }
            assertThat(polled.toString()).contains("ANSWER_TOO_SLOW");
            assertThat(vault.openRings()).isZero();
            JsonNode stored = later.storedAnswer(room);
            assertThat(stored.get("state").asString()).isEqualTo("failed");
            assertThat(stored.get("text").asString()).isNotEmpty();
            assertThat(stored.at("/error/code").asString()).isEqualTo("ANSWER_TOO_SLOW");
        }
    }
}
