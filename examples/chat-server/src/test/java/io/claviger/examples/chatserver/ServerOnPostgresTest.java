package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.examples.chatserver.database.DatabaseKind;
import io.claviger.examples.chatserver.database.TestDatabase;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The whole server, with one property changed. */
@ServerTest
class ServerOnPostgresTest {
    @Autowired
    private SignedIn signedIn;

    @Autowired
    private DatabaseKind kind;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void url(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", TestDatabase::postgresqlUrl);
    }

    @Test
    @DisplayName("S4-PG-1: SPRING_DATASOURCE_URL alone moves the server to PostgreSQL")
    void serverWorksOnPostgresql() {
        Client client = new Client(port);
        String bearer = signedIn.bearer(signedIn.user());
        String question = Client.question("stressed", "groq", Keys.groq("postgres"));

        HttpResponse<String> answered = client.post(Client.MESSAGE, question, "Authorization", bearer);
        client.post(Client.STREAM, question, "Authorization", bearer);
        String id = Client.json(answered).path("conversationId").asString();
        JsonNode messages = Client.json(client.get("/api/conversations/" + id + "/messages", "Authorization", bearer));
        JsonNode list = Client.json(client.get("/api/conversations", "Authorization", bearer));
        JsonNode found = Client.json(client.get("/api/search?q=stressed", "Authorization", bearer));
        JsonNode usage = Client.json(client.get("/api/usage?by=provider", "Authorization", bearer));
        String export = client.get("/api/export", "Authorization", bearer).body();
        HttpResponse<String> taken =
                client.post("/api/import", export, "Authorization", signedIn.bearer(signedIn.user()));

        assertThat(kind).isEqualTo(DatabaseKind.POSTGRESQL);
        assertThat(answered.statusCode()).isEqualTo(200);
        assertThat(messages.path("items")).hasSize(2);
        assertThat(list.path("items")).hasSize(2);
        assertThat(found.path("items")).hasSize(2);
        assertThat(usage.path("items").get(0).path("requests").asLong()).isEqualTo(2);
        assertThat(taken.body()).isEqualTo("{\"conversations\":2,\"messages\":4}");
        assertThat(client.post(Client.MESSAGE, question).statusCode())
                .as("a guest")
                .isEqualTo(200);
    }

    @Test
    @DisplayName("S4-PG-1: U+0000, which PostgreSQL refuses, names nothing and breaks nothing")
    void zeroCharactersBreakNothing() {
        Client client = new Client(port);
        String bearer = signedIn.bearer(signedIn.user());
        String question = Client.question("stressed", "groq", Keys.groq("postgres"));
        String id = Client.json(client.post(Client.MESSAGE, question, "Authorization", bearer))
                .path("conversationId")
                .asString();
        String messages = "/api/conversations/" + id + "/messages";

        for (String path : List.of(
                messages + "?leaf=%00",
                messages + "?before=msg_%00",
                "/api/conversations/%00",
                "/api/conversations/c%00/messages")) {
            assertThat(client.get(path, "Authorization", bearer).statusCode())
                    .as(path)
                    .isIn(400, 404);
        }
        assertThat(client.get("/api/search?q=stressed%00", "Authorization", bearer)
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.get("/api/search?q=x&conversation=%00", "Authorization", bearer)
                        .statusCode())
                .isEqualTo(404);
        assertThat(client.get("/api/conversations?after=%00", "Authorization", bearer)
                        .statusCode())
                .isEqualTo(400);
    }
}
