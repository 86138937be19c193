package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.conversation.ConversationId;
import io.claviger.examples.chatserver.generation.Audience;
import io.claviger.examples.chatserver.generation.LiveEvent;
import io.claviger.examples.chatserver.history.Conversation;
import io.claviger.examples.chatserver.signin.SessionEnded;
import io.claviger.testkit.FakeAnswer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServerTest
class SocketTest {
    @LocalServerPort
    int port;

    @Autowired
    SignedIn signedIn;

    @Autowired
    JdbcClient database;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Audience audience;

    private final String room = Chat.id("conv");
    private Chat chat;

    @BeforeEach
    void begin() {
        chat = new Chat(port, signedIn);
    }

    @AfterEach
    void forget() {
        FakeProviders.SERVER.forgetScripts();
    }

    @Test
    @DisplayName("S2-WS-2, P5: what one device says all devices hear, in the order of their numbers")
    void ownEchoReachesAllDevices() {
        try (Socket one = chat.socket();
                Socket two = chat.socket();
                Socket stranger = new Chat(port, signedIn).socket()) {
            two.say("subscribe", "b1", "{\"room\":\"" + room + "\"}");
            two.await("ack");
            one.say("message_send", "m1", room, Chat.question("m1", "stressed desserts", Keys.groq("")));
            JsonNode question = two.await("message_receive");
            JsonNode answer = two.await("message_receive");
            JsonNode done = two.await("ai_done");

            assertThat(question.get("room").asString()).isEqualTo(room);
            assertThat(question.get("seq").asInt()).isEqualTo(1);
            assertThat(question.at("/data/text").asString()).isEqualTo("stressed desserts");
            assertThat(answer.get("seq").asInt()).isEqualTo(2);
            assertThat(answer.at("/data/siblings/count").asInt()).isEqualTo(1);
            assertThat(two.textOf(answer.at("/data/generation").asString()))
                    .isEqualTo(done.at("/data/message/text").asString());
            two.await("message_changed");
            stranger.say("ping", "p1", "{}");
            stranger.await("pong");
            assertThat(stranger.seen()).hasSize(2);
        }
    }

    @Test
    @DisplayName("P3: the same message again is stored once and answered the same")
    void sameMessageAgain() {
        try (Socket socket = chat.socket()) {
            String question = Chat.question("m1", "stressed desserts", Keys.groq(""));
            socket.say("message_send", "m1", room, question);
            JsonNode first = socket.await("ack");
            socket.await("message_changed");
            socket.say("message_send", "m1", room, question);
            JsonNode second = socket.await("ack");
            HttpResponse<String> third = chat.ask(room, question);

            assertThat(second.at("/data/answer/id")).isEqualTo(first.at("/data/answer/id"));
            assertThat(second.at("/data/answer/state").asString()).isEqualTo("complete");
            assertThat(third.statusCode()).isEqualTo(202);
            assertThat(Client.json(third).at("/userMessage/id")).isEqualTo(first.at("/data/userMessage/id"));
            assertThat(Client.json(chat.get("/api/conversations/" + room))
                            .get("lastSeq")
                            .asInt())
                    .isEqualTo(2);
        }
    }

    @Test
    void anotherAnswerIsASibling() {
        try (Socket socket = chat.socket()) {
            socket.say("message_send", "m1", room, Chat.question("m1", "stressed desserts", Keys.groq("")));
            String asked = socket.await("ack").at("/data/userMessage/id").asString();
            socket.await("message_changed");
            String again = "{\"id\":\"a1\",\"message\":\"" + asked + "\",\"apiKeys\":{\"groq\":\"" + Keys.groq("")
                    + "\"},\"models\":{\"groq\":\"another-model\"}}";
            socket.say("answer_again", "a1", room, again);
            JsonNode ack = socket.await("ack");
            JsonNode done = socket.await("message_changed");

            assertThat(ack.at("/data").has("userMessage")).isFalse();
            assertThat(done.at("/data/parent").asString()).isEqualTo(asked);
            assertThat(done.at("/data/siblings/index").asInt()).isEqualTo(2);
            assertThat(done.get("seq").asInt()).isEqualTo(3);
            assertThat(FakeProviders.SERVER.requests().stream()
                            .filter(request -> request.body().contains("another-model")))
                    .isNotEmpty();
        }
    }

