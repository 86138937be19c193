package io.claviger.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The other spellings in which a secret may stand in a text and that cannot be undone there. */
final class SecretForms {
    private static final char[] STANDARD = alphabet('+', '/');
    private static final char[] URL_SAFE = alphabet('-', '_');
    private static final int BITS = 6;

    private SecretForms() {}

    /** {@return the secret and its Base64 forms in three alignments and two alphabets (RFC 4648), to be zeroed} */
    static List<char[]> of(char[] secret) {
        List<char[]> forms = new ArrayList<>(7);
        forms.add(secret.clone());
        for (int offset = 0; offset < 3; offset++) {
            char[] standard = base64(secret, offset, STANDARD);
            forms.add(standard);
            if (isOtherInUrls(standard)) {
                forms.add(base64(secret, offset, URL_SAFE));
            }
        }
        return forms;
    }

    // Only digits that depend on the secret alone: those at the edges hold bits of whatever stands beside it.
    private static char[] base64(char[] secret, int offset, char[] alphabet) {
        int bitsBefore = offset * Byte.SIZE;
        int first = (bitsBefore + BITS - 1) / BITS;
        int end = (offset + secret.length) * Byte.SIZE / BITS;
        char[] digits = new char[end - first];
        for (int i = 0; i < digits.length; i++) {
            int bit = (first + i) * BITS - bitsBefore;
            int at = bit / Byte.SIZE;
            int next = at + 1 < secret.length ? secret[at + 1] : 0;
            int pair = secret[at] << Byte.SIZE | next;
            digits[i] = alphabet[pair >> (2 * Byte.SIZE - BITS - bit % Byte.SIZE) & 63];
        }
        return digits;
    }

    private static boolean isOtherInUrls(char[] digits) {
        for (char digit : digits) {
            if (digit == '+' || digit == '/') {
                return true;
            }
        }
        return false;
    }

    private static char[] alphabet(char digit62, char digit63) {
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        return (letters + letters.toLowerCase(Locale.ROOT) + "0123456789" + digit62 + digit63).toCharArray();
    }
}
