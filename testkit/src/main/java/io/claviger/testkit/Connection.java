package io.claviger.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One connection of a client: reads requests (RFC 9112), one after the other. For one thread, but for {@link #close}. */
final class Connection implements AutoCloseable {
    private static final int MAX_LINE = 64 << 10;
    private static final int MAX_BODY = 64 << 20;

    private final int number;
    private final Socket socket;
    private final InputStream in;
    private final InstantSource clock;

    Connection(int number, Socket socket, InstantSource clock) throws IOException {
        this.number = number;
        this.clock = clock;
        this.socket = socket;
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    Socket socket() {
        return socket;
    }

    /** Waits for the next request; null when the client closed the connection between two requests. */
    @Nullable RecordedRequest read() throws IOException {
        String requestLine = line();
        if (requestLine == null) {
            return null;
        }
        String[] words = requestLine.split(" ", 3);
        if (words.length != 3) {
            throw new IOException("A request line has a method, a path and a version.");
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); line != null && !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String name = line.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
            headers.merge(name, line.substring(colon + 1).strip(), (first, second) -> first + ", " + second);
        }
        String body = new String(body(headers), StandardCharsets.UTF_8);
        return new RecordedRequest(words[0], words[1], Map.copyOf(headers), body, clock.instant(), number);
    }

    /** Waits without taking anything from the client, who is to say nothing. Returns whether he hung up. */
    boolean hangsUpWithin(Duration wait) throws IOException {
        socket.setSoTimeout((int) Math.max(1, wait.toMillis()));
        try {
            in.mark(1);
            int next = in.read();
            in.reset();
            return next < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } finally {
            socket.setSoTimeout(0);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // closed is closed
        }
    }

    /** Closes so that the client sees a reset and not an end. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").contains("chunked")) {
            return chunks();
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return exactly(length);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line();
            if (size == null) {
                throw new EOFException("The request ended inside its body.");
            }
            int length = Integer.parseInt(size.strip(), 16);
            body.write(exactly(length));
            line();
            if (length == 0) {
                return body.toByteArray();
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        if (length < 0 || length > MAX_BODY) {
            throw new IOException("A request has at most " + MAX_BODY + " bytes; found " + length + ".");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The request ended inside its body.");
        }
        return bytes;
    }

    private @Nullable String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return line.length() == 0 ? null : line.toString();
            }
            if (line.length() > MAX_LINE) {
                throw new IOException("A line of a request has at most " + MAX_LINE + " bytes.");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
