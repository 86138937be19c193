package io.claviger.examples.chatserver.history;

/**
 * What every database can keep: no U+0000, which PostgreSQL refuses, and no half of a surrogate pair, which UTF-8 has no
 * form for. Stateless.
 */
public final class StorableText {
    private static final char REPLACEMENT = '\uFFFD';

    private StorableText() {}

    /**
     * {@return whether a text can be kept as it is}
     *
     * @param text any text
     */
    public static boolean isStorable(CharSequence text) {
        return firstFault(text, 0) < 0;
    }

    /**
     * Replaces what cannot be kept, character by character, so that the length stays.
     *
     * @param text such as a model wrote it
     * @return the text, mostly the same object
     */
    static String of(String text) {
        int fault = firstFault(text, 0);
        if (fault < 0) {
            return text;
        }
        char[] characters = text.toCharArray();
        for (; fault >= 0; fault = firstFault(text, fault + 1)) {
            characters[fault] = REPLACEMENT;
        }
        return new String(characters);
    }

    private static int firstFault(CharSequence text, int from) {
        for (int at = from; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == 0 || Character.isLowSurrogate(character)) {
                return at;
            }
            if (Character.isHighSurrogate(character)) {
                if (at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))) {
                    return at;
                }
                at++;
            }
        }
        return -1;
    }
}
