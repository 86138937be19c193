package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.key.KeyVault;
import io.claviger.testkit.FakeAnswer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** An answer from its question to its end, on any database. */
abstract class LiveFlowContract {
    private static final Duration SOON = Duration.ofSeconds(20);

    @LocalServerPort
    int port;

    @Autowired
    SignedIn signedIn;

    @Autowired
    KeyVault vault;

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
    @DisplayName("S1-CHAT-3..9: a message over the socket is answered word by word, and stored")
    void answerComesOverTheSocketAndStays() {
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
            assertThat(socket.seen())
                    .as("everything but the greeting belongs to the conversation")
                    .filteredOn(frame -> !frame.get("type").asString().equals("hello"))
                    .extracting(frame -> frame.path("room").asString(""))
                    .containsOnly(room);
        }
        JsonNode stored = chat.storedAnswer(room);
        assertThat(stored.get("state").asString()).isEqualTo("complete");
        assertThat(stored.get("provider").asString()).isEqualTo("groq");
        assertThat(vault.openRings()).isZero();
    }

    @Test
    void answerComesOverPlainHttpToo() {
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
        assertThat(polled.get("events"))
                .extracting(event -> event.path("room").asString(""))
                .containsOnly(room);
        assertThat(streamed.body().lines().filter(line -> line.startsWith("data:")))
                .allSatisfy(line -> assertThat(line).contains("\"room\":\"" + room + "\""));
        assertThat(polled.toString()).contains("\"type\":\"ai_done\"").contains("ai_delta");
        assertThat(streamed.body())
                .contains("id: " + text.length() + "\nevent: ai_delta\n")
                .contains("event: ai_done\n");
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
    @DisplayName("P6: stop closes the provider's call, keeps the text, and wipes the keys")
    void stopping() {
        while (FakeProviders.SERVER.awaitHangUp(Duration.ZERO)) {
            // of another test
        }
        try (Socket socket = chat.socket()) {
            socket.say("message_send", "m1", room, Chat.question("m1", "four three two one", Keys.groq("stall")));
            String generation =
                    socket.await("ack").at("/data/answer/generation").asString();
            socket.await("ai_delta");
            socket.say("stop", "s1", "{\"generation\":\"" + generation + "\"}");
            assertThat(FakeProviders.SERVER.awaitHangUp(SOON)).isTrue();
            JsonNode done = socket.await("ai_done");

            assertThat(done.at("/data/message/state").asString()).isEqualTo("stopped");
            assertThat(vault.openRings()).isZero();
            JsonNode stored = chat.storedAnswer(room);
            assertThat(stored.get("state").asString()).isEqualTo("stopped");
            assertThat(stored.has("generation")).isFalse();
            assertThat(stored.get("text").asString())
                    .isEqualTo(socket.textOf(generation))
                    .isNotEmpty();
            assertThat(stored.get("provider").asString()).isEqualTo("groq");
            assertThat(chat.post("/api/generations/" + generation + "/stop", "{}")
                            .statusCode())
                    .as("stopping again does nothing")
                    .isEqualTo(202);
        }
    }

    @Test
    @DisplayName("S4-PG-1: an id that no database takes names nothing, on a socket and in a path")
    void oddIdsNameNothing() {
        try (Socket socket = chat.socket()) {
            for (String odd : List.of("a\\u0000b", "gen_\\ud800", "\\udc00", "")) {
                for (String said : List.of(
                        "stop {'generation':'ODD'}",
                        "resume {'generations':{'ODD':0}}",
                        "resume {'rooms':{'ODD':0}}",
                        "subscribe {'room':'ODD'}",
                        "unsubscribe {'room':'ODD'}",
                        "answer_again {'id':'m1','message':'ODD'}",
                        "message_send {'id':'m1','text':'Hello','parent':'ODD'}",
                        "message_send {'id':'m1','text':'Hello','keySession':'ODD'}",
                        "message_send {'id':'ODD','text':'Hello'}",
                        "message_send {'id':'m1','text':'Hello','course':'ODD'}")) {
                    String data = said.substring(said.indexOf(' ') + 1).replace('\'', '"');
                    String id = Chat.id("q");
                    socket.say(said.substring(0, said.indexOf(' ')), id, room, data.replace("ODD", odd));
                    JsonNode answer =
                            socket.await(frame -> frame.path("id").asString("").equals(id), "an answer");
                    assertThat(answer.at("/data/code").asString()).as(said).isEqualTo("INVALID_REQUEST");
                }
            }
        }
        for (String odd : List.of("a%00b", "gen_%ED%A0%80", "gen_%01", "%FF")) {
            for (String path : List.of("/api/generations/ODD", "/api/generations/ODD/events")) {
                assertThat(chat.get(path.replace("ODD", odd)).statusCode())
                        .as(path + " " + odd)
                        .isIn(400, 404);
            }
            for (String path : List.of(
                    "/api/generations/ODD/stop",
                    "/api/conversations/" + room + "/messages/ODD/answers",
                    "/api/conversations/ODD/messages")) {
                assertThat(chat.post(path.replace("ODD", odd), "{\"id\":\"m1\",\"text\":\"Hello\"}")
                                .statusCode())
                        .as(path + " " + odd)
                        .isIn(400, 404);
            }
            for (String path :
                    List.of("/api/conversations/ODD", "/api/key-sessions/ODD", "/api/account/sessions/ODD")) {
                assertThat(chat.delete(path.replace("ODD", odd)).statusCode())
                        .as(path + " " + odd)
                        .isIn(400, 404);
            }
        }
    }

    @Test
    @DisplayName("S4-PG-1: what no database takes is found nowhere by administrators")
    void oddSearchesFindNobody() {
        Chat admin = new Chat(port, signedIn, signedIn.admin());
        for (String odd : List.of("a%00b", "%01", "%ED%A0%80")) {
            assertThat(admin.get("/api/admin/users?q=" + odd).statusCode())
                    .as(odd)
                    .isIn(200, 400);
            for (String what : List.of("lock", "unlock")) {
                assertThat(admin.post("/api/admin/users/" + odd + "/" + what, "")
                                .statusCode())
                        .as(odd)
                        .isIn(400, 404);
            }
        }
    }
}
