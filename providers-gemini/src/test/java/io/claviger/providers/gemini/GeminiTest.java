package io.claviger.providers.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatResponse;
import io.claviger.chat.Message;
import io.claviger.fallback.ChatStream;
import io.claviger.fallback.FallbackChat;
import io.claviger.provider.ChatProvider;
import io.claviger.testkit.CallDriver;
import io.claviger.testkit.RawReply;
import io.claviger.testkit.RecordedRequest;
import io.claviger.testkit.WireDialect;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GeminiTest {
    private static final String ANSWER =
            "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hi\"}]},\"finishReason\":\"STOP\"}]}";

    private final Replay service = new Replay();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    @DisplayName("S0-KEY-8: the key stands in its header and nowhere else")
    void keyStandsInItsHeaderOnly() {
        service.ask(Replay.reply(200, "application/json", ANSWER), false);

        RecordedRequest request = service.server.requests().get(0);
        assertThat(request.header("x-goog-api-key")).isPresent().isEqualTo(request.key());
        assertThat(request.header("authorization")).isEmpty();
        assertThat(request.path()).isEqualTo("/gemini/v1beta/models/gemini-3.5-flash:generateContent");
    }

    @Test
    void streamIsAskedForAsEventsOfTheModelChosen() {
        ChatRequest request =
                ChatRequest.builder().user("Hi").model("gemini", "models/a@b+1").build();

        CallDriver call =
                service.ask(Replay.reply(200, "text/event-stream", "data: " + ANSWER + "\r\n\r\n"), request, true);

        RecordedRequest asked = service.server.requests().get(0);
        assertThat(asked.path()).isEqualTo("/gemini/v1beta/models/a%40b%2B1:streamGenerateContent?alt=sse");
        assertThat(asked.header("accept")).hasValue("text/event-stream");
        assertThat(call.text()).isEqualTo("Hi");
    }

    @Test
    void signatureOfAToolCallReturnsWithTheNextRequest() throws IOException {
        byte[] recorded = Files.readAllBytes(Path.of("src/test/resources/recorded/"
                + "firebase__googleai-streaming-success-thinking-function-call-thought-summary-signature.txt__0.body"));
        service.server
                .on(WireDialect.GEMINI)
                .replays(RawReply.of(200, Map.of("content-type", "text/event-stream"), recorded))
                .replays(Replay.reply(200, "application/json", ANSWER));
        FallbackChat chat = FallbackChat.builder().providers(service.gemini).build();
        ChatRequest question = ChatRequest.of("How long until New Year's Eve?");

        Message call = streamed(chat, question).message();
        chat.send(
                question.toBuilder()
                        .message(call)
                        .message(Message.toolResult(call.toolCalls().get(0), "2026-11-21"))
                        .build(),
                service.keys());

        String signature = new String(recorded, StandardCharsets.UTF_8)
                .replaceFirst("(?s).*\"thoughtSignature\": \"([^\"]+)\".*", "$1");
        assertThat(service.server.requests().get(1).body())
                .isEqualTo(
                        "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"How long until New Year's Eve?\"}]},"
                                + "{\"role\":\"model\",\"parts\":[{\"functionCall\":{\"name\":\"now\",\"args\":{}},"
                                + "\"thoughtSignature\":\"" + signature + "\"}]},"
                                + "{\"role\":\"user\",\"parts\":[{\"functionResponse\":{\"name\":\"now\","
                                + "\"response\":{\"result\":\"2026-11-21\"}}}]}],"
                                + "\"generationConfig\":{\"maxOutputTokens\":2048}}");
    }

    @Test
    void baseUrlWithAQueryIsRefused() {
        assertThatThrownBy(() -> Gemini.builder()
                        .baseUrl(URI.create("https://example.org/?key=x"))
                        .build())
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The base URL of gemini must be http or https with a host, without user, query or fragment.");
    }

    @Test
    void providerIsNamedAndAsksForTheCurrentModel() {
        ChatProvider gemini = Gemini.create();

        assertThat(gemini.id().value()).isEqualTo("gemini");
        assertThat(gemini.defaultModel()).isEqualTo("gemini-3.5-flash");
        assertThat(gemini.keyFormat().requiresKey()).isTrue();
        assertThat(gemini).hasToString("gemini");
    }

    private ChatResponse streamed(FallbackChat chat, ChatRequest request) {
        try (ChatStream stream = chat.stream(request, service.keys())) {
            return stream.response();
        }
    }
}
