package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;

/** The first administrator, on a server of its own that has none. */
@ServerTest
@Import(SetupTest.Listening.class)
class SetupTest {
    private static final List<String> CONSOLE = new CopyOnWriteArrayList<>();

    @TestConfiguration(proxyBeanMethods = false)
    static class Listening {
        @Bean
        @Primary
        Consumer<String> listeningConsole() {
            return CONSOLE::add;
        }
    }

    private Client client;
    private Accounts accounts;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        client = new Client(port);
        accounts = new Accounts(client);
    }

    @Test
    @DisplayName("C21: the first administrator is made by a link that the console shows once")
    void setUpLinkMakesTheFirstAdministrator() {
        JsonNode before = Client.json(client.get("/auth/setup"));
        assertThat(before.path("open").asBoolean()).isTrue();
        assertThat(before.path("guests").asBoolean()).isTrue();
        assertThat(before.path("password").path("shortest").asInt()).isEqualTo(8);
        assertThat(before.path("password").path("lettersAndDigits").asBoolean()).isTrue();
        assertThat(CONSOLE).hasSize(1);
        String token = CONSOLE.get(0).substring(CONSOLE.get(0).indexOf("/setup#") + 7);
        String form = "\",\"username\":\"root.of.it\",\"email\":\"root@example.org\",\"password\":\""
                + Accounts.PASSWORD + "\"}";

        assertThat(client.post("/auth/setup", "{\"token\":\"nonsense" + form).statusCode())
                .isEqualTo(400);
        assertThat(client.post("/auth/setup", "{\"token\":\"" + token + form).statusCode())
                .isEqualTo(201);
        assertThat(client.post("/auth/setup", "{\"token\":\"" + token + form).statusCode())
                .isEqualTo(400);
        JsonNode user =
                Client.json(accounts.login("root.of.it", Accounts.PASSWORD)).path("user");
        assertThat(user.path("admin").asBoolean()).isTrue();
        assertThat(Client.json(client.get("/auth/setup")).path("open").asBoolean())
                .isFalse();
    }
}
