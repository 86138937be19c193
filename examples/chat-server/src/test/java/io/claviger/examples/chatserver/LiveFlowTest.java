package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.key.KeyVault;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
class LiveFlowTest {
    @LocalServerPort
    int port;

    @Autowired
    SignedIn signedIn;

    @Autowired
    KeyVault vault;

    @Test
    @DisplayName("S1-CHAT-3..9: a message over the socket is answered word by word, and stored")
    void answerComesOverTheSocketAndStays() {
        Chat chat = new Chat(port, signedIn);
        String room = Chat.id("conv");
        try (Socket socket = chat.socket()) {
            assertThat(socket.protocol()).isEqualTo("chat.v1");
            socket.say("message_send", "m1", room, Chat.question("m1", "stressed desserts", Keys.groq("")));
            JsonNode ack = socket.await("ack");
            assertThat(ack.get("id").asString()).isEqualTo("m1");
            assertThat(ack.at("/data/userMessage/seq").asInt()).isEqualTo(1);
            assertThat(ack.at("/data/answer/state").asString()).isEqualTo("streaming");
            String generation = ack.at("/data/answer/generation").asString();
            JsonNode done = socket.await("ai_done");

            assertThat(done.at("/data/message/state").asString()).isEqualTo("complete");
            String text = done.at("/data/message/text").asString();
            assertThat(text).startsWith("stressed desserts");
            assertThat(socket.textOf(generation)).isEqualTo(text);
            assertThat(socket.await("message_changed").at("/data/text").asString())
                    .isEqualTo(text);
        }
        JsonNode stored = chat.storedAnswer(room);
        assertThat(stored.get("state").asString()).isEqualTo("complete");
        assertThat(stored.get("provider").asString()).isEqualTo("groq");
        assertThat(vault.openRings()).isZero();
    }

    @Test
    void answerComesOverPlainHttpToo() {
        Chat chat = new Chat(port, signedIn);
        String room = Chat.id("conv");
        HttpResponse<String> posted = chat.ask(room, Chat.question("m1", "stressed desserts", Keys.groq("")));
        assertThat(posted.statusCode()).as(posted.body()).isEqualTo(202);
        String generation = Client.json(posted).at("/answer/generation").asString();
        JsonNode polled = Client.json(chat.get("/api/generations/" + generation + "?wait=20s"));
        while (!polled.get("done").asBoolean()) {
            polled = Client.json(chat.get("/api/generations/" + generation + "?wait=20s"));
        }
        HttpResponse<String> streamed = chat.get("/api/generations/" + generation + "/events");
        String text = chat.storedAnswer(room).get("text").asString();

        assertThat(text).startsWith("stressed desserts");
        assertThat(polled.toString()).contains("\"type\":\"ai_done\"").contains("ai_delta");
        assertThat(streamed.body())
                .contains("id: " + text.length() + "\nevent: ai_delta\n")
                .contains("event: ai_done\n");
    }
}
