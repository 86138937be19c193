package io.claviger.providers.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.chat.ChatModel;
import io.claviger.chat.KeyVerdict;
import io.claviger.key.ApiKey;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.LookupContext;
import io.claviger.provider.TimeSource;
import io.claviger.testkit.RecordedRequest;
import io.claviger.testkit.WireDialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagListTest {
    private static final LookupContext CONTEXT =
            new LookupContext(TimeSource.system(), Duration.ofSeconds(20), Runnable::run);

    private final Replay service = new Replay();
    private final ChatProvider cloud =
            Ollama.cloudBuilder().baseUrl(service.url).model("gpt-oss:20b").build();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void modelsAreListedWithoutAKey() {
        assertThat(service.ollama.models(ApiKey.keyless(Ollama.ID), CONTEXT).join())
                .containsExactly(new ChatModel(Ollama.ID, "fake-1"));

        RecordedRequest request = service.server.requests().get(0);
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.path()).isEqualTo("/ollama/api/tags");
    }

    @Test
    void modelsThatCannotChatAreLeftOut() throws IOException {
        assertThat(models(
                        "{\"models\":[{\"name\":\"a:latest\",\"model\":\"a\",\"capabilities\":[\"completion\",\"tools\"]},"
                                + "{\"model\":\"embed\",\"capabilities\":[\"embedding\"]},{\"model\":\"old\",\"capabilities\":[]},"
                                + "{\"name\":\"older\"},{\"model\":\"\"},{\"x\":1},7,{\"model\":\"" + "x".repeat(201)
                                + "\"}]}"))
                .containsExactly("a", "old", "older");
        assertThat(models("{\"models\":[]}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"models\":null}", "{\"models\":{}}", "{\"models\":[", "", "text"})
    void whatIsNoListIsRefused(String document) {
        assertThatThrownBy(() -> models(document)).isInstanceOf(IOException.class);
    }

    @Test
    void keyOfTheCloudIsProvedByAChatOfOneToken() {
        service.server.on(WireDialect.OLLAMA).answers("H");

        assertThat(cloud.verify(key(), CONTEXT).join().status()).isEqualTo(KeyVerdict.Status.VALID);

        RecordedRequest request = service.server.requests().get(0);
        assertThat(request.key()).isPresent();
        assertThat(request.path()).isEqualTo("/ollama/api/chat");
        assertThat(request.body())
                .isEqualTo("{\"model\":\"gpt-oss:20b\",\"stream\":false,"
                        + "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"options\":{\"num_predict\":1}}");
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            401 | {"error":"unauthorized"}                                                        | INVALID
            401 | {"error":{"message":"Unauthorized","type":"api_error"}}                         | INVALID
            401 |                                                                                 | UNKNOWN
            404 | {"error":"model 'gpt-oss:20b' not found"}                                       | UNKNOWN
            410 | {"error":"model 'gpt-oss:20b' was retired"}                                     | UNKNOWN
            403 | {"error":"this model requires a subscription, upgrade for access: x"}           | UNKNOWN
            403 | <html>blocked</html>                                                            | UNKNOWN
            429 | {"error":"you (a) have reached your session usage limit, upgrade: x"}           | NO_CREDIT
            429 | {"error":"too many requests"}                                                   | RATE_LIMITED
            503 | {"error":"Server overloaded, please retry shortly (ref: 1)"}                    | UNKNOWN
            """)
    void onlyTheServicesOwnWordProvesAKeyBad(int status, String body, KeyVerdict.Status verdict) {
        service.server
                .on(WireDialect.OLLAMA)
                .replays(Replay.reply(
                        status, "application/json", Optional.ofNullable(body).orElse("")));

        assertThat(cloud.verify(key(), CONTEXT).join().status()).isEqualTo(verdict);
    }

    @Test
    void serverOfOnesOwnKnowsNoKeys() {
        assertThat(service.ollama.verify(key(), CONTEXT).join().status()).isEqualTo(KeyVerdict.Status.UNKNOWN);

        assertThat(service.server.requests()).isEmpty();
    }

    private static List<String> models(String document) throws IOException {
        return new TagList(Ollama.ID, Optional.empty())
                .readModels(document.getBytes(StandardCharsets.UTF_8)).stream()
                        .map(ChatModel::id)
                        .toList();
    }

    private ApiKey key() {
        return service.keys().keys(Ollama.ID).get(0);
    }
}