    @Test
    @DisplayName("P2, P6: a reload in the middle of an answer loses nothing and shows nothing twice")
    void resumingInTheMiddle() {
        String text = "one two three four five six seven eight nine ten";
        FakeProviders.SERVER.on("groq").answersSlowly(FakeAnswer.of(text), Duration.ofMinutes(1));
        StringBuilder shown = new StringBuilder();
        String generation;
        try (Socket socket = chat.socket()) {
            socket.say("message_send", "m1", room, Chat.question("m1", "Count.", Keys.groq("")));
            generation = socket.await("ack").at("/data/answer/generation").asString();
            socket.awaitText(generation, 8, FakeProviders.SERVER::proceed);
            shown.append(socket.textOf(generation));
        }
        for (int i = 0; i < 100; i++) {
            FakeProviders.SERVER.proceed();
        }
        while (shown.length() < text.length()) {
            try (Socket socket = chat.socket()) {
                socket.say(
                        "resume",
                        "r1",
                        "{\"rooms\":{\"" + room + "\":1},\"generations\":{\"" + generation + "\":" + shown.length()
                                + "}}");
                JsonNode missed = socket.await("message_receive");
                assertThat(missed.get("seq").asInt()).isEqualTo(2);
                socket.await("ack");
                shown.append(socket.awaitMore(generation, shown.length(), FakeProviders.SERVER::proceed));
            }
        }

        assertThat(shown).hasToString(text);
    }

    @Test
    void whoMissedTheEndIsToldTheEnd() {
        String generation = Client.json(chat.ask(room, Chat.question("m1", "stressed desserts", Keys.groq(""))))
                .at("/answer/generation")
                .asString();
        chat.get("/api/generations/" + generation + "/events");
        try (Socket socket = chat.socket()) {
            socket.say("resume", "r1", "{\"rooms\":{\"" + room + "\":0},\"generations\":{\"" + generation + "\":9}}");
            assertThat(socket.await("message_receive").get("seq").asInt()).isEqualTo(1);
            JsonNode rest = socket.await("ai_delta");
            JsonNode done = socket.await("ai_done");

            assertThat(rest.at("/data/offset").asInt()).isEqualTo(9);
            assertThat(done.at("/data/message/text").asString())
                    .isEqualTo("stressed " + rest.at("/data/text").asString());
        }
    }

