package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.signin.SessionEnded;
import io.claviger.key.KeyVault;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;

@ServerTest
class ChatCompletionsTest {
    private static final String COMPLETIONS = "/v1/chat/completions";
    private static final String HELLO =
            "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":\"abc def\"}]}";

    @Autowired
    private SignedIn signedIn;

    @Autowired
    private KeyVault vault;

    @Autowired
    private ApplicationEventPublisher events;

    private Client client;
    private String bearer;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        client = new Client(port);
        bearer = signedIn.bearer(signedIn.user());
    }

    @AfterEach
    void keysThatCameAlongAreWiped() {
        // The client has the answer a moment before the request has ended.
        await().atMost(Duration.ofSeconds(10)).until(() -> vault.openRings() == 0);
    }

    @Test
    void wholeAnswerSaysWhoAnsweredAndWhoWasTried() {
        HttpResponse<String> response = ask(HELLO, "gemini=" + Keys.gemini("invalid") + ", groq=" + Keys.groq(""));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode completion = Client.json(response);
        assertThat(completion.at("/object").asString()).isEqualTo("chat.completion");
        assertThat(completion.at("/choices/0/message/content").asString()).isEqualTo("fed cba Grüße, 鍵 🔑.");
        assertThat(completion.at("/choices/0/finish_reason").asString()).isEqualTo("stop");
        assertThat(completion.at("/usage/total_tokens").asInt())
                .isEqualTo(completion.at("/usage/prompt_tokens").asInt()
                        + completion.at("/usage/completion_tokens").asInt());
        assertThat(response.headers().firstValue("X-Claviger-Provider")).hasValue("groq");
        assertThat(response.headers().firstValue("X-Claviger-Attempts"))
                .hasValue("gemini key 1=INVALID_KEY, groq key 1=answered");
    }

    @Test
    void modelsAreAskedInTheirOrder() {
        String body = HELLO.replace("\"auto\"", "\"cerebras/llama3.1-8b\",\"models\":[\"groq\"]");

        HttpResponse<String> response =
                ask(body, "groq=" + Keys.groq("") + ",cerebras=" + Keys.cerebras("") + ",gemini=" + Keys.gemini(""));

        assertThat(response.headers().firstValue("X-Claviger-Provider")).hasValue("cerebras");
        assertThat(Client.json(response).at("/model").asString()).startsWith("cerebras/");
    }

    @Test
    void modelNobodyHasIsNotRepeated() {
        HttpResponse<String> response = ask(HELLO.replace("auto", "gpt-secret"), "groq=" + Keys.groq(""));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Client.json(response).at("/error/code").asString()).isEqualTo("model_not_found");
        assertThat(response.body()).doesNotContain("gpt-secret");
    }

    @Test
    void streamEndsWithUsageAndDone() {
        String body =
                HELLO.replace("{\"model\"", "{\"stream\":true,\"stream_options\":{\"include_usage\":true},\"model\"");

        HttpResponse<String> response = ask(body, "groq=" + Keys.groq(""));

        List<String> data = response.body()
                .lines()
                .filter(line -> line.startsWith("data: "))
                .toList();
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(response.headers().firstValue("X-Claviger-Provider")).hasValue("groq");
        assertThat(data).last().isEqualTo("data: [DONE]");
        JsonNode usage = Client.json(data.get(data.size() - 2).substring(6));
        assertThat(usage.at("/choices")).isEmpty();
        assertThat(usage.at("/usage/completion_tokens").asInt()).isPositive();
        StringBuilder text = new StringBuilder();
        data.stream()
                .filter(line -> !line.endsWith("[DONE]"))
                .map(line -> Client.json(line.substring(6)).at("/choices/0/delta/content"))
                .forEach(piece -> text.append(piece.asString("")));
        assertThat(text).hasToString("fed cba Grüße, 鍵 🔑.");
    }

    @Test
    void failedChainIsAnErrorByItsCauseInTheShapeOfOpenAi() {
        HttpResponse<String> response = ask(HELLO, "groq=" + Keys.groq("invalid"));

        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode error = Client.json(response).path("error");
        assertThat(error.path("type").asString()).isEqualTo("invalid_request_error");
        assertThat(error.path("code").asString()).isEqualTo("all_providers_failed");
        assertThat(error.at("/attempts/0/code").asString()).isEqualTo("INVALID_KEY");
        assertThat(response.body()).doesNotContain(Keys.groq("invalid"));
    }

    @Test
    void whatCannotBeDoneIsRefusedByItsName() {
        String body = HELLO.replace("{\"model\"", "{\"logprobs\":true,\"n\":2,\"my-own\":1,\"model\"");

        HttpResponse<String> response = ask(body, "groq=" + Keys.groq(""));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Client.json(response).at("/error/message").asString())
                .contains("The parameter logprobs is not supported.")
                .contains("The parameter n must be 1: one answer for each request.")
                .contains("There is a parameter that is not known")
                .doesNotContain("my-own");
    }

    @Test
    void malformedBodiesAreRefusedInTheShapeOfOpenAi() {
        String deep = "{\"model\":\"auto\",\"messages\":" + "[".repeat(200) + "]".repeat(200) + "}";
        for (String body :
                List.of(deep, "", "[]", "{", "{\"model\":1}", "{\"model\":\"auto\",\"messages\":{}}", "\"x\"")) {
            HttpResponse<String> response = ask(body, "groq=" + Keys.groq(""));

            assertThat(response.statusCode()).as(body).isEqualTo(400);
            assertThat(Client.json(response).at("/error/type").asString())
                    .as(body)
                    .isEqualTo("invalid_request_error");
        }
    }

    @Test
    void whoHasNoTokenIsToldInTheShapeOfOpenAi() {
        HttpResponse<String> response = client.post(COMPLETIONS, HELLO);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body())
                .isEqualTo("{\"error\":{\"message\":\"Please sign in, or show a valid access token.\","
                        + "\"type\":\"authentication_error\",\"code\":\"not_signed_in\"}}");
    }

    @Test
    void toolCallsAndTheirResultsGoThroughBothWays() {
        String body =
                "{\"model\":\"groq\",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"weather\",\"parameters\":"
                        + "{\"type\":\"object\",\"properties\":{}}}}],\"messages\":[{\"role\":\"user\",\"content\":\"And now?\"},"
                        + "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"call_1\",\"type\":\"function\","
                        + "\"function\":{\"name\":\"weather\",\"arguments\":\"{}\"}}]},"
                        + "{\"role\":\"tool\",\"tool_call_id\":\"call_1\",\"content\":\"rain\"}]}";

        HttpResponse<String> response = ask(body, "groq=" + Keys.groq(""));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    @Test
    void keySessionServesSeveralRequestsUntilItIsClosed() {
        Caller caller = signedIn.user();
        bearer = signedIn.bearer(caller);
        HttpResponse<String> opened = client.post(
                "/api/key-sessions", "{\"apiKeys\":{\"groq\":\"" + Keys.groq("") + "\"}}", "Authorization", bearer);
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        String id = Client.json(opened).path("id").asString();

        assertThat(askWithSession(id, bearer).statusCode()).isEqualTo(200);
        assertThat(askWithSession(id, bearer).statusCode()).isEqualTo(200);
        assertThat(askWithSession(id, signedIn.bearer(signedIn.user())).statusCode())
                .as("another user")
                .isEqualTo(400);
        assertThat(client.send(client.request("/api/key-sessions/" + id)
                                .DELETE()
                                .header("Authorization", bearer)
                                .build())
                        .statusCode())
                .isEqualTo(204);
        HttpResponse<String> after = askWithSession(id, bearer);
        assertThat(after.statusCode()).isEqualTo(400);
        assertThat(Client.json(after).at("/error/code").asString()).isEqualTo("key_session_unknown");
    }

    @Test
    void endOfASignInWipesTheKeysItOpened() {
        Caller caller = signedIn.user();
        client.post(
                "/api/key-sessions",
                "{\"apiKeys\":{\"groq\":\"" + Keys.groq("") + "\"}}",
                "Authorization",
                signedIn.bearer(caller));
        assertThat(vault.openRings()).isEqualTo(1);

        events.publishEvent(new SessionEnded(caller.sessionId(), caller.userId()));

        assertThat(vault.openRings()).isZero();
    }

    @Test
    void modelsAreListedForTheKeysThatCameAlong() {
        HttpResponse<String> response =
                client.get("/v1/models", "Authorization", bearer, "X-Provider-Keys", "groq=" + Keys.groq(""));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(Client.json(response)
                        .path("data")
                        .valueStream()
                        .map(model -> model.path("id").asString()))
                .contains("auto", "gemini", "groq")
                .anyMatch(id -> id.startsWith("groq/"))
                .noneMatch(id -> id.startsWith("gemini/"));
    }

    @Test
    void questionWithoutAnyKeySaysWhereKeysBelong() {
        HttpResponse<String> response = client.post(COMPLETIONS, HELLO, "Authorization", bearer);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Client.json(response).at("/error/code").asString()).isEqualTo("no_usable_key");
        assertThat(Client.json(response).at("/error/message").asString())
                .startsWith("No key came along for gemini, groq, ")
                .endsWith(". Send X-Provider-Keys: provider=key, or the id of a key session in X-Key-Session.");
    }

    @Test
    void keysHeaderOfAnotherFormIsRefusedWithoutBeingRepeated() {
        HttpResponse<String> response = ask(HELLO, Keys.groq("") + ",");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Client.json(response).at("/error/code").asString()).isEqualTo("keys_header_form");
        assertThat(response.body()).doesNotContain("gsk_");
    }

    @Test
    void keysOfEveryLineOfTheHeaderCount() {
        HttpResponse<String> response = client.post(
                COMPLETIONS,
                HELLO,
                "Authorization",
                bearer,
                "X-Provider-Keys",
                "gemini=" + Keys.gemini("invalid"),
                "X-Provider-Keys",
                "groq=" + Keys.groq(""));

        assertThat(response.headers().firstValue("X-Claviger-Attempts"))
                .hasValue("gemini key 1=INVALID_KEY, groq key 1=answered");
    }

    @Test
    void answerThatIsWaitedForEndsWithTheSession() {
        String stream = HELLO.replace("{\"model\"", "{\"stream\":true,\"model\"");
        List<CompletableFuture<HttpResponse<String>>> all = List.of(
                CompletableFuture.supplyAsync(() -> ask(HELLO, "groq=" + Keys.groq("silent"))),
                CompletableFuture.supplyAsync(() -> ask(stream, "groq=" + Keys.groq("stall"))));
        await().atMost(Duration.ofSeconds(10)).until(() -> vault.openRings() == 2);

        client.post("/auth/logout", "{}", "Authorization", bearer);

        assertThat(all.get(0).join().statusCode()).isEqualTo(401);
        assertThat(all.get(0).join().body()).contains("The session has ended. Please sign in.");
        assertThat(all.get(1).join().body()).contains("The session has ended. Please sign in.");
    }

    private HttpResponse<String> ask(String body, String keys) {
        return client.post(COMPLETIONS, body, "Authorization", bearer, "X-Provider-Keys", keys);
    }

    private HttpResponse<String> askWithSession(String id, String who) {
        return client.post(COMPLETIONS, HELLO, "Authorization", who, "X-Key-Session", id);
    }
}
