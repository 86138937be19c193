package io.claviger.redact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The other spellings in which a secret may stand in a text and that cannot be undone there. */
final class SecretForms {
    private SecretForms() {}

    /** {@return the secret and its Base64 forms in three alignments and two alphabets (RFC 4648), to be zeroed} */
    static List<char[]> of(char[] secret) {
        List<char[]> forms = new ArrayList<>();
        forms.add(secret.clone());
        for (int offset = 0; offset < 3; offset++) {
            char[] standard = base64(secret, offset);
            char[] urlSafe = urlSafe(standard);
            forms.add(standard);
            if (!Arrays.equals(standard, urlSafe)) {
                forms.add(urlSafe);
            }
        }
        return forms;
    }

    // Only digits that depend on the secret alone: those at the edges hold bits of whatever stands beside it.
    private static char[] base64(char[] secret, int offset) {
        byte[] plain = new byte[offset + secret.length];
        for (int i = 0; i < secret.length; i++) {
            plain[offset + i] = (byte) secret[i];
        }
        byte[] encoded = Base64.getEncoder().withoutPadding().encode(plain);
        int first = (offset * 8 + 5) / 6;
        int end = plain.length * 8 / 6;
        char[] digits = new char[end - first];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = (char) encoded[first + i];
        }
        Arrays.fill(plain, (byte) 0);
        Arrays.fill(encoded, (byte) 0);
        return digits;
    }

    private static char[] urlSafe(char[] standard) {
        char[] digits = standard.clone();
        for (int i = 0; i < digits.length; i++) {
            digits[i] = digits[i] == '+' ? '-' : digits[i] == '/' ? '_' : digits[i];
        }
        return digits;
    }
}
