package io.claviger.examples.quickstart;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.ContentPart;
import io.claviger.chat.ImageContent;
import io.claviger.chat.Message;
import io.claviger.chat.Role;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyRing;
import io.claviger.provider.ChatProvider;
import io.claviger.providers.gemini.Gemini;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Gemini: a question about a picture. */
public final class GeminiChat {
    private GeminiChat() {}

    /**
     * Asks for a key and a picture and prints what is on it.
     *
     * @param args none
     */
    public static void main(String... args) {
        Terminal.run(() -> {
            byte[] picture = Files.readAllBytes(Path.of(Terminal.line("Path of a PNG file: ")));
            ask(Gemini.create(), Terminal.secret("Gemini key: "), picture, System.out);
        });
    }

    static void ask(ChatProvider gemini, char[] key, byte[] png, PrintStream out) {
        FallbackChat chat = FallbackChat.builder().providers(gemini).build();
        ChatRequest request = ChatRequest.builder()
                .message(Message.of(
                        Role.USER,
                        List.of(
                                new ContentPart.Text("What is on this picture?"),
                                new ContentPart.Image(ImageContent.copyOf(png, "image/png")))))
                .build();
        try (KeyRing keys = KeyRing.of("gemini", key)) {
            out.println(chat.send(request, keys).text());
        }
    }
}
