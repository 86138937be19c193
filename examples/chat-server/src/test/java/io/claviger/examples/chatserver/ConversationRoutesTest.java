package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.conversation.ConversationId;
import io.claviger.examples.chatserver.database.RandomId;
import io.claviger.examples.chatserver.history.AnswerDetails;
import io.claviger.examples.chatserver.history.Ending;
import io.claviger.examples.chatserver.history.MessageState;
import io.claviger.examples.chatserver.history.NewQuestion;
import io.claviger.examples.chatserver.history.Turn;
import io.claviger.examples.chatserver.history.Turns;
import io.claviger.examples.chatserver.security.Caller;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
class ConversationRoutesTest {
    @Autowired
    private SignedIn signedIn;

    @Autowired
    private Turns turns;

    private Client client;
    private Caller ann;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        client = new Client(port);
        ann = signedIn.user();
    }

    private HttpResponse<String> get(Caller caller, String path) {
        return client.get(path, "Authorization", signedIn.bearer(caller));
    }

    private HttpResponse<String> delete(Caller caller, String path) {
        return client.send(client.request(path)
                .DELETE()
                .header("Authorization", signedIn.bearer(caller))
                .build());
    }

    private Turn exchange(Caller owner, String conversation, String question, String answer) {
        Turn turn = turns.ask(
                owner.userId(),
                new ConversationId(conversation),
                new NewQuestion(RandomId.of("c"), null, question, null),
                "gen_1");
        Ending ending = new Ending(MessageState.COMPLETE, answer, "groq", "llama", "stop", AnswerDetails.NONE);
        turns.end(turn.conversation(), turn.answer().id(), ending);
        return turn;
    }

    private static List<String> strings(JsonNode list, String field) {
        return list.path("items")
                .valueStream()
                .map(item -> item.path(field).asString())
                .toList();
    }

    @Test
    @DisplayName("S1-CHAT: the list comes in pages, the latest first")
    void listComesInPages() {
        for (int i = 1; i <= 3; i++) {
            exchange(ann, "c" + i, "question " + i, "answer");
        }

        JsonNode first = Client.json(get(ann, "/api/conversations?limit=2"));
        JsonNode second = Client.json(get(
                ann, "/api/conversations?limit=2&after=" + first.path("next").asString()));

        assertThat(strings(first, "title")).hasSize(2);
        assertThat(strings(second, "title")).hasSize(1);
        assertThat(strings(first, "id")).doesNotContainAnyElementsOf(strings(second, "id"));
        assertThat(second.has("next")).isFalse();
        assertThat(first.path("items").get(0).propertyNames())
                .containsExactly("id", "title", "createdAt", "updatedAt", "messages", "lastSeq", "leaf");
    }

    @Test
    @DisplayName("S1-CHAT: a branch is shown window by window, each message with its siblings")
    void branchIsShownWindowByWindow() {
        Turn first = exchange(ann, "c", "q1", "a1");
        exchange(ann, "c", "q2", "a2");

        JsonNode end = Client.json(get(ann, "/api/conversations/c/messages?limit=3"));
        JsonNode start = Client.json(get(
                ann,
                "/api/conversations/c/messages?before="
                        + end.path("items").get(0).path("id").asString()));
        JsonNode news = Client.json(get(ann, "/api/conversations/c/messages?afterSeq=2"));
        JsonNode branch = Client.json(get(
                ann, "/api/conversations/c/messages?leaf=" + first.question().id()));

        assertThat(strings(end, "text")).containsExactly("a1", "q2", "a2");
        assertThat(end.path("more").asBoolean()).isTrue();
        assertThat(strings(start, "text")).containsExactly("q1");
        assertThat(start.path("more").asBoolean()).isFalse();
        assertThat(strings(news, "text")).containsExactly("q2", "a2");
        assertThat(strings(branch, "text")).containsExactly("q1", "a1", "q2", "a2");
        JsonNode message = end.path("items").get(0);
        assertThat(message.propertyNames())
                .containsExactly(
                        "id",
                        "seq",
                        "parent",
                        "role",
                        "text",
                        "state",
                        "createdAt",
                        "provider",
                        "model",
                        "finishReason",
                        "siblings");
        assertThat(message.path("state").asString()).isEqualTo("complete");
        assertThat(message.path("siblings").toString()).isEqualTo("{\"index\":1,\"count\":1}");
    }

    @Test
    void streamingAnswerNamesItsGeneration() {
        turns.ask(ann.userId(), new ConversationId("c"), new NewQuestion("one", null, "q", null), "gen_7");

        JsonNode messages = Client.json(get(ann, "/api/conversations/c/messages"));

        assertThat(messages.path("items").get(1).path("state").asString()).isEqualTo("streaming");
        assertThat(messages.path("items").get(1).path("generation").asString()).isEqualTo("gen_7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/messages", "/messages?afterSeq=0", "/messages?leaf=msg_1", "/messages?before=msg_1"})
    @DisplayName("what belongs to somebody else is answered like something that does not exist")
    void strangersFindNothing(String what) {
        exchange(ann, "hers", "secret", "hidden");
        Caller bob = signedIn.user();

        HttpResponse<String> others = get(bob, "/api/conversations/hers" + what);
        HttpResponse<String> nobodys = get(bob, "/api/conversations/none" + what);

        assertThat(others.statusCode()).isEqualTo(404);
        assertThat(others.body()).isEqualTo(nobodys.body());
        assertThat(client.get("/api/conversations/hers" + what).statusCode()).isEqualTo(401);
    }

    @Test
    void messageOfAnotherConversationIsNotThere() {
        Turn elsewhere = exchange(ann, "d", "q", "a");
        exchange(ann, "c", "q", "a");

        for (String name : List.of("leaf", "before")) {
            assertThat(get(
                                    ann,
                                    "/api/conversations/c/messages?" + name + "="
                                            + elsewhere.answer().id())
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(get(ann, "/api/conversations/c%20c").statusCode()).isEqualTo(404);
    }

    @Test
    void deletedConversationIsGone() {
        exchange(ann, "c", "q", "a");

        assertThat(delete(signedIn.user(), "/api/conversations/c").statusCode()).isEqualTo(404);
        assertThat(delete(ann, "/api/conversations/c").statusCode()).isEqualTo(204);
        assertThat(delete(ann, "/api/conversations/c").statusCode()).isEqualTo(404);
        assertThat(get(ann, "/api/conversations/c").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/conversations?limit=0",
                "/api/conversations?limit=101",
                "/api/conversations?limit=x",
                "/api/conversations?after=%21",
                "/api/conversations?after=AAAA",
                "/api/conversations/c/messages?limit=0",
                "/api/conversations/c/messages?afterSeq=x"
            })
    void whatCannotBeAskedIsRefused(String path) {
        exchange(ann, "c", "q", "a");

        HttpResponse<String> refused = get(ann, path);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Client.json(refused).path("code").asString()).isIn("INVALID_REQUEST", "BAD_REQUEST");
    }
}
