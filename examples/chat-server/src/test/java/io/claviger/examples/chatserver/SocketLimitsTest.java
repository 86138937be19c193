package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.conversation.ConversationId;
import io.claviger.examples.chatserver.generation.Audience;
import io.claviger.examples.chatserver.generation.LiveEvent;
import io.claviger.examples.chatserver.history.Conversation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** How much one user may open and send, and how much waits for one. */
@ServerTest
class SocketLimitsTest {
    @LocalServerPort
    int port;

    @Autowired
    SignedIn signedIn;

    @Autowired
    Audience audience;

    private final String room = Chat.id("conv");
    private Chat chat;

    @BeforeEach
    void begin() {
        chat = new Chat(port, signedIn);
    }

    @Test
    @DisplayName("a sixth socket of one user is closed with 4009")
    void sixthSocketIsClosed() {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                sockets.add(chat.socket());
            }
            try (Socket sixth = Socket.open(port, chat.ticket())) {
                assertThat(sixth.awaitClose()).isEqualTo(4009);
            }
            sockets.remove(0).close();
            assertThat(sockets)
                    .allSatisfy(socket -> assertThat(socket.isClosed()).isFalse());
        } finally {
            sockets.forEach(Socket::close);
        }
    }

    @Test
    @DisplayName("a frame of more than 64 KiB closes the socket with 1009")
    void frameThatIsTooLong() {
        try (Socket socket = chat.socket()) {
            socket.say("message_send", "m1", room, "{\"id\":\"" + "x".repeat(70_000) + "\"}");
            assertThat(socket.awaitClose()).isEqualTo(1009);
        }
    }

    @Test
    @DisplayName("more than 100 messages a minute of one user are refused")
    void tooManyMessages() {
        try (Socket socket = chat.socket()) {
            for (int i = 0; i < 100; i++) {
                socket.say("ping", "p" + i, "{}");
            }
            socket.await(frame -> frame.path("id").asString("").equals("p99"), "the last pong");
            socket.say("ping", "late", "{}");
            JsonNode refused = socket.await("error");

            assertThat(refused.get("id").asString()).isEqualTo("late");
            assertThat(refused.at("/data/code").asString()).isEqualTo("RATE_LIMITED");
            assertThat(refused.at("/data/retryAfter").asInt()).isBetween(1, 60);
        }
    }

    @Test
    @DisplayName("P8: nobody waits for a device that does not read; it is closed with 4008 and resumes later")
    void deviceThatDoesNotRead() {
        Conversation conversation = new Conversation(
                "room_1",
                chat.caller().userId(),
                new ConversationId(room),
                "",
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                0,
                null);
        LiveEvent large = new LiveEvent("conversation_changed", Map.of("title", "x".repeat(60_000)));
        try (Socket deaf = Socket.openDeaf(port, chat.ticket());
                Socket socket = chat.socket()) {
            for (int i = 0; i < 300; i++) {
                audience.tell(conversation, null, large);
                socket.await("conversation_changed");
            }
            deaf.read();
            assertThat(deaf.awaitClose()).isEqualTo(4008);
            assertThat(socket.isClosed()).isFalse();
        }
    }
}
