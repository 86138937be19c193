package io.claviger.key;

import io.claviger.chat.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tidies and checks the characters of a key as a person typed or pasted them. Stateless. */
public final class KeyText {
    /** The shortest key that is accepted: 20 characters. */
    public static final int MIN_LENGTH = 20;

    /** The longest key that is accepted: 500 characters; 4,096 for credentials of AWS, which hold session tokens. */
    public static final int MAX_LENGTH = 500;

    private static final String QUOTES = "\"'`\u2018\u2019\u201c\u201d\u00ab\u00bb";
    private static final String SCHEME = "bearer ";

    private KeyText() {}

    /**
     * Takes away what is pasted by accident: white space and invisible characters around the key, quotes around it, a
     * leading {@code Bearer}.
     *
     * @param typed the characters; not changed
     * @return a new array, to be zeroed by the caller
     */
    public static char[] tidy(char[] typed) {
        int start = 0;
        int end = typed.length;
        boolean changed = true;
        while (changed) {
            int before = end - start;
            while (start < end && isAround(typed[start])) {
                start++;
            }
            while (end > start && isAround(typed[end - 1])) {
                end--;
            }
            if (startsWithScheme(typed, start, end)) {
                start += SCHEME.length();
            }
            changed = end - start < before;
        }
        return Arrays.copyOfRange(typed, start, end);
    }

    private static boolean isAround(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || QUOTES.indexOf(c) >= 0;
    }

    private static boolean startsWithScheme(char[] typed, int start, int end) {
        if (end - start < SCHEME.length()) {
            return false;
        }
        for (int i = 0; i < SCHEME.length(); i++) {
            if (Character.toLowerCase(typed[start + i]) != SCHEME.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Checks tidied characters: 20 to 500 of them, for credentials of AWS up to 4,096; printable ASCII (0x21 to 0x7E).
     *
     * @param field the path of the input field, such as {@code apiKeys.gemini}
     * @param key the characters
     * @return what is wrong, with the codes {@code key_length} and {@code key_characters}; empty when nothing is. The
     *     messages do not hold the key
     */
    public static List<Problem> problems(String field, char[] key) {
        List<Problem> problems = new ArrayList<>();
        // Whose key it is matters for the limit alone.
        int most = key.length <= MAX_LENGTH && key.length >= MIN_LENGTH ? MAX_LENGTH : maxLength(key);
        if (key.length < MIN_LENGTH || key.length > most) {
            problems.add(new Problem(
                    "key_length",
                    field,
                    "A key has " + MIN_LENGTH + " to " + most + " characters; found " + key.length + "."));
        }
        for (int i = 0; i < key.length; i++) {
            if (key[i] <= ' ' || key[i] > '~') {
                problems.add(new Problem(
                        "key_characters",
                        field,
                        "A key has printable ASCII characters without spaces; found another one at position " + (i + 1)
                                + "."));
                break;
            }
        }
        return problems;
    }

    private static int maxLength(char[] key) {
        return KeyOwner.of(key).filter(KeyOwner.BEDROCK::equals).isPresent() ? AwsCredential.MAX_LENGTH : MAX_LENGTH;
    }
}
