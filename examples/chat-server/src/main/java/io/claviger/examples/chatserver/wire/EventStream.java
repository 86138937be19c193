package io.claviger.examples.chatserver.wire;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;

/**
 * Writes server-sent events (HTML standard, section 9.2). Each one is sent at once. A write fails when the client has
 * gone: mostly the second one after that, since the first goes into the network unanswered. For one thread.
 */
public final class EventStream {
    private static final byte[] HEARTBEAT = ": keep-alive\n\n".getBytes(StandardCharsets.US_ASCII);

    private final JsonAnswers json;
    private final OutputStream out;

    private EventStream(JsonAnswers json, OutputStream out) {
        this.json = json;
        this.out = out;
    }

    /**
     * Begins a stream.
     *
     * @param response not committed
     * @param json writes the data
     * @return the stream
     * @throws IOException when the client has gone
     */
    public static EventStream open(HttpServletResponse response, JsonAnswers json) throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        // Proxies that collect an answer before they pass it on know this header (nginx, proxy_buffering).
        response.setHeader("X-Accel-Buffering", "no");
        return new EventStream(json, response.getOutputStream());
    }

    /**
     * Sends an event.
     *
     * @param event a name and a record
     * @throws IOException when the client has gone
     */
    public void send(Event event) throws IOException {
        out.write(("event: " + event.name() + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        out.write(json.bytes(event.data()));
        out.write('\n');
        out.write('\n');
        out.flush();
    }

    /**
     * Sends an event with an id, which a reader that comes back sends along as {@code Last-Event-ID}.
     *
     * @param event a name and a record
     * @param id the id, without line ends
     * @throws IOException when the client has gone
     */
    public void send(Event event, String id) throws IOException {
        out.write(("id: " + id + "\n").getBytes(StandardCharsets.UTF_8));
        send(event);
    }

    /**
     * Sends a comment, which every reader ignores, to find out whether the client is still there.
     *
     * @throws IOException when the client has gone
     */
    public void heartbeat() throws IOException {
        out.write(HEARTBEAT);
        out.flush();
    }

    /**
     * One event.
     *
     * @param name its name, without line ends
     * @param data a record of this package, written as one line of JSON
     */
    public record Event(String name, Object data) {}
}
