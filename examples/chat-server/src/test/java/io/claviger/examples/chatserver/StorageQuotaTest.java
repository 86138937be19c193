package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.key.KeyVault;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** On a server that keeps a conversation of two messages for each user. */
@ServerTest
@TestPropertySource(properties = "claviger.history.messages-per-user=3")
class StorageQuotaTest {
    private static final String STACK = "{\"id\":\"ID\",\"text\":\"What is a stack?\",\"course\":\"dsa\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private SignedIn signedIn;

    @Autowired
    private KeyVault vault;

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"Storage full\",\"message\":\"At most 3 messages and conversations with 200 MB"
                        + " are kept for one user. Export and delete some, then try again.\",\"code\":\"QUOTA\"}");
    }

    @Test
    void whoHasNoRoomAsksNobody() throws InterruptedException {
        Chat chat = new Chat(port, signedIn);
        String room = Chat.id("conv");
        assertThat(chat.ask(room, STACK.replace("ID", "m1")).statusCode()).isEqualTo(202);
        while (FakeProviders.SERVER.awaitRequest(Duration.ZERO)) {
            // of another test
        }

        assertThat(chat.ask(room, STACK.replace("ID", "m1")).statusCode())
                .as("what is stored already")
                .isEqualTo(202);
        assertRefused(chat.ask(room, Chat.question("m2", "desserts", Keys.groq(""))));
        assertRefused(chat.post("/api/conversations", "{}"));
        assertRefused(chat.post(Client.MESSAGE, Client.question("Hello", "groq", Keys.groq(""))));
        assertRefused(chat.post(Client.STREAM, Client.question("Hello", "groq", Keys.groq(""))));
        assertRefused(chat.post("/api/import", "{}"));
        try (Socket socket = chat.socket()) {
            socket.say("message_send", "m3", room, Chat.question("m3", "desserts", Keys.groq("")));
            JsonNode refused = socket.await("error");
            assertThat(refused.at("/data/code").asString()).isEqualTo("QUOTA");
        }
        assertThat(FakeProviders.SERVER.awaitRequest(Duration.ZERO)).isFalse();
        assertThat(vault.openRings()).isZero();

        chat.delete("/api/conversations/" + room);
        assertThat(chat.ask(Chat.id("conv"), STACK.replace("ID", "m4")).statusCode())
                .isEqualTo(202);
    }
}
