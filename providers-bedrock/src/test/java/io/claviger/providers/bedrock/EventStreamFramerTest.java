package io.claviger.providers.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.provider.http.MalformedReplyException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/** Frames are made by AWS's encoder. */
class EventStreamFramerTest {
    private final EventStreamFramer framer = new EventStreamFramer();
    private final List<String> events = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64, 100_000})
    void framesMayBeCutAnywhere(int size) throws Exception {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String payload = "{\"delta\":\"" + "Grüße, 鍵 🔑".repeat(i * 13) + "\"}";
            stream.writeBytes(event("contentBlockDelta", payload));
            wanted.add("{\"contentBlockDelta\":" + payload + "}");
        }

        feed(stream.toByteArray(), size);
        framer.end(this::take);

        assertThat(events).isEqualTo(wanted);
    }

    @Test
    void exceptionBecomesAnErrorWithItsNameAsCode() throws Exception {
        byte[] exception = frame(
                headers(":message-type", "exception", ":exception-type", "throttlingException"),
                "{\"message\":\"no\"}");
        byte[] withoutJson = frame(headers(":message-type", "exception", ":exception-type", "x"), "<html>");
        byte[] error =
                frame(headers(":message-type", "error", ":error-code", "500", ":error-message", "a \"quote\""), "");

        feed(exception, 100);
        feed(withoutJson, 100);
        feed(error, 100);

        assertThat(events)
                .containsExactly(
                        "{\"error\":{\"code\":\"throttlingException\",\"cause\":{\"message\":\"no\"}}}",
                        "{\"error\":{\"code\":\"x\"}}",
                        "{\"error\":{\"code\":\"500\",\"message\":\"a \\\"quote\\\"\"}}");
    }

    @Test
    void nameOfAnEventCannotBecomeJson() throws Exception {
        feed(event("a\":{},\"messageStop", "{}"), 100);
        feed(frame(headers(":message-type", "event"), "{}"), 100);

        assertThat(events).containsExactly("{\"unknown\":{}}", "{\"unknown\":{}}");
    }

    /** All but bytes and short numbers, which version 1.0.1 of AWS's library writes and cannot read. */
    @Test
    void headersOfOtherTypesAreReadOver() throws Exception {
        Map<String, HeaderValue> headers = headers(":message-type", "event", ":event-type", "metadata");
        headers.put("bool", HeaderValue.fromBoolean(true));
        headers.put("int", HeaderValue.fromInteger(1));
        headers.put("long", HeaderValue.fromLong(1));
        headers.put("bytes", HeaderValue.fromByteArray(new byte[3]));
        headers.put("moment", HeaderValue.fromTimestamp(Instant.EPOCH));
        headers.put("uuid", HeaderValue.fromUuid(new UUID(1, 2)));

        feed(frame(headers, "{}"), 1);

        assertThat(events).containsExactly("{\"metadata\":{}}");
    }

    @Test
    void typeThatIsNoTextIsNoType() {
        Map<String, HeaderValue> headers = headers(":event-type", "metadata");
        headers.put(":message-type", HeaderValue.fromInteger(7));

        assertMalformed(frame(headers, "{}"));
    }

    @Test
    void everyFlippedBitIsNoticed() throws Exception {
        byte[] frame = event("messageStop", "{\"stopReason\":\"end_turn\"}");
        for (int bit = 0; bit < frame.length * 8; bit++) {
            byte[] flipped = frame.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);

            assertMalformed(flipped);
        }
        feed(frame, 100);
        assertThat(events).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"2147483647, 0", "-1, 0", "-2147483648, 0", "8388609, 0", "15, 0", "0, 0", "16, 1", "100, 85", "100, -1"
    })
    void absurdLengthIsRefusedBeforeAnythingIsAllocated(int total, int headers) {
        ByteBuffer prelude = ByteBuffer.allocate(12).putInt(total).putInt(headers);
        CRC32 checksum = new CRC32();
        checksum.update(prelude.array(), 0, 8);

        assertMalformed(prelude.putInt((int) checksum.getValue()).array());
    }

    @Test
    void largestFrameIsRead() throws Exception {
        int room = EventStreamFramer.MAX_FRAME_BYTES - event("x", "").length;
        String payload = "\"" + "x".repeat(room - 2) + "\"";

        feed(event("x", payload), 1 << 16);

        assertThat(events.get(0)).hasSize(payload.length() + 6);
        assertMalformed(event("x", payload + " "));
    }

    @Test
    void halfAFrameIsNoEvent() throws Exception {
        byte[] frame = event("messageStop", "{}");

        feed(Arrays.copyOf(frame, frame.length - 1), 5);
        framer.end(this::take);

        assertThat(events).isEmpty();
    }

    @Test
    void pageOrNoiseIsRefused() {
        assertMalformed("<!DOCTYPE html><html>".getBytes(StandardCharsets.UTF_8));
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] noise = new byte[12 + random.nextInt(200)];
            random.nextBytes(noise);

            assertMalformed(noise);
        }
    }

    /** Right checksums around headers that make no sense: the decoder has a different exception for each. */
    @Test
    void spoiltHeadersAreRefusedWhateverTheDecoderThrows() {
        Random random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            byte[] headers = new byte[1 + random.nextInt(40)];
            random.nextBytes(headers);
            byte[] payload = new byte[random.nextInt(10)];
            int total = 16 + headers.length + payload.length;
            ByteBuffer frame = ByteBuffer.allocate(total).putInt(total).putInt(headers.length);
            frame.putInt(checksum(frame.array(), 8)).put(headers).put(payload);
            frame.putInt(checksum(frame.array(), total - 4));

            assertMalformed(frame.array());
        }
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }

    private void assertMalformed(byte[] bytes) {
        assertThatThrownBy(() -> new EventStreamFramer().feed(ByteBuffer.wrap(bytes), (buffer, offset, length) -> {}))
                .isInstanceOf(MalformedReplyException.class);
    }

    private void feed(byte[] stream, int size) throws MalformedReplyException {
        for (int from = 0; from < stream.length; from += size) {
            framer.feed(ByteBuffer.wrap(stream, from, Math.min(size, stream.length - from)), this::take);
        }
    }

    private void take(byte[] buffer, int offset, int length) {
        events.add(new String(buffer, offset, length, StandardCharsets.UTF_8));
    }

    private static byte[] event(String type, String payload) {
        return frame(headers(":message-type", "event", ":event-type", type), payload);
    }

    private static Map<String, HeaderValue> headers(String... namesAndValues) {
        Map<String, HeaderValue> headers = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.put(namesAndValues[i], HeaderValue.fromString(namesAndValues[i + 1]));
        }
        return headers;
    }

    private static byte[] frame(Map<String, HeaderValue> headers, String payload) {
        ByteBuffer frame = new Message(headers, payload.getBytes(StandardCharsets.UTF_8)).toByteBuffer();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }
}
