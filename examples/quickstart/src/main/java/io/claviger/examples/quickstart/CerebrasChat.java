package io.claviger.examples.quickstart;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatResponse;
import io.claviger.chat.ResponseFormat;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyRing;
import io.claviger.provider.ChatProvider;
import io.claviger.providers.cerebras.Cerebras;
import java.io.PrintStream;

/** Cerebras: an answer that fits a JSON schema. */
public final class CerebrasChat {
    private static final String SCHEMA = """
            {"type": "object",
             "properties": {"title": {"type": "string"}, "steps": {"type": "array", "items": {"type": "string"}}},
             "required": ["title", "steps"],
             "additionalProperties": false}""";

    private CerebrasChat() {}

    /**
     * Asks for a key and prints one answer.
     *
     * @param args none
     */
    public static void main(String... args) {
        Terminal.run(() -> ask(Cerebras.create(), Terminal.secret("Cerebras key: "), System.out));
    }

    static void ask(ChatProvider cerebras, char[] key, PrintStream out) {
        FallbackChat chat = FallbackChat.builder().providers(cerebras).build();
        ChatRequest request = ChatRequest.builder()
                .user("How do I make tea?")
                .responseFormat(new ResponseFormat.JsonSchema("recipe", SCHEMA))
                .build();
        try (KeyRing keys = KeyRing.of("cerebras", key)) {
            ChatResponse response = chat.send(request, keys);
            out.println(response.text());
        }
    }
}
