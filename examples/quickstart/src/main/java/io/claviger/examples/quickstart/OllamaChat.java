package io.claviger.examples.quickstart;

import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatModel;
import io.claviger.chat.ChatRequest;
import io.claviger.fallback.ChatStream;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.ApiKey;
import io.claviger.key.KeyRing;
import io.claviger.provider.ChatProvider;
import io.claviger.providers.ollama.Ollama;
import java.io.PrintStream;
import java.util.List;

/** Ollama on this machine: no key; the first model that is installed is asked. */
public final class OllamaChat {
    private OllamaChat() {}

    /**
     * Prints one answer.
     *
     * @param args none
     */
    public static void main(String... args) {
        ask(Ollama.create(), System.out);
    }

    static void ask(ChatProvider ollama, PrintStream out) {
        FallbackChat chat = FallbackChat.builder().providers(ollama).build();
        List<ChatModel> models = chat.models(ApiKey.keyless(ollama.id())).join();
        if (models.isEmpty()) {
            out.println("No model is installed; \"ollama pull qwen3\" brings one.");
            return;
        }
        ChatRequest request = ChatRequest.builder()
                .user("What is a binary tree?")
                .model("ollama", models.get(0).id())
                .build();
        try (KeyRing none = KeyRing.none();
                ChatStream events = chat.stream(request, none)) {
            for (ChatEvent event : events) {
                if (event instanceof ChatEvent.TextDelta delta) {
                    out.print(delta.text());
                }
            }
        }
        out.println();
    }
}
