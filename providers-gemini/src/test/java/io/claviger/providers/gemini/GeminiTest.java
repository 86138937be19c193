package io.claviger.providers.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatResponse;
import io.claviger.chat.Message;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyRing;
import io.claviger.provider.ChatProvider;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GeminiTest {
    private static final String ANSWER =
            "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hi\"}]},\"finishReason\":\"STOP\"}]}";

    private RawServer server;

    @BeforeEach
    void start() {
        server = new RawServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("S0-KEY-8: the key stands in its header and nowhere else")
    void keyStandsInItsHeaderOnly() throws Exception {
        server.answer(new RawServer.Script(200, "application/json", ANSWER.getBytes(StandardCharsets.UTF_8), 99));

        Exchange.run(gemini(), ChatRequest.of("Hi"), false);

        String request = server.takeRequest();
        String key = "AIzaSyTestTestTestTestTestTestTestTest0";
        assertThat(request.toLowerCase(Locale.ROOT))
                .contains("x-goog-api-key: " + key.toLowerCase(Locale.ROOT) + "\r\n")
                .doesNotContain("authorization:");
        assertThat(request.indexOf(key)).isEqualTo(request.lastIndexOf(key));
        assertThat(request.lines().findFirst())
                .contains("POST /v1beta/models/gemini-3.5-flash:generateContent HTTP/1.1");
    }

    @Test
    void streamIsAskedForAsEventsOfTheModelChosen() throws Exception {
        server.answer(new RawServer.Script(
                200, "text/event-stream", ("data: " + ANSWER + "\r\n\r\n").getBytes(StandardCharsets.UTF_8), 99));
        ChatRequest request =
                ChatRequest.builder().user("Hi").model("gemini", "models/a b").build();

        Exchange exchange = Exchange.run(gemini(), request, true);

        assertThat(server.takeRequest().lines())
                .contains(
                        "POST /v1beta/models/a%20b:streamGenerateContent?alt=sse HTTP/1.1",
                        "Accept: text/event-stream");
        assertThat(exchange.text()).isEqualTo("Hi");
    }

    @Test
    void signatureOfAToolCallReturnsWithTheNextRequest() throws Exception {
        byte[] recorded = Files.readAllBytes(Path.of("src/test/resources/recorded/"
                + "firebase__googleai-streaming-success-thinking-function-call-thought-summary-signature.txt__0.body"));
        server.answer(new RawServer.Script(200, "text/event-stream", recorded, 512));
        server.answer(new RawServer.Script(200, "application/json", ANSWER.getBytes(StandardCharsets.UTF_8), 99));
        FallbackChat chat = FallbackChat.builder().providers(gemini()).build();

        try (KeyRing keys = KeyRing.of("gemini", "AIzaSyTestTestTestTestTestTestTestTest0".toCharArray())) {
            ChatRequest question = ChatRequest.of("How long until New Year's Eve?");
            ChatResponse call = complete(chat, question, keys);
            server.takeRequest();
            ChatRequest next = question.toBuilder()
                    .message(call.message())
                    .message(Message.toolResult(call.message().toolCalls().get(0), "2026-11-21"))
                    .build();
            chat.send(next, keys);
        }

        String signature = new String(recorded, StandardCharsets.UTF_8)
                .replaceFirst("(?s).*\"thoughtSignature\": \"([^\"]+)\".*", "$1");
        assertThat(server.takeRequest())
                .endsWith("\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"How long until New Year's Eve?\"}]},"
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

    private static ChatResponse complete(FallbackChat chat, ChatRequest request, KeyRing keys) {
        try (var stream = chat.stream(request, keys)) {
            for (var event : stream) {
                if (event instanceof ChatEvent.Completed completed) {
                    return completed.response();
                }
            }
        }
        throw new AssertionError("The stream ended without its last event.");
    }

    private ChatProvider gemini() {
        return Gemini.builder().baseUrl(server.url()).build();
    }
}
