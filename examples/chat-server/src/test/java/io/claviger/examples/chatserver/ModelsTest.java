package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.key.KeyVault;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The models that a page lets somebody choose from. */
@ServerTest
class ModelsTest {
    @Autowired
    private SignedIn signedIn;

    @Autowired
    private KeyVault vault;

    private Client client;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        client = new Client(port);
    }

    private HttpResponse<String> ask(String keys, String... headers) {
        return client.post("/api/chat/models", "{\"apiKeys\":" + keys + "}", headers);
    }

    @Test
    @DisplayName("S1-UI-1: guests and users see the models that their keys open, and the keys are wiped")
    void modelsOfTheTypedKeysAreListedByProvider() {
        String keys = "{\"groq\":[\"" + Keys.groq("") + "\"],\"cerebras\":\"" + Keys.cerebras("invalid") + "\"}";
        String bearer = signedIn.bearer(signedIn.user());
        for (HttpResponse<String> response : List.of(ask(keys), ask(keys, "Authorization", bearer))) {
            JsonNode models = Client.json(response).path("models");

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(models.propertyNames()).containsExactly("groq");
            assertThat(models.path("groq").size()).isPositive();
            assertThat(models.path("groq").get(0).asString()).isNotBlank();
        }
        assertThat(vault.openRings()).isZero();
    }

    @Test
    void refusedKeysAreNamedAndNotRepeated() {
        HttpResponse<String> response = ask("{\"groq\":\"too short\"}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Client.json(response).path("problems").get(0).path("field").asString())
                .startsWith("apiKeys");
        assertThat(response.body()).doesNotContain("too short");
    }

    @Test
    void withoutKeysNobodyIsAsked() {
        assertThat(ask("{}").body()).isEqualTo("{\"models\":{}}");
    }
}
