package io.claviger.providers.groq;

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

class GroqTest {
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
    void groqHasItsDefaults() {
        ChatProvider provider = Groq.create();

        assertThat(provider.id()).isEqualTo(ProviderId.of("groq"));
        assertThat(provider.defaultModel()).isEqualTo("openai/gpt-oss-120b");
        assertThat(provider.keyFormat().requiresKey()).isTrue();
    }

    @Test
    void streamedRequestHasTheFieldsOfGroq() {
        RecordedRequest request = sent(
                Groq.builder(),
                ChatRequest.builder().system("Be brief.").user("Hi").build(),
                true);

        assertThat(request.path()).isEqualTo("/groq/openai/v1/chat/completions");
        assertThat(request.body())
                .isEqualTo(
                        "{\"model\":\"openai/gpt-oss-120b\",\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
                                + "{\"role\":\"user\",\"content\":\"Hi\"}],\"max_completion_tokens\":2048,\"stream\":true}");
    }

    @ParameterizedTest
    @CsvSource({
        "openai/gpt-oss-120b, NONE, low",
        "openai/gpt-oss-20b, HIGH, high",
        "qwen/qwen3-32b, NONE, none",
        "qwen/qwen3-32b, LOW, default",
        "unheard/of, NONE, none",
        "unheard/of, MEDIUM, medium",
    })
    void reasoningEffortHasTheWordOfTheModel(String model, ReasoningEffort effort, String word) {
        ChatRequest request = ChatRequest.builder()
                .user("Hi")
                .reasoningEffort(effort)
                .model("groq", model)
                .build();

        assertThat(sent(Groq.builder(), request, false).body()).endsWith("\"reasoning_effort\":\"" + word + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama-3.3-70b-versatile", "meta-llama/llama-4-scout-17b-16e-instruct"})
    void modelsThatCannotThinkTakeNoEffort(String model) {
        ChatRequest request = ChatRequest.builder()
                .user("Hi")
                .reasoningEffort(ReasoningEffort.LOW)
                .model("groq", model)
                .build();

        assertThat(Groq.create().unsupported(request))
                .containsExactly(new Problem(
                        "reasoning_effort_unsupported",
                        "reasoningEffort",
                        "The provider groq has no reasoning effort here."));
    }

    private RecordedRequest sent(OpenAi.Builder builder, ChatRequest request, boolean streaming) {
        ChatProvider provider =
                builder.baseUrl(server.baseUrl(WireDialect.GROQ)).build();
        assertThat(provider.unsupported(request)).isEmpty();
        try (KeyRing keys =
                KeyRing.of("groq", KeyLeakExtension.markedKey("groq").toCharArray())) {
            CallDriver.start(provider, request, keys.keys(provider.id()).get(0), streaming)
                    .await();
        }
        return server.requests().get(server.requests().size() - 1);
    }
}