    @Test
    void whatIsWrongIsAnsweredWithTheMessagesId() {
        try (Socket socket = chat.socket()) {
            socket.text(Socket.envelope("message_send", "t1", room, Chat.question("m1", "Hi", Keys.groq(""))));
            JsonNode text = socket.await("error");
            socket.text("nonsense");
            JsonNode broken = socket.await("error");
            socket.say("dance", "d1", "{}");
            JsonNode unknown = socket.await("error");
            socket.say("message_send", "m2", room, "{\"id\":\"m 2\",\"providers\":[\"nobody\"]}");
            JsonNode wrong = socket.await("error");

            assertThat(text.get("id").asString()).isEqualTo("t1");
            assertThat(text.at("/data/problems/0/code").asString()).isEqualTo("keys_in_text");
            assertThat(broken.has("id")).isFalse();
            assertThat(broken.at("/data/problems/0/code").asString()).isEqualTo("json_invalid");
            assertThat(unknown.at("/data/code").asString()).isEqualTo("UNKNOWN_TYPE");
            assertThat(wrong.at("/data/problems").toString())
                    .contains("id_form", "provider_unknown", "message_missing")
                    .doesNotContain("nobody");
            socket.say("ping", "p1", "{}");
            assertThat(socket.await("pong").get("id").asString()).isEqualTo("p1");
        }
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
    @DisplayName("P7, ASVS 7.4: a socket closes with 4001 as soon as its session has ended, and no other")
    void endOfTheSessionClosesTheSocket() {
        Chat other = new Chat(port, signedIn);
        try (Socket socket = chat.socket();
                Socket stays = other.socket()) {
            end();
            long start = System.nanoTime();
            events.publishEvent(
                    new SessionEnded(chat.caller().sessionId(), chat.caller().userId()));
            assertThat(socket.awaitClose()).isEqualTo(4001);
            assertThat(System.nanoTime() - start)
                    .isLessThan(Duration.ofSeconds(1).toNanos());
            stays.say("ping", "p1", "{}");
            stays.await("pong");
        }
    }

    private void end() {
        database.sql("UPDATE sessions SET ended_at = 1 WHERE id = ?")
                .param(chat.caller().sessionId())
                .update();
    }

    @Test
    @DisplayName("P7: every message asks whether its session goes on")
    void endNobodyWasToldOfClosesTheSocketAtTheNextMessage() {
        try (Socket socket = chat.socket()) {
            end();
            socket.say("ping", "p1", "{}");
            assertThat(socket.awaitClose()).isEqualTo(4001);
        }
    }

    @Test
    void ticketOfASessionThatHasEndedOpensNoSocket() {
        String ticket = chat.ticket();
        end();
        try (Socket socket = Socket.open(port, ticket)) {
            assertThat(socket.awaitClose()).isEqualTo(4001);
        }
    }

    @Test
    @DisplayName("ASVS 4.4.2-4: no socket without a ticket, with a used one, or for a page of another site")
    void handshakesThatAreRefused() throws IOException {
        String ticket = chat.ticket();

        assertThat(handshake("ticket." + "x".repeat(43), "")).startsWith("HTTP/1.1 401");
        assertThat(handshake("none", "")).startsWith("HTTP/1.1 401");
        assertThat(handshake("ticket." + ticket, "Origin: https://evil.example\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(handshake("ticket." + ticket, "Origin: null\r\n")).startsWith("HTTP/1.1 403");
        assertThat(handshake("ticket." + ticket, "Sec-Fetch-Site: same-site\r\n"))
                .startsWith("HTTP/1.1 403");
        String opened = handshake("ticket." + ticket, "Origin: http://localhost\r\n");
        assertThat(opened).startsWith("HTTP/1.1 101").contains("Sec-WebSocket-Protocol: chat.v1\r\n");
        assertThat(opened).as("C30: no compression though the client offers it").doesNotContain("permessage-deflate");
        assertThat(handshake("ticket." + ticket, "")).as("used").startsWith("HTTP/1.1 401");
    }

    private String handshake(String protocol, String headers) throws IOException {
        try (RawClient client = new RawClient(port)) {
            client.write("GET /live HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                    + "Sec-WebSocket-Extensions: permessage-deflate\r\n"
                    + "Sec-WebSocket-Protocol: chat.v1, " + protocol + "\r\n" + headers + "\r\n");
            return client.readUntil("\r\n\r\n");
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
    @DisplayName("auth_refresh: a new ticket of the same user keeps the socket, another user's closes it with 4003")
    void refreshing() {
        try (Socket socket = chat.socket()) {
            socket.say("auth_refresh", "f1", "{\"ticket\":\"" + chat.ticket() + "\"}");
            assertThat(socket.await("ack").get("id").asString()).isEqualTo("f1");
            String foreign = new Chat(port, signedIn).ticket();
            socket.say("auth_refresh", "f2", "{\"ticket\":\"" + foreign + "\"}");
            assertThat(socket.awaitClose()).isEqualTo(4003);
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
