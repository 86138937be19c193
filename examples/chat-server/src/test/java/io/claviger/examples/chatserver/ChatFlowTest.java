package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.key.KeyVault;
import io.claviger.testkit.WireDialect;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
class ChatFlowTest {
    @Autowired
    private KeyVault vault;

    private Client client;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        client = new Client(port);
    }

    @Test
    @DisplayName("S0-API-1, S0-FLOW-1: the seed's question is answered by the course, without a key and without a call")
    void questionOfTheCourseNeedsNoKey() {
        int calls = FakeProviders.SERVER.requests().size();

        HttpResponse<String> response = client.post(
                Client.MESSAGE,
                "{\"courseId\":\"DSA\",\"message\":\"What is a binary tree?\",\"conversationId\":\"conv_123\",\"apiKeys\":{}}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode answer = Client.json(response);
        assertThat(answer.propertyNames())
                .containsExactly(
                        "conversationId",
                        "userMessage",
                        "aiResponse",
                        "provider",
                        "rateLimit",
                        "timestamp",
                        "displayHtml");
        assertThat(answer.path("conversationId").asString()).isEqualTo("conv_123");
        assertThat(answer.path("userMessage").asString()).isEqualTo("What is a binary tree?");
        assertThat(answer.path("aiResponse").asString()).startsWith("A **binary tree** is ");
        assertThat(answer.path("provider").asString()).isEqualTo("knowledge-base");
        assertThat(answer.path("rateLimit").propertyNames()).containsExactly("remaining", "resetIn");
        assertThat(answer.path("rateLimit").path("resetIn").asInt()).isBetween(1, 60);
        assertThat(Instant.parse(answer.path("timestamp").asString())).isBefore(Instant.now());
        assertThat(FakeProviders.SERVER.requests()).hasSize(calls);
    }

    @Test
    @DisplayName("S0-FLOW-2: of four keys the first two fail, the third answers, and the trail says so")
    void thirdKeyAnswersWhenTwoFail() {
        HttpResponse<String> response = client.post(
                Client.MESSAGE,
                Client.question(
                        "stressed",
                        "openrouter",
                        Keys.openrouter(""),
                        "cerebras",
                        Keys.cerebras(""),
                        "groq",
                        Keys.groq("quota"),
                        "gemini",
                        Keys.gemini("invalid")));

        JsonNode answer = Client.json(response);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(answer.path("aiResponse").asString()).startsWith("desserts");
        assertThat(answer.path("provider").asString()).isEqualTo("cerebras");
        assertThat(answer.path("conversationId").asString()).matches("conv_[0-9a-f]{32}");
        assertThat(answer.path("usage").path("inputTokens").asLong()).isPositive();
        List<JsonNode> attempts = answer.path("attempts").valueStream().toList();
        assertThat(attempts)
                .extracting(
                        attempt -> attempt.path("key").asString(),
                        attempt -> attempt.path("code").asString(""))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("gemini key 1", "INVALID_KEY"),
                        org.assertj.core.groups.Tuple.tuple("groq key 1", "QUOTA_EXCEEDED"),
                        org.assertj.core.groups.Tuple.tuple("cerebras key 1", ""));
        assertThat(attempts.get(0).path("message").asString()).isEqualTo("Invalid API key. Please verify your key.");
        assertThat(vault.openRings()).isZero();
    }

    @Test
    @DisplayName("S0-FLOW-6: when all fail, the answer is 500 with one sentence and the whole trail")
    void allProvidersFail() {
        HttpResponse<String> response = client.post(
                Client.MESSAGE,
                Client.question("Hello", "gemini", Keys.gemini("invalid"), "groq", Keys.groq("unavailable")));

        JsonNode error = Client.json(response);
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(error.path("error").asString()).isEqualTo("All AI providers failed");
        assertThat(error.path("message").asString()).isEqualTo("All AI providers failed. Please check your API keys.");
        assertThat(error.path("code").asString()).isEqualTo("ALL_PROVIDERS_FAILED");
        assertThat(error.path("attempts")
                        .valueStream()
                        .map(attempt -> attempt.path("code").asString()))
                .startsWith("INVALID_KEY", "PROVIDER_UNAVAILABLE");
        assertThat(vault.openRings()).isZero();
    }

    @Test
    @DisplayName("S0-FLOW-6: a single refused key is named, as the seed words it")
    void singleRefusedKeyIsNamed() {
        HttpResponse<String> response =
                client.post(Client.MESSAGE, Client.question("Hello", "gemini", Keys.gemini("invalid")));

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(Client.json(response).path("error").asString()).isEqualTo("All AI providers failed");
        assertThat(Client.json(response).path("message").asString())
                .isEqualTo("Invalid API key for gemini. Please verify your key is correct.");
    }

    @Test
    void withoutAnyKeyAQuestionThatTheCourseCannotAnswerIsRefused() {
        HttpResponse<String> response = client.post(Client.MESSAGE, Client.question("Why is the sky blue?"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Client.json(response).path("code").asString()).isEqualTo("NO_USABLE_KEY");
        assertThat(Client.json(response).path("message").asString())
                .isEqualTo("The course has no answer to this question, and there is no API key to ask an AI with. Add a"
                        + " key of at least one provider.");
    }

    @Test
    @DisplayName("S0-FLOW-5: the conversation goes on for its owner, and for nobody else")
    void conversationBelongsToItsOwner() {
        String first = Client.question("first", "groq", Keys.groq(""));
        HttpResponse<String> opened = client.post(Client.MESSAGE, first);
        String id = Client.json(opened).path("conversationId").asString();
        String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        String second = Client.question("second", "groq", Keys.groq(""))
                .replace("{\"courseId\"", "{\"conversationId\":\"" + id + "\",\"courseId\"");

        HttpResponse<String> owners = client.post(Client.MESSAGE, second, "Cookie", cookie);
        String sentByOwner = lastGroqRequest();
        HttpResponse<String> strangers = client.post(Client.MESSAGE, second);
        String sentByStranger = lastGroqRequest();

        assertThat(owners.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(sentByOwner).contains("\"first\"", "\"tsrif ", "\"second\"");
        assertThat(strangers.statusCode()).isEqualTo(200);
        assertThat(sentByStranger).contains("\"second\"").doesNotContain("first");
    }

    private static String lastGroqRequest() {
        var requests = FakeProviders.SERVER.requests(WireDialect.GROQ);
        return requests.get(requests.size() - 1).body();
    }

    @Test
    @DisplayName("S0-VAL-1: the provider gets what was typed; what is shown has no active content")
    void activeContentIsNotShown() {
        HttpResponse<String> response = client.post(
                Client.MESSAGE, Client.question("a<script>alert(1)</script>b List<T>", "groq", Keys.groq("")));

        JsonNode answer = Client.json(response);
        assertThat(answer.path("userMessage").asString())
                .doesNotContain("script")
                .contains("List<T>");
        assertThat(lastGroqRequest()).contains("a<script>alert(1)</script>b List<T>");
        assertThat(answer.path("displayHtml").asString()).doesNotContain("<");
    }

    @Test
    @DisplayName("S0-API-1: names of providers, courses and limits for the page")
    void catalogue() {
        HttpResponse<String> response = client.get("/api/chat/providers");

        JsonNode catalogue = Client.json(response);
        assertThat(catalogue
                        .path("providers")
                        .valueStream()
                        .map(provider -> provider.path("id").asString()))
                .containsExactly("gemini", "groq", "cerebras", "openrouter", "openai");
        assertThat(catalogue.path("providers").get(0).path("name").asString()).isEqualTo("Google Gemini");
        assertThat(catalogue.path("providers").get(0).path("keyHint").asString())
                .isEqualTo("starts with AIza or AQ.");
        assertThat(catalogue.path("providers").get(0).path("keyUrl").asString())
                .isEqualTo("https://aistudio.google.com/apikey");
        assertThat(catalogue.path("courses").toString())
                .startsWith("[{\"id\":\"dsa\",\"title\":\"Data structures and algorithms\"},{\"id\":\"databases\",");
        assertThat(catalogue.path("limits").toString()).isEqualTo("{\"messageCharacters\":10000,\"keys\":10}");
    }
}
