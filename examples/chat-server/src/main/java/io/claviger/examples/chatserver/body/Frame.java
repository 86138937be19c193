package io.claviger.examples.chatserver.body;

import io.claviger.chat.InvalidRequestException;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One message of a client's socket: the envelope, and what is in it. Closing zeroes its keys.
 *
 * @param type what the client wants
 * @param id the client's name for it, to be repeated in the answer; null when there is none
 * @param room the room it is about, null when it is about none
 * @param data the rest
 */
public record Frame(
        String type, @Nullable String id, @Nullable String room, AskBody data) implements AutoCloseable {
    /** The most bytes of a frame. */
    public static final int LONGEST = 64 * 1024;

    /**
     * Reads a binary frame.
     *
     * @param providers the names that may appear in problems
     * @param bytes JSON in UTF-8; zeroed before this method returns or throws
     * @return the frame, to be closed by the caller
     * @throws RefusedFrameException when it is not an envelope; no value is repeated
     */
    public static Frame read(Set<String> providers, byte[] bytes) {
        try {
            CharBuffer decoded = decode(bytes);
            try {
                return FrameParser.parse(providers, decoded.array(), decoded.limit());
            } finally {
                Arrays.fill(decoded.array(), '\0');
            }
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * Reads a text frame, which may hold no keys: nobody can zero the text of one.
     *
     * @param providers the names that may appear in problems
     * @param text JSON
     * @return the frame
     * @throws RefusedFrameException when it is not an envelope, or has keys; no value is repeated
     */
    public static Frame read(Set<String> providers, String text) {
        char[] characters = text.toCharArray();
        try {
            Frame frame = FrameParser.parse(providers, characters, characters.length);
            if (!frame.data().keys().isEmpty()) {
                frame.close();
                throw new RefusedFrameException(
                        StrictJson.refusal(
                                "keys_in_text",
                                "A message with apiKeys must be sent as a binary frame: what comes as text cannot be"
                                        + " wiped."),
                        frame.id());
            }
            return frame;
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private static CharBuffer decode(byte[] bytes) {
        try {
            return BodyBytes.decode(bytes, bytes.length);
        } catch (InvalidRequestException e) {
            throw new RefusedFrameException(e, null);
        }
    }

    @Override
    public void close() {
        data.close();
    }

    /** {@return nothing of what the client wrote} */
    @Override
    public String toString() {
        return "Frame";
    }
}
