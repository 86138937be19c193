package io.claviger.key;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Writes names one after the other so that no two lists of names give the same bytes: each name comes after its length
 * as a 4-byte big-endian number. One thread.
 */
final class Binding {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Adds a fixed beginning, without a length. */
    Binding fixed(String prefix) {
        bytes.writeBytes(prefix.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Adds a name. */
    Binding name(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array());
        bytes.writeBytes(utf8);
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
