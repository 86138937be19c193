package io.claviger.testkit;

import java.util.Arrays;
import java.util.Map;

/** An answer byte by byte, such as a recorded one. Immutable but for the array, which is not to be changed. */
public final class RawReply {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final int pieceSize;

    private RawReply(int status, Map<String, String> headers, byte[] body, int pieceSize) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
        this.pieceSize = pieceSize;
    }

    /**
     * An answer in one piece.
     *
     * @param status the HTTP status
     * @param headers the headers without those that tell a length
     * @param body the body
     * @return the answer
     */
    public static RawReply of(int status, Map<String, String> headers, byte[] body) {
        return new RawReply(status, headers, body.clone(), Integer.MAX_VALUE);
    }

    /**
     * {@return the same answer in HTTP chunks of this size}
     *
     * @param bytes at least 1
     */
    public RawReply inPieces(int bytes) {
        return new RawReply(status, headers, body, bytes);
    }

    /**
     * {@return the beginning of the answer, ended as if it were the whole}
     *
     * @param bytes how much of it
     */
    public RawReply endingAfter(int bytes) {
        return new RawReply(status, headers, Arrays.copyOf(body, bytes), pieceSize);
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    int pieceSize() {
        return pieceSize;
    }

    /** {@return status and sizes only} */
    @Override
    public String toString() {
        return "RawReply[" + status + ", " + body.length + " bytes]";
    }
}
