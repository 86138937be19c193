package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.claviger.examples.chatserver.security.Caller;
import io.claviger.key.KeyVault;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The endpoints of seed 000, used by somebody who is signed in. */
@ServerTest
class SignedInChatTest {
    @Autowired
    private SignedIn signedIn;

    @Autowired
    private JdbcClient database;

    @Autowired
    private KeyVault vault;

    private Client client;
    private Caller ann;
    private String bearer;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        client = new Client(port);
        ann = signedIn.user();
        bearer = signedIn.bearer(ann);
    }

    private static String inConversation(String question) {
        return question.replaceFirst("\\{", "{\"conversationId\":\"c\",");
    }

    private JsonNode get(String path) {
        return Client.json(client.get(path, "Authorization", bearer));
    }

    @Test
    @DisplayName("S1-CHAT: what a user asks over the seed's endpoints is in the user's history")
    void answersLandInTheHistory() {
        HttpResponse<String> asked = client.post(
                Client.MESSAGE,
                inConversation(Client.question("stressed", "groq", Keys.groq("history"))),
                "Authorization",
                bearer);
        client.post(
                Client.STREAM,
                inConversation(Client.question("drawer", "groq", Keys.groq("history"))),
                "Authorization",
                bearer);

        JsonNode items = get("/api/conversations/c/messages").path("items");

        assertThat(asked.headers().firstValue("Set-Cookie")).as("no visitor").isEmpty();
        assertThat(items.valueStream().map(item -> item.path("text").asString()))
                .hasSize(4)
                .satisfies(texts -> {
                    assertThat(texts.get(0)).isEqualTo("stressed");
                    assertThat(texts.get(1)).startsWith("desserts");
                    assertThat(texts.get(2)).isEqualTo("drawer");
                    assertThat(texts.get(3)).startsWith("reward");
                });
        assertThat(items.get(1).path("provider").asString()).isEqualTo("groq");
    }

    @Test
    @DisplayName("S4-USAGE-1: tokens and failed attempts of a user are counted, a guest's are not")
    void useIsCounted() {
        String question = Client.question("stressed", "gemini", Keys.gemini("invalid"), "groq", Keys.groq("history"));
        client.post(Client.MESSAGE, question, "Authorization", bearer);
        client.post(Client.STREAM, question, "Authorization", bearer);
        client.post(
                Client.MESSAGE, Client.question("stressed", "groq", Keys.groq("unavailable")), "Authorization", bearer);
        client.post(Client.MESSAGE, question);

        JsonNode lines = get("/api/usage?by=provider").path("items");

        assertThat(lines.valueStream().map(line -> line.path("provider").asString()))
                .containsExactly("gemini", "groq");
        assertThat(lines.get(0).path("requests").asLong()).isEqualTo(2);
        assertThat(lines.get(0).path("errors").asLong()).isEqualTo(2);
        assertThat(lines.get(1).path("requests").asLong()).isGreaterThanOrEqualTo(3);
        assertThat(lines.get(1).path("errors").asLong())
                .isEqualTo(lines.get(1).path("requests").asLong() - 2);
        assertThat(lines.get(1).path("outputTokens").asLong()).isPositive();
        assertThat(database.sql(
                                "SELECT count(DISTINCT user_id) FROM api_usage WHERE user_id NOT LIKE 'usr!_%' ESCAPE '!'")
                        .query(Long.class)
                        .single())
                .isZero();
        HttpResponse<String> csv = client.get("/api/usage.csv", "Authorization", bearer);
        assertThat(csv.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"usage.csv\"");
        assertThat(csv.body()).startsWith("day,provider,model,").contains(",gemini,");
    }

    @Test
    @DisplayName("S0-KEY-7: who signs out, or is locked, has no call of a provider left that goes on with the keys")
    void answerThatIsWaitedForEndsWithTheSession() {
        List<CompletableFuture<HttpResponse<String>>> all = List.of(
                CompletableFuture.supplyAsync(
                        () -> post(Client.MESSAGE, Client.question("Hello", "groq", Keys.groq("silent")))),
                CompletableFuture.supplyAsync(
                        () -> post(Client.STREAM, Client.question("four three", "groq", Keys.groq("stall")))));
        await().atMost(Duration.ofSeconds(10)).until(() -> vault.openRings() == 2);

        client.post("/auth/logout", "{}", "Authorization", bearer);

        assertThat(all.get(0).join().statusCode()).isEqualTo(401);
        assertThat(all.get(0).join().body()).contains("SESSION_ENDED");
        assertThat(all.get(1).join().body()).contains("event: error", "SESSION_ENDED");
        assertThat(vault.openRings()).isZero();
    }

    private HttpResponse<String> post(String path, String question) {
        return client.post(path, question, "Authorization", bearer);
    }

    @Test
    void usageOfDaysThatCannotBeMeantIsRefused() {
        for (String query : new String[] {
            "from=yesterday",
            "to=2026-13-01",
            "from=2026-11-22&to=2026-11-21",
            "from=2020-01-01&to=2026-11-21",
            "by=week"
        }) {
            HttpResponse<String> refused = client.get("/api/usage?" + query, "Authorization", bearer);
            assertThat(refused.statusCode()).as(query).isEqualTo(400);
        }
        assertThat(client.get("/api/usage").statusCode()).isEqualTo(401);
    }
}
