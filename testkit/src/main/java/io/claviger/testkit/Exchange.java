package io.claviger.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The answer to one request, written as well or as badly as wanted. For one thread. */
final class Exchange {
    /** How the end of a body is told. */
    enum Length {
        /** Each piece with its size (RFC 9112 section 7.1). */
        CHUNKED,
        /** The length is announced. */
        ANNOUNCED,
        /** The end of the connection is the end of the body. */
        UNTOLD
    }

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Connection connection;
    private final OutputStream out;
    private Length length = Length.UNTOLD;
    private boolean reusable;

    Exchange(Connection connection) throws IOException {
        this.connection = connection;
        this.out = connection.socket().getOutputStream();
    }

    /** Sends status line and headers; the announced length counts for {@link Length#ANNOUNCED} only. */
    void head(int status, Map<String, String> headers, Length told, long announced) throws IOException {
        length = told;
        Map<String, String> all = new TreeMap<>(headers);
        switch (told) {
            case CHUNKED -> all.put("transfer-encoding", "chunked");
            case ANNOUNCED -> all.put("content-length", Long.toString(announced));
            case UNTOLD -> all.put("connection", "close");
        }
        StringBuilder head =
                new StringBuilder(256).append("HTTP/1.1 ").append(status).append(" \r\n");
        all.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** Sends a whole answer at once. */
    void document(int status, Map<String, String> headers, byte[] body) throws IOException {
        head(status, headers, Length.ANNOUNCED, body.length);
        write(body);
        end();
    }

    /** Sends recorded bytes, their pieces as HTTP chunks. */
    void replay(RawReply reply) throws IOException {
        head(reply.status(), reply.headers(), Length.CHUNKED, 0);
        byte[] body = reply.body();
        int size = Math.min(reply.pieceSize(), Math.max(1, body.length));
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int from = 0; from < body.length; from += size) {
            chunks.writeBytes(chunk(Arrays.copyOfRange(body, from, Math.min(body.length, from + size))));
        }
        out.write(chunks.toByteArray());
        end();
    }

    void write(byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return;
        }
        out.write(length == Length.CHUNKED ? chunk(bytes) : bytes);
        out.flush();
    }

    private static byte[] chunk(byte[] bytes) {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream(bytes.length + 16);
        chunk.writeBytes(Bytes.utf8(String.format(Locale.ROOT, "%x\r\n", bytes.length)));
        chunk.writeBytes(bytes);
        chunk.writeBytes(new byte[] {'\r', '\n'});
        return chunk.toByteArray();
    }

    /** Ends the body as it was promised. */
    void end() throws IOException {
        if (length == Length.CHUNKED) {
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        reusable = length != Length.UNTOLD;
    }

    /** {@return whether the connection is good for another request} */
    boolean isReusable() {
        return reusable;
    }

    void reset() throws IOException {
        connection.reset();
    }

    /** Says nothing until the client hangs up. */
    void awaitHangUp() throws IOException {
        while (!connection.hangsUpWithin(LONG)) {
            // he is patient, and so are we
        }
        throw new HangUp();
    }

    /** Says nothing for a while, or until the gate opens. */
    void pause(Duration most, Gate gate) throws IOException {
        long end = System.nanoTime() + most.toNanos();
        long seen = gate.openings();
        for (long left = most.toNanos(); left > 0; left = end - System.nanoTime()) {
            if (gate.isOpen() || gate.openings() != seen) {
                return;
            }
            Duration step = left < LOOK.toNanos() ? Duration.ofNanos(left) : LOOK;
            if (connection.hangsUpWithin(step)) {
                throw new HangUp();
            }
        }
    }

    /** Where somebody asks slow answers to go on. */
    interface Gate {
        /** {@return how often somebody asked for the next token} */
        long openings();

        /** {@return whether nobody is to be slow any more} */
        boolean isOpen();
    }

    /** The client closed the connection in the middle of an answer. */
    static final class HangUp extends IOException {
        private static final long serialVersionUID = 1L;

        HangUp() {
            super("The client hung up.");
        }
    }
}
