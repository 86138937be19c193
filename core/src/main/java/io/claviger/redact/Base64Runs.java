package io.claviger.redact;

import java.util.Arrays;
import java.util.List;

/**
 * Finds what is written in Base64, in both alphabets of RFC 4648 (sections 4 and 5), without knowing where it begins: a
 * run of digits is read from its first, second, third and fourth digit on.
 */
final class Base64Runs {
    private static final int BITS = 6;
    private static final int ALIGNMENTS = 4;
    private static final byte NONE = -1;
    private static final byte[] VALUES = values();

    private Base64Runs() {}

    /** Adds what the digits of a reading say, where they are enough for so many characters. */
    static void decodeInto(List<DecodedText> readings, DecodedText reading, int shortest) {
        char[] chars = reading.chars();
        for (int start = 0; start < chars.length; start++) {
            int end = runEnd(chars, start);
            for (int shift = 0; shift < ALIGNMENTS; shift++) {
                if ((end - start - shift) * BITS / Byte.SIZE >= shortest) {
                    readings.add(decode(reading, start + shift, end));
                }
            }
            start = end;
        }
    }

    private static int runEnd(char[] chars, int start) {
        int end = start;
        while (end < chars.length && chars[end] < VALUES.length && VALUES[chars[end]] != NONE) {
            end++;
        }
        return end;
    }

    private static DecodedText decode(DecodedText reading, int first, int end) {
        char[] digits = reading.chars();
        char[] decoded = new char[(end - first) * BITS / Byte.SIZE];
        int[] starts = new int[decoded.length];
        int[] ends = new int[decoded.length];
        for (int i = 0; i < decoded.length; i++) {
            int bit = i * Byte.SIZE;
            int from = first + bit / BITS;
            int to = from + 1; // eight bits are always in two digits
            int pair = VALUES[digits[from]] << BITS | VALUES[digits[to]];
            decoded[i] = (char) (pair >> (2 * BITS - Byte.SIZE - bit % BITS) & 0xff);
            starts[i] = reading.start(from);
            ends[i] = reading.end(to);
        }
        return new DecodedText(decoded, starts, ends);
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, NONE);
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < digits.length(); i++) {
            values[digits.charAt(i)] = (byte) i;
        }
        values['-'] = values['+'];
        values['_'] = values['/'];
        return values;
    }
}
