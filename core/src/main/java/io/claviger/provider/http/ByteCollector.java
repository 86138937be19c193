package io.claviger.provider.http;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Collects bytes up to a limit. For one thread. */
final class ByteCollector {
    private static final int INITIAL_BYTES = 4096;

    private final int limit;
    private byte[] bytes = new byte[INITIAL_BYTES];
    private int length;

    ByteCollector(int limit) {
        this.limit = limit;
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
