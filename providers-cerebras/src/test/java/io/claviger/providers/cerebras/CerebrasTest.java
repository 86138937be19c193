package io.claviger.providers.cerebras;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.chat.ReasoningEffort;
import io.claviger.key.KeyRing;
import io.claviger.provider.ChatProvider;
import io.claviger.providers.openai.OpenAi;
import io.claviger.testkit.CallDriver;
import io.claviger.testkit.FakeProviderServer;
import io.claviger.testkit.KeyLeakExtension;
import io.claviger.testkit.RecordedRequest;
import io.claviger.testkit.WireDialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CerebrasTest {
    private FakeProviderServer server;

    @BeforeEach
    void startServer() {
        server = FakeProviderServer.start();
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void cerebrasHasItsDefaults() {
        ChatProvider provider = Cerebras.create();

        assertThat(provider.id()).isEqualTo(ProviderId.of("cerebras"));
        assertThat(provider.defaultModel()).isEqualTo("gpt-oss-120b");
        assertThat(provider.keyFormat().requiresKey()).isTrue();
    }

    @Test
    void streamedRequestHasTheFieldsOfCerebras() {
        RecordedRequest request = sent(
                Cerebras.builder(),
                ChatRequest.builder().system("Be brief.").user("Hi").build(),
                true);

        assertThat(request.path()).isEqualTo("/cerebras/v1/chat/completions");
        assertThat(request.body())
                .isEqualTo(
                        "{\"model\":\"gpt-oss-120b\",\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
                                + "{\"role\":\"user\",\"content\":\"Hi\"}],\"max_completion_tokens\":2048,\"stream\":true,\"stream_options\":{\"include_usage\":true}}");
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-oss-120b, NONE, low",
        "gpt-oss-120b, MEDIUM, medium",
        "zai-glm-4.7, NONE, none",
        "zai-glm-4.7, HIGH, high",
    })
    void reasoningEffortHasTheWordOfTheModel(String model, ReasoningEffort effort, String word) {
        ChatRequest request = ChatRequest.builder()
                .user("Hi")
                .reasoningEffort(effort)
                .model("cerebras", model)
                .build();

        assertThat(sent(Cerebras.builder(), request, false).body()).endsWith("\"reasoning_effort\":\"" + word + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama3.1-8b", "llama-3.3-70b"})
    void modelsThatCannotThinkTakeNoEffort(String model) {
        ChatRequest request = ChatRequest.builder()
                .user("Hi")
                .reasoningEffort(ReasoningEffort.LOW)
                .model("cerebras", model)
                .build();

        assertThat(Cerebras.create().unsupported(request))
                .containsExactly(new Problem(
                        "reasoning_effort_unsupported",
                        "reasoningEffort",
                        "The provider cerebras has no reasoning effort here."));
    }

    private RecordedRequest sent(OpenAi.Builder builder, ChatRequest request, boolean streaming) {
        ChatProvider provider =
                builder.baseUrl(server.baseUrl(WireDialect.CEREBRAS)).build();
        assertThat(provider.unsupported(request)).isEmpty();
        try (KeyRing keys =
                KeyRing.of("cerebras", KeyLeakExtension.markedKey("cerebras").toCharArray())) {
            CallDriver.start(provider, request, keys.keys(provider.id()).get(0), streaming)
                    .await();
        }
        return server.requests().get(server.requests().size() - 1);
    }
}
