package io.claviger.examples.quickstart;

import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatRequest;
import io.claviger.fallback.ChatStream;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyRing;
import io.claviger.providers.cerebras.Cerebras;
import io.claviger.providers.gemini.Gemini;
import io.claviger.providers.groq.Groq;
import io.claviger.providers.openrouter.OpenRouter;
import java.io.PrintStream;

/** Asks one question with the keys that are typed in. */
public final class Quickstart {
    private Quickstart() {}

    /**
     * Reads two keys from the terminal, unseen, and prints the answer as it comes.
     *
     * @param args none
     */
    public static void main(String... args) {
        // README: begin
        FallbackChat chat = FallbackChat.builder() // one per application, holds no key
                .providers(Gemini.create(), Groq.create(), Cerebras.create(), OpenRouter.create())
                .build();
        // README: end
        Terminal.run(() -> ask(chat, Terminal.secret("Gemini key: "), Terminal.secret("Groq key: "), System.out));
    }

    static void ask(FallbackChat chat, char[] geminiKey, char[] groqKey, PrintStream out) {
        // README: begin
        try (KeyRing keys = KeyRing.of("gemini", geminiKey).and("groq", groqKey); // closed = wiped
                ChatStream events = chat.stream(ChatRequest.of("What is a binary tree?"), keys)) {
            for (ChatEvent event : events) {
                if (event instanceof ChatEvent.TextDelta delta) {
                    out.print(delta.text());
                }
            }
        }
        // README: end
    }
}
