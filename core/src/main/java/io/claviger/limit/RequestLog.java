package io.claviger.limit;

import java.util.Arrays;

/**
 * The times of the counted requests of one subject, oldest first: a ring buffer that starts small and doubles up to
 * the limit. Not thread-safe.
 */
final class RequestLog {
    // Most subjects come by once or twice, so the first array is small: 32 bytes with its header.
    private static final int FIRST_CAPACITY = 2;

    private long[] times;
    private int oldest;
    private int size;

    RequestLog(int limit) {
        times = new long[Math.min(limit, FIRST_CAPACITY)];
    }

    int size() {
        return size;
    }

    long oldest() {
        return times[oldest];
    }

    long newest() {
        return times[(oldest + size - 1) % times.length];
    }

    /** Forgets the requests that happened at {@code end} or earlier. */
    void forgetUntil(long end) {
        while (size > 0 && times[oldest] <= end) {
            oldest = (oldest + 1) % times.length;
            size--;
        }
    }

    void add(long time, int limit) {
        if (size == times.length) {
            grow(limit);
        }
        times[(oldest + size) % times.length] = time;
        size++;
    }

    private void grow(int limit) {
        long[] larger = Arrays.copyOf(times, (int) Math.min(limit, times.length * 2L));
        int wrapped = oldest;
        System.arraycopy(times, wrapped, larger, 0, times.length - wrapped);
        System.arraycopy(times, 0, larger, times.length - wrapped, wrapped);
        times = larger;
        oldest = 0;
    }
}
