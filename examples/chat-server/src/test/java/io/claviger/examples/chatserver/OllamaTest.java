package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@ServerTest
@TestPropertySource(properties = {"claviger.chain=groq,ollama,bedrock", "claviger.providers.bedrock.region=eu-west-1"})
class OllamaTest {
    private Client client;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        client = new Client(port);
    }

    @Test
    @DisplayName("S1-CHAT-5: a local Ollama answers without any key, behind those that have one")
    void localModelAnswersWithoutAKey() {
        HttpResponse<String> alone = client.post(Client.MESSAGE, Client.question("stressed"));
        HttpResponse<String> behind =
                client.post(Client.MESSAGE, Client.question("stressed", "groq", Keys.groq("invalid")));

        assertThat(Client.json(alone).path("provider").asString()).isEqualTo("ollama");
        assertThat(Client.json(alone).path("aiResponse").asString()).startsWith("desserts");
        assertThat(Client.json(behind).path("provider").asString()).isEqualTo("ollama");
    }

    @Test
    void catalogueSaysWhoNeedsAKeyAndWhichModelIsAsked() {
        var providers = Client.json(client.get("/api/chat/providers")).path("providers");

        assertThat(providers
                        .valueStream()
                        .map(provider -> provider.path("id").asString() + " "
                                + provider.path("keyNeeded").asBoolean()))
                .containsExactly("groq true", "ollama false", "bedrock true");
        assertThat(providers
                        .valueStream()
                        .map(provider -> provider.path("model").asString()))
                .noneMatch(String::isBlank);
    }
}
