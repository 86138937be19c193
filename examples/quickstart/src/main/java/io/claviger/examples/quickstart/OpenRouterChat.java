package io.claviger.examples.quickstart;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatResponse;
import io.claviger.chat.KeyVerdict;
import io.claviger.chat.ProviderId;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.ApiKey;
import io.claviger.key.KeyRing;
import io.claviger.provider.ChatProvider;
import io.claviger.providers.openrouter.OpenRouter;
import java.io.PrintStream;

/** OpenRouter: the key is checked before it is used, and the model is chosen by name. */
public final class OpenRouterChat {
    private OpenRouterChat() {}

    /**
     * Asks for a key and a model and prints one answer.
     *
     * @param args none
     */
    public static void main(String... args) {
        Terminal.run(() -> {
            String model = Terminal.line("Model, such as anthropic/claude-haiku-4.5: ");
            ask(OpenRouter.create(), Terminal.secret("OpenRouter key: "), model, System.out);
        });
    }

    static void ask(ChatProvider openRouter, char[] key, String model, PrintStream out) {
        FallbackChat chat = FallbackChat.builder().providers(openRouter).build();
        try (KeyRing keys = KeyRing.of("openrouter", key)) {
            ApiKey typed = keys.keys(ProviderId.of("openrouter")).get(0);
            KeyVerdict verdict = chat.verify(typed).join();
            out.println("The key is " + verdict.status() + ".");
            if (verdict.status() != KeyVerdict.Status.INVALID) {
                ChatRequest request = ChatRequest.builder()
                        .user("What is a binary tree?")
                        .model("openrouter", model)
                        .build();
                ChatResponse response = chat.send(request, keys);
                out.println(response.text());
                out.println("(" + response.model() + ")");
            }
        }
    }
}
