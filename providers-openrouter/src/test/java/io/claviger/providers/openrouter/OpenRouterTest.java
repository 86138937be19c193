package io.claviger.providers.openrouter;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.ContentPart;
import io.claviger.chat.Message;
import io.claviger.chat.ProviderId;
import io.claviger.chat.ReasoningEffort;
import io.claviger.chat.Role;
import io.claviger.chat.ToolCall;
import io.claviger.key.KeyRing;
import io.claviger.provider.ChatProvider;
import io.claviger.providers.openai.OpenAi;
import io.claviger.testkit.CallDriver;
import io.claviger.testkit.FakeProviderServer;
import io.claviger.testkit.KeyLeakExtension;
import io.claviger.testkit.RecordedRequest;
import io.claviger.testkit.WireDialect;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenRouterTest {
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
    void openRouterHasItsDefaults() {
        ChatProvider provider = OpenRouter.create();

        assertThat(provider.id()).isEqualTo(ProviderId.of("openrouter"));
        assertThat(provider.defaultModel()).isEqualTo("openrouter/auto");
        assertThat(provider.keyFormat().requiresKey()).isTrue();
    }

    @Test
    void streamedRequestHasTheFieldsOfOpenRouter() {
        RecordedRequest request = sent(
                OpenRouter.builder(),
                ChatRequest.builder().system("Be brief.").user("Hi").build(),
                true);

        assertThat(request.path()).isEqualTo("/openrouter/api/v1/chat/completions");
        assertThat(request.body())
                .isEqualTo(
                        "{\"model\":\"openrouter/auto\",\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
                                + "{\"role\":\"user\",\"content\":\"Hi\"}],\"max_tokens\":2048,\"stream\":true}");
    }

    @Test
    void attributionIsInTheHeaders() {
        RecordedRequest request = sent(
                OpenRouter.attributed(URI.create("https://example.org/chat"), "My Chat"), ChatRequest.of("Hi"), false);

        assertThat(request.header("http-referer")).hasValue("https://example.org/chat");
        assertThat(request.header("x-openrouter-title")).hasValue("My Chat");
    }

    @Test
    void plainRequestHasNoAttribution() {
        RecordedRequest request = sent(OpenRouter.builder(), ChatRequest.of("Hi"), false);

        assertThat(request.header("http-referer")).isEmpty();
        assertThat(request.header("x-openrouter-title")).isEmpty();
    }

    @Test
    void reasoningDetailsGoBackUnchanged() {
        String details = "[{\"type\":\"reasoning.encrypted\",\"data\":\"gAAAA\",\"index\":0}]";
        ToolCall call = new ToolCall("call_1", "weather", "{}");
        ChatRequest request = ChatRequest.builder()
                .user("Weather?")
                .message(Message.of(
                        Role.ASSISTANT,
                        List.of(
                                new ContentPart.ToolUse(call),
                                new ContentPart.ProviderState(ProviderId.of("openrouter"), details))))
                .message(Message.toolResult(call, "12 C"))
                .build();

        assertThat(sent(OpenRouter.builder(), request, false).body())
                .contains("\"arguments\":\"{}\"}}],\"reasoning_details\":" + details + "},{\"role\":\"tool\"");
    }

    @ParameterizedTest
    @CsvSource({"NONE, none", "LOW, low", "MEDIUM, medium", "HIGH, high"})
    void reasoningEffortIsOneWordForAllModels(ReasoningEffort effort, String word) {
        ChatRequest request =
                ChatRequest.builder().user("Hi").reasoningEffort(effort).build();

        assertThat(sent(OpenRouter.builder(), request, false).body())
                .endsWith("\"reasoning_effort\":\"" + word + "\"}");
    }

    private RecordedRequest sent(OpenAi.Builder builder, ChatRequest request, boolean streaming) {
        ChatProvider provider =
                builder.baseUrl(server.baseUrl(WireDialect.OPENROUTER)).build();
        assertThat(provider.unsupported(request)).isEmpty();
        try (KeyRing keys = KeyRing.of(
                "openrouter", KeyLeakExtension.markedKey("openrouter").toCharArray())) {
            CallDriver.start(provider, request, keys.keys(provider.id()).get(0), streaming)
                    .await();
        }
        return server.requests().get(server.requests().size() - 1);
    }
}
