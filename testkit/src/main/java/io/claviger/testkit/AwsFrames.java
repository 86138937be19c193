package io.claviger.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Makes and finds frames of {@code application/vnd.amazon.eventstream}, written from its specification (Smithy
 * documentation, read November 2026) and not with AWS's library, which providers read with. Stateless.
 */
final class AwsFrames {
    private static final byte STRING = 7;
    private static final int PRELUDE = 12;

    private AwsFrames() {}

    /** {@return an event frame} */
    static byte[] event(String type, byte[] payload) {
        return frame(headers("event", ":event-type", type), payload);
    }

    /** {@return an exception frame} */
    static byte[] exception(String type, byte[] payload) {
        return frame(headers("exception", ":exception-type", type), payload);
    }

    /** {@return the first bytes of a frame of that length, correct as far as they go} */
    static byte[] prelude(int totalLength, int headersLength) {
        ByteBuffer prelude = ByteBuffer.allocate(PRELUDE).putInt(totalLength).putInt(headersLength);
        return prelude.putInt(checksum(Arrays.copyOf(prelude.array(), 8))).array();
    }

    /** {@return where the first event of a type begins, the length of all when there is none} */
    static int find(byte[] stream, String type) {
        byte[] wanted = Bytes.utf8(type);
        ByteBuffer frames = ByteBuffer.wrap(stream);
        int at = 0;
        while (at + PRELUDE <= stream.length) {
            int headers = frames.getInt(at + 4);
            String names = new String(stream, at + PRELUDE, headers, StandardCharsets.ISO_8859_1);
            if (names.contains(new String(wanted, StandardCharsets.ISO_8859_1))) {
                return at;
            }
            at += frames.getInt(at);
        }
        return stream.length;
    }

    private static Map<String, String> headers(String kind, String name, String type) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(name, type);
        headers.put(":content-type", "application/json");
        headers.put(":message-type", kind);
        return headers;
    }

    private static byte[] frame(Map<String, String> headers, byte[] payload) {
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        headers.forEach((name, value) -> {
            names.write(name.length());
            names.writeBytes(Bytes.utf8(name));
            names.write(STRING);
            names.write(value.length() >> 8);
            names.write(value.length());
            names.writeBytes(Bytes.utf8(value));
        });
        int total = PRELUDE + names.size() + payload.length + Integer.BYTES;
        byte[] frame = ByteBuffer.allocate(total)
                .put(prelude(total, names.size()))
                .put(names.toByteArray())
                .put(payload)
                .array();
        int checksum = checksum(Arrays.copyOf(frame, total - Integer.BYTES));
        ByteBuffer.wrap(frame).putInt(total - Integer.BYTES, checksum);
        return frame;
    }

    private static int checksum(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
