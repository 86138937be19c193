package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Clients that others wrote for OpenAI's service talk to a user's own chain. */
@ServerTest
@Timeout(120)
class OtherClientsTest {
    private static final Path WEB = Path.of("..", "chat-web").toAbsolutePath().normalize();

    @LocalServerPort
    private int port;

    @Autowired
    private SignedIn signedIn;

    private String token;

    @BeforeEach
    void signIn() {
        token = signedIn.bearer(signedIn.user()).substring("Bearer ".length());
    }

    @Test
    void langChain4jGetsAWholeAnswer() {
        OpenAiChatModel model = OpenAiChatModel.builder()
                .baseUrl("http://127.0.0.1:" + port + "/v1")
                .apiKey(token)
                .modelName("groq")
                .customHeaders(keys())
                .build();

        assertThat(model.chat("abc def")).isEqualTo("fed cba Grüße, 鍵 🔑.");
    }

    @Test
    void langChain4jGetsAStream() throws Exception {
        OpenAiStreamingChatModel model = OpenAiStreamingChatModel.builder()
                .baseUrl("http://127.0.0.1:" + port + "/v1")
                .apiKey(token)
                .modelName("auto")
                .customHeaders(keys())
                .build();
        StringBuilder pieces = new StringBuilder();
        CompletableFuture<ChatResponse> whole = new CompletableFuture<>();

        model.chat("abc def", new StreamingChatResponseHandler() {
            @Override
            public void onPartialResponse(String piece) {
                pieces.append(piece);
            }

            @Override
            public void onCompleteResponse(ChatResponse response) {
                whole.complete(response);
            }

            @Override
            public void onError(Throwable error) {
                whole.completeExceptionally(error);
            }
        });

        ChatResponse response = whole.get(60, TimeUnit.SECONDS);
        assertThat(pieces).hasToString("fed cba Grüße, 鍵 🔑.");
        assertThat(response.aiMessage().text()).isEqualTo("fed cba Grüße, 鍵 🔑.");
        assertThat(response.tokenUsage().totalTokenCount()).isPositive();
    }

    @Test
    void langChain4jUnderstandsThatATokenDoesNotCount() {
        OpenAiChatModel model = OpenAiChatModel.builder()
                .baseUrl("http://127.0.0.1:" + port + "/v1")
                .apiKey("not-a-token")
                .modelName("groq")
                .maxRetries(0)
                .build();

        assertThatThrownBy(() -> model.chat("abc")).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void officialClientOfOpenAiGetsAnswersStreamsModelsAndErrors() throws IOException, InterruptedException {
        Needed.of(Files.isDirectory(WEB.resolve("node_modules/openai")), "the package openai (npm ci in chat-web)");
        Path output = Files.createTempFile("openai", ".log");
        Process walk = new ProcessBuilder("node", "dev/openai-client.mjs", "http://127.0.0.1:" + port + "/v1")
                .directory(WEB.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            // By the standard input: command lines can be read by everybody on the machine.
            walk.outputWriter()
                    .append(token)
                    .append('\n')
                    .append(Keys.groq(""))
                    .append('\n')
                    .close();
            boolean ended = walk.waitFor(1, TimeUnit.MINUTES);
            String said = Files.readString(output, StandardCharsets.UTF_8);
            assertThat(ended).as(said).isTrue();
            assertThat(walk.exitValue()).as(said).isZero();
            assertThat(said.lines()).hasSize(5).allMatch(line -> line.startsWith("ok  "));
        } finally {
            walk.destroyForcibly();
            Files.delete(output);
        }
    }

    private static Map<String, String> keys() {
        return Map.of("X-Provider-Keys", "groq=" + Keys.groq(""));
    }
}
