package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What is said on sockets, and who hears it. */
@ServerTest
class SocketTest {
    @LocalServerPort
    int port;

    @Autowired
    SignedIn signedIn;

    private final String room = Chat.id("conv");
    private Chat chat;

    @BeforeEach
    void begin() {
        chat = new Chat(port, signedIn);
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
            socket.say("message_send", "m3", "{\"id\":\"m3\",\"text\":\"Hi\"}");
            JsonNode homeless = socket.await("error");

            assertThat(homeless.at("/data/message").asString())
                    .isEqualTo("The envelope must name its room: the id of the conversation, which may be a new one.");
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
}
