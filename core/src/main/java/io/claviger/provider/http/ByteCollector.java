package io.claviger.provider.http;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Collects bytes up to a limit. For one thread. */
final class ByteCollector {
    private static final int INITIAL_BYTES = 4096;

    /** More than this is not set aside for what is only announced. */
    private static final int MOST_TRUSTED = 64 << 10;

    private final int limit;
    private byte[] bytes;
    private int length;

    /**
     * Makes a collector.
     *
     * @param limit the most bytes that are taken
     * @param announced how many will come, negative when nobody knows
     */
    ByteCollector(int limit, long announced) {
        this.limit = limit;
        this.bytes = new byte[announced < 0 ? INITIAL_BYTES : (int) Math.min(announced, Math.min(limit, MOST_TRUSTED))];
    }

    /** Takes what fits and says whether all of it did. */
    boolean add(ByteBuffer more) {
        int taken = Math.min(more.remaining(), limit - length);
        if (length + taken > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + taken, Math.min(limit, bytes.length * 2)));
        }
        boolean fits = taken == more.remaining();
        more.get(bytes, length, taken);
        length += taken;
        return fits;
    }

    /** {@return the array that holds the bytes from 0 to {@link #length()}; not a copy} */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}
