package io.claviger.examples.chatserver.body;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import io.claviger.examples.chatserver.body.BodyRefusedException.Reason;
import io.claviger.provider.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The bytes of one body in arrays that are zeroed: when a larger one takes over, and at the end. For one thread. */
final class BodyBytes implements AutoCloseable {
    private static final int FIRST_CAPACITY = 4_096;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length;

    /**
     * Reads what is there, at most up to the given length in all.
     *
     * @return false at the end of the stream
     */
    boolean readMore(InputStream from, int longest) throws IOException {
        if (length == bytes.length) {
            byte[] larger = Arrays.copyOf(bytes, Math.min(2 * bytes.length, longest));
            Arrays.fill(bytes, (byte) 0);
            bytes = larger;
        }
        int read = from.read(bytes, length, bytes.length - length);
        length += Math.max(read, 0);
        return read >= 0;
    }

    /**
     * Reads a whole body.
     *
     * @param from the body
     * @param longest the most bytes
     * @param patience how long it may take
     * @param time measures that
     * @throws BodyRefusedException when it is too long, too slow or broken
     */
    void readAll(InputStream from, int longest, Duration patience, TimeSource time) {
        long start = time.nanoTime();
        try {
            // A chunked body says nothing about its length, so every byte is counted.
            while (readMore(from, longest + 1)) {
                if (length > longest) {
                    throw BodyRefusedException.tooLarge(longest);
                }
                if (time.nanoTime() - start > patience.toNanos()) {
                    throw new BodyRefusedException(Reason.TOO_SLOW);
                }
            }
        } catch (IOException e) {
            throw BodyRefusedException.of(e);
        }
    }

    int length() {
        return length;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    /**
     * Decodes UTF-8 strictly.
     *
     * @return the characters with their number as limit, to be zeroed by the caller
     * @throws InvalidRequestException when the bytes are not UTF-8
     */
    CharBuffer decode() {
        return decode(bytes, length);
    }

    /** As {@link #decode()}, of bytes of the caller. */
    static CharBuffer decode(byte[] bytes, int length) {
        // One character for each byte is always enough: nothing grows, so nothing is left behind.
        CharBuffer decoded = CharBuffer.allocate(length);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        if (decoder.decode(ByteBuffer.wrap(bytes, 0, length), decoded, true).isError()) {
            int offset = decoded.position();
            Arrays.fill(decoded.array(), '\0');
            throw new InvalidRequestException(List.of(new Problem(
                    "body_not_utf8",
                    "body",
                    "The body is not valid UTF-8; found another byte after " + offset + " characters.")));
        }
        return decoded.flip();
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }
}
