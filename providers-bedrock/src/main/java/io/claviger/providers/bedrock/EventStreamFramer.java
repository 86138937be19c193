package io.claviger.providers.bedrock;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.claviger.provider.http.Framing;
import io.claviger.provider.http.MalformedReplyException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/**
 * Cuts AWS's event stream (specification of {@code application/vnd.amazon.eventstream} in the Smithy documentation, read
 * November 2026). An event {@code metadata} with the payload <code>{...}</code> goes on as {@code {"metadata":{...}}}, an
 * exception or an error as {@code {"error":{...}}}.
 *
 * <p>AWS's decoder reads single frames only: as a stream it begins with 2 MB for each, and takes whatever length a
 * frame claims, up to 24 MB, before the bytes are there. Here memory grows with the bytes that came. For one thread.
 */
final class EventStreamFramer implements Framing.Framer {
    static final String MEDIA_TYPE = "application/vnd.amazon.eventstream";

    /** Far above any recorded frame, far below what would hurt, as for server-sent events. */
    static final int MAX_FRAME_BYTES = 8 << 20;

    private static final int PRELUDE_BYTES = 12;
    private static final int LEAST_FRAME_BYTES = 16;
    private static final int INITIAL_BYTES = 4096;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private byte[] buffer = new byte[INITIAL_BYTES];
    private int start;
    private int end;

    /** The length of the frame at the start, 0 while its prelude is not complete. */
    private int frameLength;

    @Override
    public void feed(ByteBuffer bytes, Framing.Frames frames) throws MalformedReplyException {
        while (bytes.hasRemaining()) {
            // In steps, so that what is complete leaves before more comes in.
            append(bytes, Math.min(bytes.remaining(), MAX_FRAME_BYTES / 8));
            cut(frames);
        }
    }

    @Override
    public void end(Framing.Frames frames) {
        // Half a frame is a cut, which the missing messageStop tells already.
    }

    private void cut(Framing.Frames frames) throws MalformedReplyException {
        while (end - start >= PRELUDE_BYTES) {
            if (frameLength == 0) {
                frameLength = prelude();
            }
            if (end - start < frameLength) {
                return;
            }
            int from = start;
            start += frameLength;
            frameLength = 0;
            pass(decode(ByteBuffer.wrap(buffer, from, start - from).slice()), frames);
        }
    }

    /** Checks the first bytes before anything is done by what they say. */
    private int prelude() throws MalformedReplyException {
        CRC32 checksum = new CRC32();
        checksum.update(buffer, start, PRELUDE_BYTES - Integer.BYTES);
        ByteBuffer prelude = ByteBuffer.wrap(buffer, start, PRELUDE_BYTES);
        long length = Integer.toUnsignedLong(prelude.getInt());
        long headers = Integer.toUnsignedLong(prelude.getInt());
        if (Integer.toUnsignedLong(prelude.getInt()) != checksum.getValue()) {
            throw new MalformedReplyException("A frame begins with its lengths and their checksum.");
        }
        if (length < LEAST_FRAME_BYTES || length > MAX_FRAME_BYTES || headers > length - LEAST_FRAME_BYTES) {
            throw new MalformedReplyException(
                    "A frame has " + LEAST_FRAME_BYTES + " to " + MAX_FRAME_BYTES + " bytes, its headers among them.");
        }
        return (int) length;
    }

    private static Message decode(ByteBuffer frame) throws MalformedReplyException {
        try {
            return Message.decode(frame);
        } catch (RuntimeException e) {
            // Wrong checksums, headers that end inside a value, unknown types: each has an exception of its own.
            throw new MalformedReplyException("A frame holds headers and a payload as its checksum says.");
        }
    }

    private static void pass(Message message, Framing.Frames frames) throws MalformedReplyException {
        Map<String, HeaderValue> headers = message.getHeaders();
        byte[] frame = switch (header(headers, ":message-type")) {
            case "event" -> event(header(headers, ":event-type"), message.getPayload());
            case "exception" -> error(header(headers, ":exception-type"), null, message.getPayload());
            case "error" -> error(header(headers, ":error-code"), header(headers, ":error-message"), new byte[0]);
            default -> throw new MalformedReplyException("A frame is an event, an exception or an error.");
        };
        frames.frame(frame, 0, frame.length);
    }

    private static byte[] event(String type, byte[] payload) {
        byte[] head =
                ("{\"" + (NAME.matcher(type).matches() ? type : "unknown") + "\":").getBytes(StandardCharsets.UTF_8);
        byte[] event = Arrays.copyOf(head, head.length + payload.length + 1);
        System.arraycopy(payload, 0, event, head.length, payload.length);
        event[event.length - 1] = '}';
        return event;
    }

    private static byte[] error(String code, @Nullable String text, byte[] payload) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode error = root.putObject("error").put("code", code);
        if (text != null) {
            error.put("message", text);
        }
        String document = new String(payload, StandardCharsets.UTF_8);
        if (RequestBody.isObject(document)) {
            error.putRawValue("cause", new RawValue(document));
        }
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String header(Map<String, HeaderValue> headers, String name) {
        HeaderValue value = headers.get(name);
        try {
            return value == null ? "" : value.getString();
        } catch (IllegalStateException e) {
            // A number or a moment, which no header that is looked up here has.
            return "";
        }
    }

    private void append(ByteBuffer bytes, int count) {
        if (end + count > buffer.length) {
            int kept = end - start;
            byte[] target = kept + count <= buffer.length ? buffer : new byte[Integer.highestOneBit(kept + count) << 1];
            System.arraycopy(buffer, start, target, 0, kept);
            buffer = target;
            start = 0;
            end = kept;
        }
        bytes.get(buffer, end, count);
        end += count;
    }
}
