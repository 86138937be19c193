package io.claviger.examples.quickstart;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatRequestBuilder;
import io.claviger.chat.ChatResponse;
import io.claviger.chat.Message;
import io.claviger.chat.ToolCall;
import io.claviger.chat.ToolDefinition;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyRing;
import io.claviger.provider.ChatProvider;
import io.claviger.providers.openai.OpenAi;
import java.io.PrintStream;

/** OpenAI: the model calls a tool of ours, gets its result, and answers. */
public final class OpenAiChat {
    private static final ToolDefinition WEATHER = new ToolDefinition(
            "weather",
            "Tells the weather of a city.",
            "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"]}");

    /** A model that keeps calling tools would cost money for ever. */
    private static final int MOST_ROUNDS = 5;

    private OpenAiChat() {}

    /**
     * Asks for a key and prints one answer.
     *
     * @param args none
     */
    public static void main(String... args) {
        Terminal.run(() -> ask(OpenAi.create(), Terminal.secret("OpenAI key: "), System.out));
    }

    static void ask(ChatProvider openAi, char[] key, PrintStream out) {
        FallbackChat chat = FallbackChat.builder().providers(openAi).build();
        ChatRequest request = ChatRequest.builder()
                .user("How is the weather in Ulm?")
                .tools(WEATHER)
                .build();
        try (KeyRing keys = KeyRing.of("openai", key)) {
            ChatResponse response = chat.send(request, keys);
            for (int round = 1; round <= MOST_ROUNDS && !response.toolCalls().isEmpty(); round++) {
                ChatRequestBuilder next = request.toBuilder().message(response.message());
                for (ToolCall call : response.toolCalls()) {
                    next.message(Message.toolResult(call, "12 degrees, light rain"));
                }
                request = next.build();
                response = chat.send(request, keys);
            }
            out.println(response.text());
        }
    }
}
