package io.claviger.redact;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts how many secrets of each length are known, without a lock on the way of those that come and go. Thread-safe.
 */
final class LengthCounts {
    /** Keys have few lengths, and one that comes again finds its counter; more than this are not kept for nothing. */
    private static final int KEPT = 64;

    private static final int GONE = -1;

    private final Map<Integer, AtomicInteger> counts = new ConcurrentHashMap<>();

    void add(int length) {
        while (true) {
            AtomicInteger count = counts.computeIfAbsent(length, unused -> new AtomicInteger());
            int seen = count.get();
            if (seen != GONE && count.compareAndSet(seen, seen + 1)) {
                return;
            }
        }
    }

    void remove(int length) {
        AtomicInteger count = counts.get(length);
        if (count != null && count.decrementAndGet() == 0 && counts.size() > KEPT && count.compareAndSet(0, GONE)) {
            counts.remove(length, count);
        }
    }

    /** {@return the lengths that occur, up to the given one, in no order} */
    int[] upTo(int longest) {
        int[] lengths = new int[8];
        int found = 0;
        for (Map.Entry<Integer, AtomicInteger> each : counts.entrySet()) {
            if (each.getKey() <= longest && each.getValue().get() > 0) {
                lengths = found < lengths.length ? lengths : Arrays.copyOf(lengths, 2 * found);
                lengths[found++] = each.getKey();
            }
        }
        return Arrays.copyOf(lengths, found);
    }
}
