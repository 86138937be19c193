package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.examples.chatserver.database.DatabaseKind;
import io.claviger.examples.chatserver.database.TestDatabase;
import io.claviger.testkit.WireDialect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A server whose process is killed, and the next one on what it left. */
class KilledServerTest {
    @TempDir
    Path folder;

    private ServerProcess start(String url) throws IOException {
        return ServerProcess.start(
                folder,
                ChatServerApplication.class,
                Map.of(),
                "--spring.datasource.url=" + url,
                "--claviger.providers.groq.base-url=" + FakeProviders.SERVER.baseUrl(WireDialect.GROQ),
                "--claviger.accounts.bcrypt-cost=4",
                "--claviger.generation.save-every=50ms");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    @DisplayName("P6: a killed server leaves an interrupted answer with the text so far, and no spinner")
    void answerOfAKilledServerIsInterrupted(DatabaseKind kind) throws Exception {
        String url = kind == DatabaseKind.SQLITE ? "jdbc:sqlite:chat.db" : TestDatabase.postgresqlUrl();
        String room = Chat.id("conv");
        String name;
        String generation;
        String saved;
        try (ServerProcess server = start(url)) {
            Accounts.User user = new Accounts(new Client(server.port())).user();
            name = user.name();
            Chat chat = new Chat(server.port(), user.bearer());
            try (Socket socket = chat.socket()) {
                socket.say("message_send", "m1", room, Chat.question("m1", "four three two one", Keys.groq("stall")));
                generation = socket.await("ack").at("/data/answer/generation").asString();
                socket.await("ai_delta");
                JsonNode stored = chat.storedAnswer(room);
                while (stored.get("text").asString().isEmpty()) {
                    stored = chat.storedAnswer(room);
                }
                assertThat(stored.get("state").asString()).isEqualTo("streaming");
                saved = stored.get("text").asString();
                server.kill();
            }
        }

        try (ServerProcess next = start(url)) {
            Accounts accounts = new Accounts(new Client(next.port()));
            Chat chat = new Chat(next.port(), accounts.signIn(name, Accounts.PASSWORD));
            JsonNode answer = chat.storedAnswer(room);

            assertThat(answer.get("state").asString()).isEqualTo("interrupted");
            assertThat(answer.get("text").asString()).startsWith(saved).startsWith("eno ");
            assertThat(answer.has("generation")).isFalse();
            try (Socket late = chat.socket()) {
                late.say("resume", "r1", "{\"generations\":{\"" + generation + "\":0}}");
                JsonNode end = late.await("ai_error");
                assertThat(end.at("/data/error/code").asString()).isEqualTo("INTERRUPTED");
                assertThat(late.textOf(generation)).isEqualTo(answer.get("text").asString());
            }
        }
    }
}
