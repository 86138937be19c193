package io.claviger.key;

import io.claviger.chat.Problem;
import java.util.List;

/** Tidies and checks the characters of a key as a person typed or pasted them. */
public final class KeyText {
    private KeyText() {}

    /**
     * Takes away what is pasted by accident: white space around the key, quotes around it, a leading {@code Bearer}.
     *
     * @param typed the characters; not changed
     * @return a new array, to be zeroed by the caller
     */
    public static char[] tidy(char[] typed) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Checks tidied characters: 20 to 500 of them, printable ASCII without space.
     *
     * @param field the path of the input field
     * @param key the characters
     * @return what is wrong, empty when nothing is; the messages do not hold the key
     */
    public static List<Problem> problems(String field, char[] key) {
        throw new UnsupportedOperationException("not yet");
    }
}
