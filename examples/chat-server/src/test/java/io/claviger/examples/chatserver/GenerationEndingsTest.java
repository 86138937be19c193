package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.examples.chatserver.body.Frame;
import io.claviger.examples.chatserver.generation.Asking;
import io.claviger.examples.chatserver.generation.Generations;
import io.claviger.examples.chatserver.history.Turn;
import io.claviger.key.KeyVault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Each way in which an answer ends, and that its keys end first. */
@ServerTest
class GenerationEndingsTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @LocalServerPort
    int port;

    @Autowired
    SignedIn signedIn;

    @Autowired
    KeyVault vault;

    @Autowired
    Asking asking;

    @Autowired
    Generations generations;

    private final String room = Chat.id("conv");
    private Chat chat;

    @BeforeEach
    void begin() {
        chat = new Chat(port, signedIn);
        assertThat(vault.openRings()).isZero();
        while (FakeProviders.SERVER.awaitHangUp(Duration.ZERO)) {
            // of another test
        }
    }

    /** Asks with a key whose call stalls after two words, and waits for the first. */
    private String stalled(Socket socket) {
        socket.say("message_send", "m1", room, Chat.question("m1", "four three two one", Keys.groq("stall")));
        String generation = socket.await("ack").at("/data/answer/generation").asString();
        socket.await("ai_delta");
        assertThat(vault.openRings()).isEqualTo(1);
        return generation;
    }

    private JsonNode assertEnded(String state) {
        assertThat(vault.openRings())
                .as("the keys are wiped when the end is told")
                .isZero();
        JsonNode stored = chat.storedAnswer(room);
        assertThat(stored.get("state").asString()).isEqualTo(state);
        assertThat(stored.has("generation")).isFalse();
        return stored;
    }

    @Test
    @DisplayName("S0-KEY-7: keys are sealed, and the arrays that held them zeroed, before the message is acknowledged")
    void arraysAreZeroedBeforeTheAnswerBegins() {
        byte[] bytes = Socket.envelope("message_send", "m1", room, Chat.question("m1", "desserts", Keys.groq("")))
                .getBytes(StandardCharsets.UTF_8);
        try (Frame frame = Frame.read(Set.of("groq"), bytes)) {
            List<char[]> keys = frame.data().keys().get("groq");
            assertThat(keys.get(0)).startsWith("gsk_".toCharArray());
            Turn turn = asking.ask(chat.caller(), room, frame.data(), stored -> {});

            assertThat(turn.repeated()).isFalse();
            assertThat(keys.get(0)).containsOnly('\0');
            assertThat(bytes).containsOnly(0);
            String generation = turn.answer().generation();
            while (!Client.json(chat.get("/api/generations/" + generation + "?wait=20s"))
                    .get("done")
                    .asBoolean()) {
                // goes on
            }
        }
        assertEnded("complete");
    }

    @Test
    @DisplayName("P6: whoever leaves does not end the answer, and finds all of it when coming back")
    void leavingEndsNothing() {
        String generation;
        int offset;
        try (Socket socket = chat.socket()) {
            generation = stalled(socket);
            offset = socket.textOf(generation).length();
        }
        assertThat(FakeProviders.SERVER.awaitHangUp(Duration.ofMillis(300))).isFalse();
        try (Socket socket = chat.socket()) {
            socket.say("resume", "r1", "{\"generations\":{\"" + generation + "\":0}}");
            socket.await("ai_delta");
            socket.say("stop", "s1", "{\"generation\":\"" + generation + "\"}");
            socket.await("ai_done");
            assertThat(socket.textOf(generation)).hasSizeGreaterThanOrEqualTo(offset);
        }
        assertEnded("stopped");
    }

    @Test
    void failing() {
        try (Socket socket = chat.socket()) {
            socket.say("message_send", "m1", room, Chat.question("m1", "desserts", Keys.groq("invalid")));
            JsonNode error = socket.await("ai_error");

            assertThat(error.at("/data/error/code").asString()).isEqualTo("ALL_PROVIDERS_FAILED");
            assertThat(socket.seen().stream()
                            .filter(frame -> frame.get("type").asString().equals("provider_attempt"))
                            .map(frame -> frame.at("/data/failed").asString("")))
                    .containsExactly("", "INVALID_KEY");
        }
        JsonNode stored = assertEnded("failed");
        assertThat(stored.at("/error/code").asString()).isEqualTo("ALL_PROVIDERS_FAILED");
        assertThat(stored.at("/attempts/0/code").asString()).isEqualTo("INVALID_KEY");
    }

    @Test
    void breakingInTheMiddle() {
        try (Socket socket = chat.socket()) {
            socket.say("message_send", "m1", room, Chat.question("m1", "four three two one", Keys.groq("cut")));
            String generation =
                    socket.await("ack").at("/data/answer/generation").asString();
            JsonNode error = socket.await("ai_error");
            assertThat(error.at("/data/message/text").asString())
                    .isEqualTo(socket.textOf(generation))
                    .isNotEmpty();
        }
        assertEnded("failed");
    }

    @Test
    @DisplayName("P6: a server that stops marks its answers as interrupted, with the text so far")
    void stoppingTheServer() {
        try (Socket socket = chat.socket()) {
            String generation = stalled(socket);
            try {
                generations.stop();
                assertThat(generations.size()).isZero();
                assertThat(chat.ask(room, Chat.question("m2", "more", Keys.groq("")))
                                .statusCode())
                        .isEqualTo(503);
            } finally {
                generations.start();
            }
            assertThat(socket.await("ai_error").at("/data/error/code").asString())
                    .isEqualTo("INTERRUPTED");
            assertThat(assertEnded("interrupted").get("text").asString())
                    .isEqualTo(socket.textOf(generation))
                    .isNotEmpty();
        }
    }

    @Test
    void deletingTheConversation() {
        try (Socket socket = chat.socket()) {
            stalled(socket);
            assertThat(chat.delete("/api/conversations/" + room).statusCode()).isEqualTo(204);
            assertThat(FakeProviders.SERVER.awaitHangUp(SOON)).isTrue();
            // The job and the devices hear of it in any order.
            socket.await(frame -> isSeen(socket, "conversation_deleted") && isSeen(socket, "ai_error"), "both ends");
            assertThat(socket.seen().stream()
                            .map(frame -> frame.at("/data/error/code").asString("")))
                    .contains("NOT_KEPT");
        }
        assertThat(vault.openRings()).isZero();
    }

    private static boolean isSeen(Socket socket, String type) {
        return socket.seen().stream()
                .anyMatch(frame -> frame.get("type").asString().equals(type));
    }

    @Test
    void fifthAnswerAtOnceIsRefused() {
        for (int i = 0; i < 4; i++) {
            String one = Chat.id("conv");
            assertThat(chat.ask(one, Chat.question("m1", "four three two one", Keys.groq("stall")))
                            .statusCode())
                    .isEqualTo(202);
        }
        var refused = chat.ask(room, Chat.question("m1", "one more", Keys.groq("")));
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("TOO_MANY_ANSWERS");
        assertThat(vault.openRings()).isEqualTo(4);
        generations.stop();
        generations.start();
        assertThat(vault.openRings()).isZero();
        assertThat(chat.ask(room, Chat.question("m1", "one more", Keys.groq("")))
                        .statusCode())
                .isEqualTo(202);
        generations.stop();
        generations.start();
    }
}
