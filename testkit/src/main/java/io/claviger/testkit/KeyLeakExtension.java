package io.claviger.testkit;

import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Makes marked keys. */
public final class KeyLeakExtension {
    private static final Map<String, String> PREFIXES = Map.of(
            "openai", "sk-proj-", "groq", "gsk_", "cerebras", "csk-", "openrouter", "sk-or-v1-", "gemini", "AIza");

    /** No vowels: a random key must never spell a word that a fake service obeys. */
    private static final String ALPHABET = "bcdfghjkmnpqrstvwxz23456789";

    private KeyLeakExtension() {}

    /**
     * {@return a key of the right form whose random part is unique}
     *
     * @param provider the provider's name
     */
    public static String markedKey(String provider) {
        StringBuilder key = new StringBuilder(PREFIXES.getOrDefault(provider, ""));
        for (int i = 0; i < 35; i++) {
            key.append(ALPHABET.charAt(ThreadLocalRandom.current().nextInt(ALPHABET.length())));
        }
        return key.toString();
    }
}
