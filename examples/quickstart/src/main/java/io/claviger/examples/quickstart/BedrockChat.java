package io.claviger.examples.quickstart;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatResponse;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyRing;
import io.claviger.provider.ChatProvider;
import io.claviger.providers.bedrock.Bedrock;
import java.io.PrintStream;
import java.util.Arrays;

/** AWS Bedrock: an access key and its secret sign the request, in the region that goes with them. */
public final class BedrockChat {
    private BedrockChat() {}

    /**
     * Asks for an access key and prints one answer.
     *
     * @param args none
     */
    public static void main(String... args) {
        Terminal.run(() -> {
            String region = Terminal.line("Region, such as eu-central-1: ");
            ChatProvider bedrock = Bedrock.builder().region(region).build();
            char[] id = Terminal.secret("Access key id: ");
            char[] secret = Terminal.secret("Secret access key: ");
            char[] key = Bedrock.key(id, secret, null, region);
            Arrays.fill(id, '\0');
            Arrays.fill(secret, '\0');
            ask(bedrock, key, System.out);
        });
    }

    static void ask(ChatProvider bedrock, char[] key, PrintStream out) {
        FallbackChat chat = FallbackChat.builder().providers(bedrock).build();
        try (KeyRing keys = KeyRing.of("bedrock", key)) {
            ChatResponse response = chat.send(ChatRequest.of("What is a binary tree?"), keys);
            out.println(response.text());
            out.println("(" + response.model() + ")");
        }
    }
}
