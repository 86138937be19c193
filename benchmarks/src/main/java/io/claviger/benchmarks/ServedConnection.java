package io.claviger.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the loopback provider. The path says what is wanted: {@code /call}, {@code /burst-<pieces>} in as few
 * writes as the socket takes, or {@code /paced-<pieces>-<millis>} with a write and a pause for each piece. For one thread.
 */
final class ServedConnection {
    private static final Pattern HEAD = Pattern.compile("POST /(\\w+)(?:-(\\d+))?(?:-(\\d+))?/");
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");
    private static final String BLANK_LINE = "\r\n\r\n";

    private static final byte[] DOCUMENT = Answers.document();
    private static final byte[] INVALID_KEY = Answers.invalidKey();
    private static final byte[] LIMITED_KEY = Answers.limitedKey();
    private static final Map<Integer, List<byte[]>> STREAMS = new ConcurrentHashMap<>();
    private static final Map<Integer, byte[]> BURSTS = new ConcurrentHashMap<>();

    private final SelectionKey key;
    private final SocketChannel client;
    private final Consumer<ServedConnection> later;
    private final ByteBuffer in = ByteBuffer.allocate(16 << 10);

    private @Nullable ByteBuffer writing;
    private List<byte[]> pieces = List.of();
    private int sent;
    private long pause;
    private long dueAt;

    /**
     * Serves a client.
     *
     * @param key its place at the selector
     * @param later called when {@link #send} is to be called at {@link #dueAt}
     */
    ServedConnection(SelectionKey key, Consumer<ServedConnection> later) {
        this.key = key;
        this.client = (SocketChannel) key.channel();
        this.later = later;
    }

    /** {@return when the next piece is to be sent, on the clock of {@link System#nanoTime}} */
    long dueAt() {
        return dueAt;
    }

    /** Does what the socket is ready for. */
    void advance() {
        try {
            if (writing != null) {
                send();
            } else {
                read();
            }
        } catch (IOException e) {
            close();
        }
    }

    /** Sends what is due: one piece, or all that the socket takes when there are no pauses. */
    void send() {
        try {
            while (client.isOpen() && flush() && sent < pieces.size()) {
                writing = ByteBuffer.wrap(pieces.get(sent++));
                if (pause > 0) {
                    dueAt = System.nanoTime() + pause;
                    flush();
                    later.accept(this);
                    return;
                }
            }
        } catch (IOException e) {
            close();
        }
    }

    private boolean flush() throws IOException {
        ByteBuffer bytes = writing;
        if (bytes == null) {
            return true;
        }
        client.write(bytes);
        boolean done = !bytes.hasRemaining();
        key.interestOps(done ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
        writing = done ? null : bytes;
        return done;
    }

    private void read() throws IOException {
        if (client.read(in) < 0) {
            close();
            return;
        }
        String request = new String(in.array(), 0, in.position(), ISO_8859_1);
        int bodyAt = request.indexOf(BLANK_LINE) + BLANK_LINE.length();
        Matcher length = LENGTH.matcher(request);
        if (length.find() && in.position() >= bodyAt + Integer.parseInt(length.group(1))) {
            in.clear();
            answer(request);
            send();
        }
    }

    private void answer(String request) throws IOException {
        Matcher wanted = HEAD.matcher(request);
        if (!wanted.lookingAt()) {
            throw new IOException("Nothing is known of this path.");
        }
        pieces = List.of();
        sent = 0;
        if (request.contains("Bearer refused")) {
            writing = ByteBuffer.wrap(INVALID_KEY);
        } else if (request.contains("Bearer limited")) {
            writing = ByteBuffer.wrap(LIMITED_KEY);
        } else if (wanted.group(1).equals("call")) {
            writing = ByteBuffer.wrap(DOCUMENT);
        } else {
            List<byte[]> stream = STREAMS.computeIfAbsent(Integer.valueOf(wanted.group(2)), Answers::stream);
            if (wanted.group(1).equals("burst")) {
                writing = ByteBuffer.wrap(BURSTS.computeIfAbsent(stream.size(), count -> Answers.joined(stream)));
            } else {
                pieces = stream;
                pause = Long.parseLong(wanted.group(3)) * 1_000_000;
            }
        }
    }

    private void close() {
        key.cancel();
        try {
            client.close();
        } catch (IOException e) {
            // closed is closed
        }
    }
}
