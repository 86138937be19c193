package io.claviger.key;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes names one after the other so that no two lists of names give the same bytes: each name comes after its length
 * as a 4-byte big-endian number. One thread.
 */
final class Binding {
    private static final int INITIAL_BYTES = 128;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(INITIAL_BYTES);

    /** Adds a fixed beginning, without a length. */
    Binding fixed(String prefix) {
        bytes.writeBytes(prefix.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Adds a name. */
    Binding name(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes.write(utf8.length >>> shift);
        }
        bytes.writeBytes(utf8);
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
