package io.claviger.examples.quickstart;

import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatModel;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.FailureKind;
import io.claviger.chat.ModelsUnavailableException;
import io.claviger.fallback.ChatStream;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.ApiKey;
import io.claviger.key.KeyRing;
import io.claviger.provider.ChatProvider;
import io.claviger.providers.ollama.Ollama;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletionException;

/** Ollama on this machine: no key; the first model that is installed is asked. */
public final class OllamaChat {
    private OllamaChat() {}

    /**
     * Prints one answer.
     *
     * @param args the server's base URL, where that is not {@code http://localhost:11434}
     */
    public static void main(String... args) {
        Terminal.run(() -> {
            URI server = URI.create(args.length == 0 ? "http://localhost:11434" : args[0]);
            ask(Ollama.builder().baseUrl(server).build(), System.out);
        });
    }

    static void ask(ChatProvider ollama, PrintStream out) {
        FallbackChat chat = FallbackChat.builder().providers(ollama).build();
        List<ChatModel> models = installed(chat, ollama);
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

    private static List<ChatModel> installed(FallbackChat chat, ChatProvider ollama) {
        try {
            return chat.models(ApiKey.keyless(ollama.id())).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ModelsUnavailableException failure
                    && failure.kind() == FailureKind.NETWORK_ERROR) {
                throw new IllegalStateException("No server of Ollama answers; \"ollama serve\" starts one.", e);
            }
            throw e;
        }
    }
}
