package io.claviger.redact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A text with its escapes undone that still knows where every character came from. Not changed once it is made. */
final class DecodedText {
    /** Deep enough for JSON within JSON and for a URL within JSON. */
    private static final int DEPTH = 2;

    private final char[] chars;
    private final int[] origins;

    private DecodedText(char[] chars, int[] origins) {
        this.chars = chars;
        this.origins = origins;
    }

    /** {@return the text as it is and every other reading of it, up to two layers of escapes deep} */
    static List<DecodedText> readings(String text) {
        List<DecodedText> readings = new ArrayList<>();
        readings.add(raw(text));
        int from = 0;
        for (int depth = 0; depth < DEPTH; depth++) {
            int to = readings.size();
            for (; from < to; from++) {
                readings.get(from).decodeInto(readings);
            }
        }
        return readings;
    }

    private static DecodedText raw(String text) {
        int[] origins = new int[text.length() + 1];
        for (int i = 0; i < origins.length; i++) {
            origins[i] = i;
        }
        return new DecodedText(text.toCharArray(), origins);
    }

    /** {@return the decoded characters, not to be changed} */
    char[] chars() {
        return chars;
    }

    /** {@return the position in the original text of that character, or of the end} */
    int origin(int index) {
        return origins[index];
    }

    private void decodeInto(List<DecodedText> readings) {
        boolean percent = false;
        boolean backslash = false;
        for (char c : chars) {
            percent |= c == '%';
            backslash |= c == '\\';
        }
        if (percent) {
            readings.add(decode('%'));
        }
        if (backslash) {
            readings.add(decode('\\'));
        }
    }

    private DecodedText decode(char mark) {
        char[] decoded = new char[chars.length];
        int[] decodedOrigins = new int[chars.length + 1];
        int length = 0;
        for (int i = 0; i < chars.length; length++) {
            int used = chars[i] == mark ? escapeLength(i) : 1;
            decodedOrigins[length] = origins[i];
            decoded[length] = used == 1 ? chars[i] : escaped(i, used);
            i += used;
        }
        decodedOrigins[length] = origins[chars.length];
        char[] shortened = Arrays.copyOf(decoded, length);
        return new DecodedText(shortened, Arrays.copyOf(decodedOrigins, length + 1));
    }

    // Percent-encoding: RFC 3986 section 2.1. JSON escapes: RFC 8259 section 7.
    private int escapeLength(int start) {
        if (chars[start] == '%') {
            return isHex(start + 1, 2) ? 3 : 1;
        }
        if (start + 1 < chars.length && chars[start + 1] == 'u') {
            return isHex(start + 2, 4) ? 6 : 1;
        }
        return start + 1 < chars.length ? 2 : 1;
    }

    private char escaped(int start, int used) {
        return switch (used) {
            case 3 -> (char) hex(start + 1, 2);
            case 6 -> (char) hex(start + 2, 4);
            default -> chars[start + 1];
        };
    }

    private boolean isHex(int start, int count) {
        if (start + count > chars.length) {
            return false;
        }
        for (int i = start; i < start + count; i++) {
            if (Character.digit(chars[i], 16) < 0 || chars[i] > 'f') {
                return false;
            }
        }
        return true;
    }

    private int hex(int start, int count) {
        int value = 0;
        for (int i = start; i < start + count; i++) {
            value = value * 16 + Character.digit(chars[i], 16);
        }
        return value;
    }
}
