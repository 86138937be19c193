package io.claviger.key;

import java.util.Random;

/** Keys that look real and open nothing. */
final class TestKeys {
    private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String HEX = "0123456789abcdef";

    private TestKeys() {}

    static char[] gemini(long seed) {
        return ("AIza" + random(seed, ALPHANUMERIC + "-_", 35)).toCharArray();
    }

    static char[] geminiAuth(long seed) {
        return ("AQ.Ab8RN6" + random(seed, ALPHANUMERIC + "-_", 44)).toCharArray();
    }

    static char[] groq(long seed) {
        return ("gsk_" + random(seed, ALPHANUMERIC, 52)).toCharArray();
    }

    static char[] cerebras(long seed) {
        return ("csk-" + random(seed, LOWER, 48)).toCharArray();
    }

    static char[] openRouter(long seed) {
        return ("sk-or-v1-" + random(seed, HEX, 64)).toCharArray();
    }

    static char[] openAi(long seed) {
        String core = random(seed, ALPHANUMERIC + "-_", 74) + "T3BlbkFJ" + random(seed + 1, ALPHANUMERIC + "-_", 74);
        return ("sk-proj-" + core).toCharArray();
    }

    static char[] anthropic(long seed) {
        return ("sk-ant-api03-" + random(seed, ALPHANUMERIC + "-_", 93) + "AA").toCharArray();
    }

    static char[] ollama(long seed) {
        return (random(seed, HEX, 32) + "." + random(seed + 1, ALPHANUMERIC, 24)).toCharArray();
    }

    static char[] bedrock(long seed) {
        return ("ABSK" + random(seed, ALPHANUMERIC + "+/", 128)).toCharArray();
    }

    /** A key whose form says nothing about its vendor. */
    static char[] plain(long seed) {
        return random(seed, ALPHANUMERIC, 40).toCharArray();
    }

    private static String random(long seed, String alphabet, int length) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
