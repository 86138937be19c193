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
    /** Every known beginning. */
    static final List<KeyPrefix> ALL = List.of(
            distinctive("AIza", Ascii::isWord),
            new KeyPrefix("AQ.", Ascii::isWord, 20, true, Ascii::isDigit),
            distinctive("AQ.Ab8RN6", Ascii::isWord),
            distinctive("gsk_", Ascii::isAlphanumeric),
            distinctive("csk-", Ascii::isAlphanumeric),
            distinctive("sk-or-v1-", Ascii::isAlphanumeric),
            amongHyphens("sk-ant-"),
            amongHyphens("sk-proj-"),
            amongHyphens("sk-svcacct-"),
            amongHyphens("sk-service-"),
            amongHyphens("sk-admin-"),
            new KeyPrefix("sk-", Ascii::isAlphanumeric, 20, true, Ascii::isDigit),
            new KeyPrefix("ABSK", Ascii::isBase64, 40, false, Ascii::isDigit),
            distinctive("bedrock-api-key-", Ascii::isBase64),
            new KeyPrefix("AKIA", Ascii::isBase32, 16, true, Ascii::isDigit),
            new KeyPrefix("ASIA", Ascii::isBase32, 16, true, Ascii::isDigit),
            new KeyPrefix("ABIA", Ascii::isBase32, 16, true, Ascii::isDigit),
            new KeyPrefix("ACCA", Ascii::isBase32, 16, true, Ascii::isDigit),
            new KeyPrefix("xai-", Ascii::isAlphanumeric, 40, true, Ascii::isDigit),
            new KeyPrefix("pplx-", Ascii::isAlphanumeric, 40, true, Ascii::isAny),
            new KeyPrefix("nvapi-", Ascii::isWord, 40, true, Ascii::isUpper),
            new KeyPrefix("hf_", Ascii::isAlphanumeric, 30, true, Ascii::isUpper),
            new KeyPrefix("ghp_", Ascii::isAlphanumeric, 30, true, Ascii::isAny),
            new KeyPrefix("Bearer ", Ascii::isToken, 16, true, Ascii::isDigit),
            new KeyPrefix("bearer ", Ascii::isToken, 16, true, Ascii::isDigit),
            new KeyPrefix("BEARER ", Ascii::isToken, 16, true, Ascii::isDigit));

    private static KeyPrefix distinctive(String prefix, IntPredicate body) {
        return new KeyPrefix(prefix, body, 16, false, Ascii::isAny);
    }

    // "desk-admin-panel-of-the-shop" contains "sk-admin-"; the random part of a key has upper-case letters.
    private static KeyPrefix amongHyphens(String prefix) {
        return new KeyPrefix(prefix, Ascii::isWord, 20, false, Ascii::isUpper);
    }

    /** Marks every key with this beginning. Looks at no character more than a fixed number of times. */
    void markIn(String text, Marks marks) {
        int at = text.indexOf(prefix);
        while (at >= 0) {
            int next = at + 1;
            if (!startsWord || at == 0 || !Ascii.isAlphanumeric(text.charAt(at - 1))) {
                int start = at + prefix.length();
                int end = Ascii.runEnd(text, start, body);
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

    /** Takes what was found. */
    @FunctionalInterface
    interface Marks {
        /** Marks {@code [start, end)} as a secret. */
        void mark(int start, int end);
    }
}
