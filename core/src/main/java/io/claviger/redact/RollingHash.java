package io.claviger.redact;

import java.security.SecureRandom;

/**
 * A polynomial hash modulo the prime 2^61 - 1 with a random base, which moves along a text in one step per character.
 *
 * <p>The random base keeps a writer of log text from steering towards collisions. Immutable.
 */
final class RollingHash {
    private static final long PRIME = (1L << 61) - 1;

    private final long base;

    RollingHash() {
        this.base = (new SecureRandom().nextLong() & (PRIME >> 1)) + (1L << 16);
    }

    /** {@return the hash of {@code chars[start, end)}} */
    long of(char[] chars, int start, int end) {
        long hash = 0;
        for (int i = start; i < end; i++) {
            hash = append(hash, chars[i]);
        }
        return hash;
    }

    /** {@return the weight of the first character in a window of that many characters} */
    long firstWeight(int length) {
        long weight = 1;
        long square = base;
        for (int bits = length - 1; bits > 0; bits >>= 1) {
            if ((bits & 1) == 1) {
                weight = multiply(weight, square);
            }
            square = multiply(square, square);
        }
        return weight;
    }

    /** {@return the hash of the window moved by one character} */
    long roll(long hash, long firstWeight, char out, char in) {
        long without = hash - multiply(out + 1L, firstWeight);
        return append(without < 0 ? without + PRIME : without, in);
    }

    private long append(long hash, char in) {
        long next = multiply(hash, base) + in + 1L;
        return next >= PRIME ? next - PRIME : next;
    }

    // The product has 122 bits at most; its bits from 61 upwards count as much as those below, since 2^61 = 1.
    private static long multiply(long a, long b) {
        long low = a * b;
        long sum = (low & PRIME) + ((low >>> 61) | (Math.multiplyHigh(a, b) << 3));
        return sum >= PRIME ? sum - PRIME : sum;
    }
}
