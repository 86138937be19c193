package io.claviger.redact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A text with its escapes undone that still knows where every character came from. Not changed once it is made. */
final class DecodedText {
    /** Deep enough for JSON within JSON and for a URL within JSON. */
    private static final int DEPTH = 2;

    private final char[] chars;
    private final int[] starts;
    private final int[] ends;

    /** Takes over what was decoded: each character, and where in the original text it begins and ends. */
    DecodedText(char[] chars, int[] starts, int[] ends) {
        this.chars = chars;
        this.starts = starts;
        this.ends = ends;
    }

    /**
     * Reads a text in every way.
     *
     * @param text the text
     * @param shortest how many characters in Base64 must hold to be read
     * @return the text as it is, every reading up to two layers of escapes deep, and what is in Base64 in any of these
     */
    static List<DecodedText> readings(String text, int shortest) {
        List<DecodedText> readings = new ArrayList<>();
        readings.add(raw(text));
        int from = 0;
        for (int depth = 0; depth < DEPTH; depth++) {
            int to = readings.size();
            for (; from < to; from++) {
                readings.get(from).decodeInto(readings);
            }
        }
        for (DecodedText reading : List.copyOf(readings)) {
            Base64Runs.decodeInto(readings, reading, shortest);
        }
        return readings;
    }

    private static DecodedText raw(String text) {
        int[] starts = new int[text.length()];
        int[] ends = new int[text.length()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = i;
            ends[i] = i + 1;
        }
        return new DecodedText(text.toCharArray(), starts, ends);
    }

    /** {@return the decoded characters, not to be changed} */
    char[] chars() {
        return chars;
    }

    /** {@return where in the original text that character begins} */
    int start(int index) {
        return starts[index];
    }

    /** {@return where in the original text that character ends} */
    int end(int index) {
        return ends[index];
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
        int[] decodedStarts = new int[chars.length];
        int[] decodedEnds = new int[chars.length];
        int length = 0;
        for (int i = 0; i < chars.length; length++) {
            int used = chars[i] == mark ? escapeLength(i) : 1;
            decodedStarts[length] = starts[i];
            decodedEnds[length] = ends[i + used - 1];
            decoded[length] = used == 1 ? chars[i] : escaped(i, used);
            i += used;
        }
        return new DecodedText(
                Arrays.copyOf(decoded, length),
                Arrays.copyOf(decodedStarts, length),
                Arrays.copyOf(decodedEnds, length));
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
