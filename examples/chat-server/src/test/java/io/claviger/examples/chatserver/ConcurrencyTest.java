package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.key.KeyVault;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
class ConcurrencyTest {
    private static final int USERS = 50;

    @Autowired
    private KeyVault vault;

    @LocalServerPort
    private int port;

    @Test
    @DisplayName("S0-FLOW-7: fifty users at once get their own answers, by their own keys, in their own conversations")
    void fiftyUsersAtOnce() throws Exception {
        ExecutorService users = Executors.newFixedThreadPool(USERS);
        CountDownLatch together = new CountDownLatch(USERS);
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        for (int user = 0; user < USERS; user++) {
            String question = Client.question(
                    "user " + user,
                    "gemini",
                    Keys.gemini("invalid" + user + "x"),
                    "groq",
                    Keys.groq("user" + user + "x"));
            answers.add(users.submit(() -> {
                together.countDown();
                together.await();
                return new Client(port).post(Client.MESSAGE, question);
            }));
        }

        Set<String> conversations = new HashSet<>();
        for (int user = 0; user < USERS; user++) {
            JsonNode answer = Client.json(answers.get(user).get());
            assertThat(answer.path("aiResponse").asString())
                    .startsWith(new StringBuilder("user " + user).reverse() + " ");
            assertThat(answer.path("provider").asString()).isEqualTo("groq");
            conversations.add(answer.path("conversationId").asString());
        }
        users.shutdown();

        assertThat(conversations).hasSize(USERS);
        for (int user = 0; user < USERS; user++) {
            String key = Keys.groq("user" + user + "x");
            String question = "\"user " + user + "\"";
            assertThat(FakeProviders.SERVER.requests())
                    .filteredOn(request -> request.key().equals(java.util.Optional.of(key)))
                    .singleElement()
                    .satisfies(request -> assertThat(request.body()).contains(question));
        }
        assertThat(vault.openRings()).isZero();
    }
}
