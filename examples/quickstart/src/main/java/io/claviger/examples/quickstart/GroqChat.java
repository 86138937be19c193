package io.claviger.examples.quickstart;

import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.ReasoningEffort;
import io.claviger.fallback.ChatStream;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyRing;
import io.claviger.provider.ChatProvider;
import io.claviger.providers.groq.Groq;
import java.io.PrintStream;

/** Groq: an answer as it comes, the model's thinking in brackets before it. */
public final class GroqChat {
    private GroqChat() {}

    /**
     * Asks for a key and prints one answer.
     *
     * @param args none
     */
    public static void main(String... args) {
        Terminal.run(() -> ask(Groq.create(), Terminal.secret("Groq key: "), System.out));
    }

    static void ask(ChatProvider groq, char[] key, PrintStream out) {
        FallbackChat chat = FallbackChat.builder().providers(groq).build();
        ChatRequest request = ChatRequest.builder()
                .system("Answer in one sentence.")
                .user("Why is the sky blue?")
                .reasoningEffort(ReasoningEffort.LOW)
                .build();
        try (KeyRing keys = KeyRing.of("groq", key);
                ChatStream events = chat.stream(request, keys)) {
            for (ChatEvent event : events) {
                if (event instanceof ChatEvent.ReasoningDelta thought) {
                    out.print("[" + thought.text() + "]");
                } else if (event instanceof ChatEvent.TextDelta delta) {
                    out.print(delta.text());
                } else if (event instanceof ChatEvent.Completed completed) {
                    completed.response().usage().ifPresent(usage -> out.printf("%n%d tokens%n", usage.totalTokens()));
                }
            }
        }
    }
}
