package io.claviger.examples.chatserver;

/** Keys that look real; the word in them tells the fake provider what to do. */
final class Keys {
    private Keys() {}

    static String gemini(String word) {
        return ("AIza" + word + "GeminiKeyOfATestThatIsNotReal0000000000").substring(0, 39);
    }

    static String groq(String word) {
        return ("gsk_" + word + "GroqKeyOfATestThatIsNotReal00000000000000000000000000000000000").substring(0, 56);
    }

    static String cerebras(String word) {
        return ("csk-" + word + "cerebraskeyofatestthatisnotreal0000000000000000000").substring(0, 52);
    }

    static String openrouter(String word) {
        return "sk-or-v1-" + word + "0123456789abcdef0123456789abcdef0123456789abcdef";
    }
}
