package io.claviger.key;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Names one after the other so that no two lists of names give the same bytes: each name comes after its length as a
 * 4-byte big-endian number. Stateless.
 */
final class Binding {
    private Binding() {}

    /** {@return the names behind a fixed beginning, which has no length} */
    static byte[] of(String prefix, String... names) {
        byte[] beginning = prefix.getBytes(StandardCharsets.UTF_8);
        byte[][] utf8 = new byte[names.length][];
        int length = beginning.length;
        for (int i = 0; i < names.length; i++) {
            utf8[i] = names[i].getBytes(StandardCharsets.UTF_8);
            length += Integer.BYTES + utf8[i].length;
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).put(beginning);
        for (byte[] name : utf8) {
            bytes.putInt(name.length).put(name);
        }
        return bytes.array();
    }
}
