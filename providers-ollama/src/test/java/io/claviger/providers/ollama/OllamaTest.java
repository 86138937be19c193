package io.claviger.providers.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatResponse;
import io.claviger.chat.FailureKind;
import io.claviger.chat.Message;
import io.claviger.chat.ProviderId;
import io.claviger.chat.ToolCall;
import io.claviger.fallback.ChatStream;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.ApiKey;
import io.claviger.key.KeyRing;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.Outcome;
import io.claviger.provider.http.WireRequest;
import io.claviger.testkit.CallDriver;
import io.claviger.testkit.FakeAnswer;
import io.claviger.testkit.Fault;
import io.claviger.testkit.RecordedRequest;
import io.claviger.testkit.WireDialect;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OllamaTest {
    private final Replay service = new Replay();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void serverOfOnesOwnAnswersWithoutAnyKey() {
        FallbackChat chat = FallbackChat.builder().providers(service.ollama).build();

        ChatResponse answer = chat.send(ChatRequest.of("What is a tree?"), KeyRing.none());

        assertThat(answer.text()).isEqualTo(FakeAnswer.to("What is a tree?").text());
        RecordedRequest request = service.server.requests().get(0);
        assertThat(request.path()).isEqualTo("/ollama/api/chat");
        assertThat(request.key()).isEmpty();
        assertThat(request.headers()).doesNotContainKey("authorization");
    }

    @Test
    void serverOfOnesOwnStreamsWithoutAnyKey() {
        FallbackChat chat = FallbackChat.builder().providers(service.ollama).build();

        try (ChatStream stream = chat.stream(ChatRequest.of("Hi"), KeyRing.none())) {
            assertThat(stream.response().text()).isEqualTo(FakeAnswer.to("Hi").text());
        }

        RecordedRequest request = service.server.requests().get(0);
        assertThat(request.header("accept")).hasValue("application/x-ndjson");
        assertThat(request.key()).isEmpty();
    }

    @Test
    @DisplayName("S0-KEY-8: the key stands in its header and nowhere else")
    void keyIsSentOnThisMachine() {
        CallDriver.start(service.ollama, ChatRequest.of("Hi"), key(), false).await();

        RecordedRequest request = service.server.requests().get(0);
        assertThat(request.header("authorization").orElse("").startsWith("Bearer "))
                .isTrue();
        assertThat(request.key()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ollama.com",
                "https://ollama.example:8443/x",
                "https://192.168.1.7",
                "http://localhost:11434",
                "http://LocalHost",
                "http://127.0.0.1:1",
                "http://127.10.20.255",
                "http://[::1]:11434",
                "http://[0:0:0:0:0:0:0:1]"
            })
    void keyIsTakenWhereItTravelsEncryptedOrNotAtAll(String url) {
        ChatProvider ollama = Ollama.builder().baseUrl(URI.create(url)).build();

        assertThat(ollama.keyFormat().acceptsKey()).isTrue();
        assertThat(ollama.keyFormat().requiresKey()).isFalse();
        assertThat(headers(url)).containsOnlyKeys("Authorization");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ollama.com",
                "http://192.168.1.7:11434",
                "http://10.0.0.1",
                "http://0.0.0.0:11434",
                "http://128.0.0.1",
                "http://localhost.example",
                "http://localhost.",
                "http://my-localhost",
                "http://127.0.0.1.nip.io",
                "http://[::2]",
                "http://[::ffff:127.0.0.1]",
                "http://[fe80::1]",
                "http://[1::1]",
                "http://[::1:1]"
            })
    @DisplayName("a key never goes over plain http to another machine")
    void keyIsNotTakenWhereItWouldTravelInClear(String url) {
        ChatProvider ollama = Ollama.builder().baseUrl(URI.create(url)).build();

        assertThat(ollama.keyFormat().acceptsKey()).isFalse();
        assertThat(headers(url)).isEmpty();
        assertThatThrownBy(() -> Ollama.cloudBuilder().baseUrl(URI.create(url)).build())
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("The cloud of Ollama is called with a key: its base URL is https.");
    }

    @Test
    void localDefaults() {
        ChatProvider ollama = Ollama.create();

        assertThat(ollama.id().value()).isEqualTo("ollama");
        assertThat(ollama.defaultModel()).isEqualTo("qwen3");
        assertThat(ollama.keyFormat().requiresKey()).isFalse();
        assertThat(ollama.keyFormat().acceptsKey()).isTrue();
        assertThat(ollama.firstTokenLimit()).hasValue(Duration.ofMinutes(2));
        assertThat(ollama).hasToString("ollama");
    }

    @Test
    void cloudDefaults() {
        ChatProvider ollama = Ollama.cloud();

        assertThat(ollama.id().value()).isEqualTo("ollama");
        assertThat(ollama.defaultModel()).isEqualTo("gpt-oss:120b");
        assertThat(ollama.keyFormat().requiresKey()).isTrue();
        assertThat(ollama.firstTokenLimit()).isEmpty();
    }

    @Test
    void settingsAreKept() {
        ChatProvider ollama = Ollama.cloudBuilder()
                .name("ollama-fast")
                .model("gpt-oss:20b")
                .firstTokenLimit(Duration.ofSeconds(7))
                .build();

        assertThat(ollama.id()).isEqualTo(ProviderId.of("ollama-fast"));
        assertThat(ollama.defaultModel()).isEqualTo("gpt-oss:20b");
        assertThat(ollama.firstTokenLimit()).hasValue(Duration.ofSeconds(7));
    }

    @Test
    void contextIsAskedForWhereItIsSet() {
        ChatProvider ollama =
                Ollama.builder().baseUrl(service.url).contextTokens(16384).build();

        CallDriver.start(ollama, ChatRequest.of("Hi"), ApiKey.keyless(ollama.id()), false)
                .await();

        assertThat(service.server.requests().get(0).body())
                .endsWith("\"options\":{\"num_predict\":2048,\"num_ctx\":16384}}");
    }

    @Test
    void cloudAndAServerOfOnesOwnFitIntoOneChain() {
        ChatProvider own =
                Ollama.builder().name("ollama-local").baseUrl(service.url).build();
        ChatProvider cloud = Ollama.cloudBuilder().baseUrl(service.url).build();
        service.server.on(WireDialect.OLLAMA).fails(Fault.QUOTA_EXCEEDED).answers("Here I am.");

        ChatResponse answer = FallbackChat.builder()
                .providers(cloud, own)
                .build()
                .send(ChatRequest.of("Where are you?"), service.keys());

        assertThat(answer.text()).isEqualTo("Here I am.");
        assertThat(answer.provider().value()).isEqualTo("ollama-local");
        assertThat(answer.attempts().get(0).failure()).isEqualTo(FailureKind.QUOTA_EXCEEDED);
        assertThat(service.server.requests().get(0).key()).isPresent();
        assertThat(service.server.requests().get(1).key()).isEmpty();
    }

    @Test
    void thinkingBeforeAToolCallReturnsWithTheNextRequest() {
        service.server
                .on(WireDialect.OLLAMA)
                .answers(FakeAnswer.of("")
                        .withReasoning("I must look.")
                        .withToolCalls(new ToolCall("call_a", "weather", "{\"city\":\"Ulm\"}")))
                .answers("12 C.");
        FallbackChat chat = FallbackChat.builder().providers(service.ollama).build();
        ChatRequest question = ChatRequest.of("Weather?");

        Message call = chat.send(question, KeyRing.none()).message();
        ChatResponse answer = chat.send(
                question.toBuilder()
                        .message(call)
                        .message(Message.toolResult(call.toolCalls().get(0), "12 C"))
                        .build(),
                KeyRing.none());

        assertThat(answer.text()).isEqualTo("12 C.");
        assertThat(service.server.requests().get(1).body())
                .contains("{\"role\":\"assistant\",\"content\":\"\",\"thinking\":\"I must look.\",\"tool_calls\":"
                        + "[{\"id\":\"call_a\",\"function\":{\"name\":\"weather\",\"arguments\":{\"city\":\"Ulm\"}}}]}")
                .contains("{\"role\":\"tool\",\"content\":\"12 C\",\"tool_name\":\"weather\","
                        + "\"tool_call_id\":\"call_a\"}");
    }

    @Test
    void serverThatIsNotRunningIsANetworkError() {
        service.server.close();

        Outcome outcome = CallDriver.start(
                        service.ollama, ChatRequest.of("Hi"), ApiKey.keyless(service.ollama.id()), true)
                .await();

        assertThat(((Outcome.Failed) outcome).kind()).isEqualTo(FailureKind.NETWORK_ERROR);
    }

    @Test
    void settingsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> Ollama.builder().contextTokens(0))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("A context has at least 1 token; found 0.");
        assertThatThrownBy(() -> Ollama.builder().firstTokenLimit(Duration.ZERO))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("The first piece needs more than no time; found PT0S.");
        assertThatThrownBy(() -> Ollama.builder().model(" ").build())
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("A model of Ollama has a name; found none.");
        assertThatThrownBy(() -> Ollama.builder()
                        .baseUrl(URI.create("https://user@example.org"))
                        .build())
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The base URL of ollama must be http or https with a host, without user, query or fragment.");
    }

    private ApiKey key() {
        return service.keys().keys(service.ollama.id()).get(0);
    }

    /** What would be sent with a key, whoever hands it over. */
    private static Map<String, String> headers(String url) {
        URI target = URI.create(url);
        return new NativeDialect(Ollama.ID, false, target, "m", OptionalInt.empty(), Optional.<Duration>empty())
                .credential()
                .headers("made-up".toCharArray(), target, WireRequest.get("/"));
    }
}
