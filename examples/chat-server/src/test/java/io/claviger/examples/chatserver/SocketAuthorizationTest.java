package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.examples.chatserver.live.MessageType;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Every message of a socket with every kind of caller: the other half of the authorization matrix. Whoever adds a message
 * adds a line here: else this fails.
 */
@ServerTest
class SocketAuthorizationTest {
    /** What is said of the owner's things, and the code of the answer when a stranger says it. */
    private record Line(BiFunction<Chat, Things, String> data, String strangers) {}

    /** What the owner has. */
    private record Things(String room, String question, String generation) {}

    private static final Map<MessageType, Line> MATRIX = new EnumMap<>(Map.of(
            // A room's name is its owner's: the same name is another room for somebody else.
            MessageType.MESSAGE_SEND,
                    new Line(
                            (chat, things) ->
                                    "{\"id\":\"mine\",\"text\":\"What is a stack?\",\"course\":\"dsa\",\"parent\":\""
                                            + things.question() + "\"}",
                            "NOT_FOUND"),
            MessageType.ANSWER_AGAIN,
                    new Line(
                            (chat, things) -> "{\"id\":\"again\",\"message\":\"" + things.question() + "\"}",
                            "NOT_FOUND"),
            MessageType.STOP,
                    new Line((chat, things) -> "{\"generation\":\"" + things.generation() + "\"}", "NOT_FOUND"),
            MessageType.RESUME,
                    new Line(
                            (chat, things) -> "{\"rooms\":{\"" + things.room() + "\":0},\"generations\":{\""
                                    + things.generation() + "\":0}}",
                            "ai_error NOT_FOUND"),
            MessageType.SUBSCRIBE, new Line((chat, things) -> "{\"room\":\"" + things.room() + "\"}", "nothing"),
            MessageType.UNSUBSCRIBE, new Line((chat, things) -> "{\"room\":\"" + things.room() + "\"}", "nothing"),
            MessageType.AUTH_REFRESH, new Line((chat, things) -> "{\"ticket\":\"" + chat.ticket() + "\"}", "4003"),
            MessageType.PING, new Line((chat, things) -> "{}", "nothing")));

    @LocalServerPort
    int port;

    @Autowired
    SignedIn signedIn;

    @Autowired
    JdbcClient database;

    private Chat owner;
    private Things things;

    @BeforeEach
    void prepare() {
        owner = new Chat(port, signedIn);
        String room = Chat.id("conv");
        JsonNode asked =
                Client.json(owner.ask(room, "{\"id\":\"m1\",\"text\":\"What is a stack?\",\"course\":\"dsa\"}"));
        things = new Things(
                room,
                asked.at("/userMessage/id").asString(),
                asked.at("/answer/generation").asString());
        owner.get("/api/generations/" + things.generation() + "/events");
    }

    @Test
    void everyMessageHasALine() {
        assertThat(MATRIX.keySet()).containsExactlyInAnyOrder(MessageType.values());
    }

    private void say(Socket socket, MessageType type, String data) {
        socket.say(type.word(), "q1", things.room(), data);
    }

    private static JsonNode answer(Socket socket) {
        return socket.await(frame -> frame.path("id").asString("").equals("q1"), "an answer");
    }

    @ParameterizedTest
    @EnumSource(MessageType.class)
    @DisplayName("S1-AUTH-9: the owner may")
    void owner(MessageType type) {
        try (Socket socket = owner.socket()) {
            say(socket, type, MATRIX.get(type).data().apply(owner, things));
            assertThat(answer(socket).get("type").asString()).isEqualTo(type == MessageType.PING ? "pong" : "ack");
        }
    }

    @ParameterizedTest
    @EnumSource(MessageType.class)
    @DisplayName("S1-AUTH-9, CVE-2026-31950: for a stranger, an administrator too, the owner's things are not there")
    void strangers(MessageType type) {
        for (Chat stranger : new Chat[] {new Chat(port, signedIn), new Chat(port, signedIn, signedIn.admin())}) {
            Line line = MATRIX.get(type);
            try (Socket socket = stranger.socket()) {
                say(socket, type, line.data().apply(owner, things));
                switch (line.strangers()) {
                    case "NOT_FOUND" -> {
                        JsonNode refused = answer(socket);
                        assertThat(refused.get("type").asString()).isEqualTo("error");
                        assertThat(refused.at("/data/code").asString()).isEqualTo("NOT_FOUND");
                        assertThat(refused.at("/data").toString()).isEqualTo(absent(stranger, type));
                    }
                    case "ai_error NOT_FOUND" -> {
                        answer(socket);
                        assertThat(socket.seen()).hasSize(3);
                        assertThat(socket.seen().get(1).at("/data/error/code").asString())
                                .isEqualTo("NOT_FOUND");
                    }
                    case "4003" -> assertThat(socket.awaitClose()).isEqualTo(4003);
                    default -> {
                        answer(socket);
                        // Nothing that happens to the owner's room is heard.
                        owner.ask(things.room(), "{\"id\":\"" + Chat.id("m") + "\",\"text\":\"What is a queue?\"}");
                        socket.say("ping", "p1", "{}");
                        socket.await("pong");
                        // The acknowledgement names the room as the stranger did, whether it is there or not.
                        assertThat(socket.seen())
                                .filteredOn(
                                        frame -> !frame.path("id").asString("").equals("q1"))
                                .noneMatch(frame -> frame.has("room"));
                    }
                }
            }
        }
    }

    /** {@return what the same message is answered about what nobody has} */
    private String absent(Chat stranger, MessageType type) {
        Things none = new Things(Chat.id("conv"), "msg_" + "0".repeat(32), "gen_" + "0".repeat(32));
        try (Socket socket = stranger.socket()) {
            socket.say(type.word(), "q1", none.room(), MATRIX.get(type).data().apply(stranger, none));
            return answer(socket).at("/data").toString();
        }
    }

    @ParameterizedTest
    @EnumSource(MessageType.class)
    @DisplayName("S1-AUTH-9, P7: whose session has ended, or who is locked, may nothing")
    void ended(MessageType type) {
        for (String ending : new String[] {
            "UPDATE sessions SET ended_at = 1 WHERE user_id = ?", "UPDATE users SET locked_at = 1 WHERE id = ?"
        }) {
            Chat former = new Chat(port, signedIn);
            String data = MATRIX.get(type).data().apply(former, things);
            try (Socket socket = former.socket()) {
                database.sql(ending).param(former.caller().userId()).update();
                say(socket, type, data);
                assertThat(socket.awaitClose()).isEqualTo(4001);
                assertThat(socket.seen()).hasSize(1);
            }
        }
    }
}
