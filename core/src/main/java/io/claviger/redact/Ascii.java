package io.claviger.redact;

import java.util.function.IntPredicate;

/** Kinds of ASCII characters, and runs of them. */
final class Ascii {
    private Ascii() {}

    static boolean isAny(int c) {
        return c >= 0;
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isUpper(int c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean isAlphanumeric(int c) {
        return isDigit(c) || isUpper(c) || isLower(c);
    }

    /** {@return whether it may stand in a name, and in Base64url} */
    static boolean isWord(int c) {
        return isAlphanumeric(c) || c == '_' || c == '-';
    }

    static boolean isBase64(int c) {
        return isAlphanumeric(c) || c == '+' || c == '/' || c == '=';
    }

    /** {@return whether it may stand in a bearer token (RFC 6750 section 2.1)} */
    static boolean isToken(int c) {
        return isWord(c) || isBase64(c) || c == '.' || c == '~';
    }

    /** {@return whether it may stand in an AWS access key id, which is Base32 (RFC 4648 section 6)} */
    static boolean isBase32(int c) {
        return isUpper(c) || (c >= '2' && c <= '7');
    }

    static boolean isLowerHex(int c) {
        return isDigit(c) || (c >= 'a' && c <= 'f');
    }

    /** {@return the end of the run of allowed characters that begins at start} */
    static int runEnd(String text, int start, IntPredicate allowed) {
        return runEnd(text, start, text.length(), allowed);
    }

    /** {@return the end of the run, or the limit when it is longer} */
    static int runEnd(String text, int start, int limit, IntPredicate allowed) {
        int end = start;
        while (end < limit && allowed.test(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
