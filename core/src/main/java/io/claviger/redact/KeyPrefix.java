package io.claviger.redact;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * A beginning by which a vendor's keys are recognised in a text. Immutable.
 *
 * <p>The forms are those that the vendors issue and the public secret scanners (gitleaks, betterleaks, trufflehog) list,
 * read in August 2026. Lengths are lower bounds: vendors lengthen their keys, and logs shorten them.
 *
 * @param prefix the first characters
 * @param body what may follow
 * @param minimum how many must follow, at least
 * @param startsWord whether a letter or digit before the prefix means that this is another word
 * @param proof a character that the rest must have, which tells a key from hyphenated words
 */
record KeyPrefix(String prefix, IntPredicate body, int minimum, boolean startsWord, IntPredicate proof) {
    private static final IntPredicate ANY = c -> true;
    private static final IntPredicate DIGIT = c -> c >= '0' && c <= '9';
    private static final IntPredicate UPPER = c -> c >= 'A' && c <= 'Z';
    private static final IntPredicate ALPHANUMERIC = KeyPrefix::isAlphanumeric;
    private static final IntPredicate WORD = c -> isAlphanumeric(c) || c == '_' || c == '-';
    private static final IntPredicate BASE64 = c -> isAlphanumeric(c) || c == '+' || c == '/' || c == '=';
    private static final IntPredicate TOKEN = c -> WORD.test(c) || BASE64.test(c) || c == '.' || c == '~';
    private static final IntPredicate AWS_ID = c -> UPPER.test(c) || (c >= '2' && c <= '7');

    /** Every known beginning. */
    static final List<KeyPrefix> ALL = List.of(
            distinctive("AIza", WORD),
            new KeyPrefix("AQ.", WORD, 20, true, DIGIT),
            distinctive("AQ.Ab8RN6", WORD),
            distinctive("gsk_", ALPHANUMERIC),
            distinctive("csk-", ALPHANUMERIC),
            distinctive("sk-or-v1-", ALPHANUMERIC),
            amongHyphens("sk-ant-"),
            amongHyphens("sk-proj-"),
            amongHyphens("sk-svcacct-"),
            amongHyphens("sk-service-"),
            amongHyphens("sk-admin-"),
            new KeyPrefix("sk-", ALPHANUMERIC, 20, true, DIGIT),
            new KeyPrefix("ABSK", BASE64, 40, false, DIGIT),
            distinctive("bedrock-api-key-", BASE64),
            new KeyPrefix("AKIA", AWS_ID, 16, true, DIGIT),
            new KeyPrefix("ASIA", AWS_ID, 16, true, DIGIT),
            new KeyPrefix("ABIA", AWS_ID, 16, true, DIGIT),
            new KeyPrefix("ACCA", AWS_ID, 16, true, DIGIT),
            new KeyPrefix("xai-", ALPHANUMERIC, 40, true, DIGIT),
            new KeyPrefix("pplx-", ALPHANUMERIC, 40, true, ANY),
            new KeyPrefix("nvapi-", WORD, 40, true, UPPER),
            new KeyPrefix("hf_", ALPHANUMERIC, 30, true, UPPER),
            new KeyPrefix("ghp_", ALPHANUMERIC, 30, true, ANY),
            new KeyPrefix("Bearer ", TOKEN, 16, true, DIGIT),
            new KeyPrefix("bearer ", TOKEN, 16, true, DIGIT),
            new KeyPrefix("BEARER ", TOKEN, 16, true, DIGIT));

    private static KeyPrefix distinctive(String prefix, IntPredicate body) {
        return new KeyPrefix(prefix, body, 16, false, ANY);
    }

    // "desk-admin-panel-of-the-shop" contains "sk-admin-"; the random part of a key has upper-case letters.
    private static KeyPrefix amongHyphens(String prefix) {
        return new KeyPrefix(prefix, WORD, 20, false, UPPER);
    }

    static boolean isAlphanumeric(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    static boolean isWord(int c) {
        return WORD.test(c);
    }

    /** Marks every key with this beginning. Looks at no character more than a fixed number of times. */
    void markIn(String text, Marks marks) {
        int at = text.indexOf(prefix);
        while (at >= 0) {
            int next = at + 1;
            if (!startsWord || at == 0 || !isAlphanumeric(text.charAt(at - 1))) {
                int start = at + prefix.length();
                int end = runEnd(text, start, body);
                if (end - start >= minimum) {
                    next = end;
                    if (text.substring(start, end).chars().anyMatch(proof)) {
                        marks.mark(prefix.endsWith(" ") ? start : at, end);
                    }
                }
            }
            at = text.indexOf(prefix, next);
        }
    }

    static int runEnd(String text, int start, IntPredicate allowed) {
        return runEnd(text, start, text.length(), allowed);
    }

    static int runEnd(String text, int start, int limit, IntPredicate allowed) {
        int end = start;
        while (end < limit && allowed.test(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Takes what was found. */
    @FunctionalInterface
    interface Marks {
        /** Marks {@code [start, end)} as a secret. */
        void mark(int start, int end);
    }
}
