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
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What is done with conversations, over HTTP. */
@ServerTest
class HistoryRoutesTest {
    @Autowired
    private SignedIn signedIn;

    @Autowired
    private Turns turns;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

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

    private HttpResponse<String> post(Caller caller, String path, String json) {
        return client.post(path, json, "Authorization", signedIn.bearer(caller));
    }

    private HttpResponse<String> patch(Caller caller, String path, String json) {
        return client.send(client.request(path)
                .method("PATCH", BodyPublishers.ofString(json))
                .header("Content-Type", "application/json")
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

    @Test
    void conversationIsMadeRenamedAndShownOnAnotherBranch() {
        HttpResponse<String> made =
                post(ann, "/api/conversations", "{\"id\":\"mine\",\"title\":\" A \\n title \",\"course\":\"DSA\"}");
        HttpResponse<String> again = post(ann, "/api/conversations", "{\"id\":\"mine\"}");
        HttpResponse<String> other = post(ann, "/api/conversations", "{}");
        Turn first = exchange(ann, "mine", "q", "a1");
        Turn second = turns.answerAgain(first.conversation(), first.question().id(), "x", "gen_2");
        HttpResponse<String> changed = patch(
                ann,
                "/api/conversations/mine",
                "{\"title\":\"Better\",\"leaf\":\"" + first.answer().id() + "\"}");

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(Client.json(made).path("title").asString()).isEqualTo("A title");
        assertThat(Client.json(made).path("course").asString()).isEqualTo("dsa");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(Client.json(again)).isEqualTo(Client.json(made));
        assertThat(Client.json(other).path("id").asString()).matches("conv_[0-9a-f]{32}");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(Client.json(changed).path("title").asString()).isEqualTo("Better");
        assertThat(Client.json(changed).path("leaf").asString())
                .isEqualTo(first.answer().id())
                .isNotEqualTo(second.answer().id());
    }

    @Test
    void branchIsShownToItsEnd() {
        Turn first = exchange(ann, "c", "q1", "a1");
        Turn second = exchange(ann, "c", "q2", "a2");

        HttpResponse<String> changed = patch(
                ann, "/api/conversations/c", "{\"leaf\":\"" + first.question().id() + "\"}");

        assertThat(Client.json(changed).path("leaf").asString())
                .isEqualTo(second.answer().id());
    }

    @Test
    void changesThatCannotBeMeantAreRefusedAndStrangersFindNothing() {
        Turn turn = exchange(ann, "c", "q", "a");
        exchange(ann, "d", "q", "a");
        for (String body : List.of(
                "{\"title\":\"\"}",
                "{\"title\":\" \\n \"}",
                "{\"title\":7}",
                "{\"title\":\"\\u0000\"}",
                "{\"name\":\"x\"}",
                "[]",
                "",
                "{\"title\":\"a\",\"title\":\"b\"}")) {
            assertThat(patch(ann, "/api/conversations/c", body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        for (String body : List.of("{\"id\":\"a b\"}", "{\"course\":\"a b\"}", "{\"title\":\"\\ud800\"}")) {
            assertThat(post(ann, "/api/conversations", body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        String leaf = "{\"leaf\":\"" + turn.answer().id() + "\"}";
        assertThat(patch(ann, "/api/conversations/d", leaf).statusCode()).isEqualTo(404);
        assertThat(patch(signedIn.user(), "/api/conversations/c", leaf).statusCode())
                .isEqualTo(404);
        assertThat(Client.json(get(ann, "/api/conversations/c")).path("title").asString())
                .isEqualTo("q");
    }

    @Test
    @DisplayName("search over the own history comes in pages, with marks around the hits")
    void searchComesInPages() {
        exchange(ann, "c", "What is a heap?", "A heap is a tree.");
        exchange(ann, "d", "Heaps again?", "Yes, heaps.");
        exchange(signedIn.user(), "c", "Bob's heap", "Bob's");

        JsonNode first = Client.json(get(ann, "/api/search?q=heap&limit=3"));
        JsonNode second = Client.json(get(
                ann, "/api/search?q=heap&limit=3&after=" + first.path("next").asString()));
        JsonNode one = Client.json(get(ann, "/api/search?q=heap&conversation=c"));

        assertThat(first.path("items")).hasSize(3);
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.has("next")).isFalse();
        assertThat(one.path("items")).hasSize(2);
        JsonNode hit = one.path("items").get(0);
        assertThat(hit.path("conversation").path("title").asString()).isEqualTo("What is a heap?");
        assertThat(hit.path("message").propertyNames()).containsExactly("id", "role", "createdAt");
        assertThat(hit.path("snippet").asString()).contains("\uE000heap\uE001");
        assertThat(hit.path("score").isNumber()).isTrue();
        assertThat(get(ann, "/api/search").body()).isEqualTo("{\"items\":[]}");
        assertThat(get(ann, "/api/search?q=" + "x".repeat(201)).statusCode()).isEqualTo(400);
        assertThat(get(ann, "/api/search?q=heap&conversation=none").body()).isEqualTo("{\"items\":[]}");
        assertThat(client.get("/api/search?q=heap").statusCode()).isEqualTo(401);
    }

    @Test
    void exportIsAFileAndComesBackAsItWas() {
        exchange(ann, "c", "What is a heap?", "A heap is a tree.");
        Caller bob = signedIn.user();

        HttpResponse<String> all = get(ann, "/api/export");
        HttpResponse<String> one = get(ann, "/api/conversations/c/export");
        HttpResponse<String> markdown = get(ann, "/api/conversations/c/export?format=markdown");
        HttpResponse<String> taken = post(bob, "/api/import", all.body());

        assertThat(all.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"conversations.json\"");
        assertThat(all.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(Client.json(one).path("conversations"))
                .isEqualTo(Client.json(all).path("conversations"));
        assertThat(markdown.headers().firstValue("Content-Type")).hasValue("text/markdown;charset=utf-8");
        assertThat(markdown.body()).startsWith("# What is a heap?\n\n## You\n");
        assertThat(taken.statusCode()).isEqualTo(201);
        assertThat(taken.body()).isEqualTo("{\"conversations\":1,\"messages\":2}");
        assertThat(Client.json(get(bob, "/api/export")).path("conversations"))
                .isEqualTo(Client.json(all).path("conversations"));
        assertThat(get(ann, "/api/conversations/c/export?format=pdf").statusCode())
                .isEqualTo(400);
        assertThat(get(bob, "/api/conversations/none/export").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("S0-KEY-8: no key is in an export or in the database")
    void exportHoldsNoKeys() throws IOException {
        String mark = "Zq8Rt2Lw6Yk4Pm0Vd7";
        String question = Client.question("stressed", "gemini", Keys.gemini("invalid" + mark), "groq", Keys.groq(mark));
        assertThat(post(ann, Client.MESSAGE, question).statusCode()).isEqualTo(200);

        String export = get(ann, "/api/export").body();

        assertThat(export).contains("desserts").doesNotContain(mark);
        assertThat(get(ann, "/api/usage").body()).contains("gemini").doesNotContain(mark);
        try (var files = Files.list(Path.of("target/test-data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)
                                .contains(mark))
                        .as(file.toString())
                        .isFalse();
            }
        }
    }

    @Test
    void importThatIsTooLongOrNoExportIsRefused() {
        assertThat(post(ann, "/api/import", "{\"a\":1}").statusCode()).isEqualTo(400);
        assertThat(post(ann, "/api/import", "").statusCode()).isEqualTo(400);
        assertThat(post(ann, "/api/import", "no export").body())
                .contains("The body is not the JSON that is wanted; it could be read up to line 1, column 1.");
        HttpResponse<String> tooLong = client.send(client.request("/api/import")
                .POST(BodyPublishers.ofByteArray(new byte[(20 << 20) + 1]))
                .header("Content-Type", "application/json")
                .header("Authorization", signedIn.bearer(ann))
                .build());
        assertThat(tooLong.statusCode()).isEqualTo(413);
        assertThat(tooLong.body()).contains("A request body has at most 20971520 bytes here.");
        HttpResponse<String> noJson = client.send(client.request("/api/import")
                .POST(BodyPublishers.ofString("x"))
                .header("Content-Type", "text/plain")
                .header("Authorization", signedIn.bearer(ann))
                .build());
        assertThat(noJson.statusCode()).isEqualTo(415);
    }

    @Test
    void parameterThatIsNotUtf8IsRefused() {
        assertThat(get(ann, "/api/search?q=private%FFwords").statusCode()).isEqualTo(400);
        assertThat(get(ann, "/?q=private%FFwords").statusCode()).isEqualTo(400);
    }

    @Test
    void secondImportAtOnceIsRefusedSoThatOthersCanWrite() throws Exception {
        // Once a minute it is noted that a user is there: now, and not while nobody can write.
        get(ann, "/api/account");
        HttpRequest request = client.request("/api/import")
                .POST(BodyPublishers.ofString("{\"format\":\"claviger-conversations\",\"version\":1,"
                        + "\"exportedAt\":\"2026-11-21T18:00:00Z\",\"conversations\":[]}"))
                .header("Content-Type", "application/json")
                .header("Authorization", signedIn.bearer(ann))
                .build();
        List<CompletableFuture<HttpResponse<String>>> both = new ArrayList<>();
        CompletableFuture<HttpResponse<String>> first = new CompletableFuture<>();

        HttpResponse<String> refused = transaction.execute(status -> {
            database.sql("UPDATE audit_head SET id = 1 WHERE id = 1").update();
            for (int i = 0; i < 2; i++) {
                both.add(CompletableFuture.supplyAsync(() -> client.send(request)));
            }
            both.forEach(one -> one.thenAccept(first::complete));
            return first.join();
        });

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(Client.json(refused).path("code").asString()).isEqualTo("IMPORT_RUNNING");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(both.stream().map(one -> one.join().statusCode())).containsExactlyInAnyOrder(201, 503);
    }
}
