package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.conversation.ConversationId;
import io.claviger.examples.chatserver.database.RandomId;
import io.claviger.examples.chatserver.generation.Generations;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A server that dies leaves what is committed at that moment, and nothing else: another server starts with that. */
@ServerTest
class CrashTest {
    @LocalServerPort
    int port;

    @Autowired
    SignedIn signedIn;

    @Autowired
    JdbcClient database;

    @Autowired
    Generations generations;

    @Test
    @SuppressWarnings("try") // closed early: how a server goes away is what is shown
    @DisplayName("P6, P10: a crash in the middle of an answer leaves an interrupted message with the text so far")
    void crashLeavesTheTextSoFar() {
        Chat chat = new Chat(port, signedIn);
        String room = Chat.id("conv");
        Path left = Path.of("target/test-data", RandomId.of("crashed") + ".db");
        try (Socket socket = chat.socket()) {
            socket.say("message_send", "m1", room, Chat.question("m1", "four three two one", Keys.groq("stall")));
            String generation =
                    socket.await("ack").at("/data/answer/generation").asString();
            socket.await("ai_delta");
            JsonNode saved = chat.storedAnswer(room);
            while (saved.get("text").asString().isEmpty()) {
                saved = chat.storedAnswer(room);
            }
            database.sql("VACUUM INTO ?").param(left.toString()).update();

            try (ConfigurableApplicationContext next = start(left)) {
                int nextPort = next.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
                Chat again = new Chat(nextPort, next.getBean(SignedIn.class), chat.caller());
                JsonNode stored = again.storedAnswer(room);
                assertThat(stored.get("state").asString()).isEqualTo("interrupted");
                assertThat(stored.get("text").asString())
                        .isEqualTo(saved.get("text").asString());
                assertThat(stored.has("generation")).isFalse();
                try (Socket late = again.socket()) {
                    late.say("resume", "r1", "{\"generations\":{\"" + generation + "\":0}}");
                    assertThat(late.await("ai_delta").at("/data/text")).isEqualTo(stored.get("text"));
                    assertThat(late.await("ai_error").at("/data/error/code").asString())
                            .isEqualTo("INTERRUPTED");

                    SpringApplication.exit(next);
                    int wait = late.await("goaway").at("/data/retryAfterMs").asInt();
                    assertThat(wait).as("P10").isBetween(500, 5_000);
                    assertThat(late.awaitClose()).isEqualTo(1012);
                }
            }
        } finally {
            generations.of(chat.caller().userId(), new ConversationId(room)).forEach(generations::stop);
            while (generations.size() > 0) {
                Thread.onSpinWait(); // other tests count open rings
            }
        }
    }

    private static ConfigurableApplicationContext start(Path database) {
        Map<String, Object> settings = Map.of(
                "server.port", 0, "logging.level.root", "warn", "spring.datasource.url", "jdbc:sqlite:" + database);
        return new SpringApplicationBuilder(ChatServerApplication.class, SignedIn.class)
                .initializers(
                        context -> context.getEnvironment()
                                .getPropertySources()
                                .addFirst(new MapPropertySource("Inlined Test Properties", settings)),
                        new FakeProviders())
                .run();
    }
}
