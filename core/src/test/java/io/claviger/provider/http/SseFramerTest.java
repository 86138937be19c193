package io.claviger.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseFramerTest {
    /** One character a byte, so that any bytes can be written as text. */
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void eventsAreCutAtEveryLineEnd(String lineEnd) {
        assertThat(frames("data: a" + lineEnd + lineEnd + "data:b" + lineEnd + lineEnd))
                .containsExactly("a", "b");
    }

    @Test
    void lineEndsMayBeMixedWithinOneStream() {
        assertThat(frames("data: a\r\n\ndata: b\n\r\ndata: c\r\rdata: d\n\r")).containsExactly("a", "b", "c", "d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void streamMayBeSplitAtEveryByte(String lineEnd) {
        String stream = BYTE_ORDER_MARK
                + String.join(
                        lineEnd,
                        ": hello",
                        "data: {\"a\":\"\u00c3\u00a4\"}",
                        "id: 7",
                        "",
                        "data: x",
                        "data: y",
                        "",
                        "data: z",
                        "");
        byte[] bytes = stream.getBytes(BYTES);
        List<String> whole = frames(stream);

        for (int first = 0; first <= bytes.length; first++) {
            for (int second = first; second <= bytes.length; second++) {
                assertThat(frames(
                                stream.substring(0, first), stream.substring(first, second), stream.substring(second)))
                        .isEqualTo(whole);
            }
        }
        assertThat(whole).containsExactly("{\"a\":\"\u00c3\u00a4\"}", "x\ny", "z");
    }

    @Test
    void severalDataLinesAreJoinedWithALineFeed() {
        assertThat(frames("data: one\r\ndata:two\r\ndata\r\ndata:  three\r\n\r\n"))
                .containsExactly("one\ntwo\n\n three");
    }

    @Test
    void onlyOneSpaceAfterTheColonIsDropped() {
        assertThat(frames("data:  a \n\n")).containsExactly(" a ");
    }

    @Test
    void commentsAndOtherFieldsArePassedOver() {
        assertThat(frames(": OPENROUTER PROCESSING\n\n:\n\nevent: error\nid: 1\nretry: 10\ndatabase: no\n"
                        + " data: no\nDATA: no\ndata: yes\n: in between\nevent: x\n\n"))
                .containsExactly("yes");
    }

    @Test
    void eventWithoutDataIsNone() {
        assertThat(frames("event: ping\n\n\n\n: x\n\n")).isEmpty();
    }

    @Test
    void emptyDataIsAnEmptyEvent() {
        assertThat(frames("data:\n\ndata\n\n")).containsExactly("", "");
    }

    @Test
    void byteOrderMarkCountsAtTheStartOnly() {
        assertThat(frames(BYTE_ORDER_MARK + "data: a\n\n" + BYTE_ORDER_MARK + "data: b\n\ndata: c\n\n"))
                .containsExactly("a", "c");
    }

    @Test
    void lastEventNeedsNoBlankLineAndNoLineEnd() {
        assertThat(frames("data: a\n\ndata: b\n")).containsExactly("a", "b");
        assertThat(frames("data: a\n\ndata: b")).containsExactly("a", "b");
    }

    @Test
    void bareDocumentInMidStreamReachesToTheEnd() {
        assertThat(frames("data: a\r\n\r\n{\r\n  \"error\": {\r\n\r\n    \"code\": 499\r\n  }\r\n}\r\n"))
                .containsExactly("a", "{\r\n  \"error\": {\r\n\r\n    \"code\": 499\r\n  }\r\n}\r\n");
    }

    @Test
    void bareDocumentEndsWhereDataGoesOn() {
        assertThat(frames("[{\"error\":{}}]\n\ndata: a\n\n")).containsExactly("[{\"error\":{}}]\n\n", "a");
    }

    @Test
    void braceInsideAnEventBeginsNoDocument() {
        assertThat(frames("data: a\n{\"x\":1}\n\ndata: b\n\n")).containsExactly("a", "b");
    }

    @Test
    void eventAboveTheLimitIsRefused() {
        byte[] piece = new byte[1 << 16];
        Arrays.fill(piece, (byte) 'x');
        SseFramer framer = new SseFramer();

        assertThatThrownBy(() -> {
                    framer.feed(ByteBuffer.wrap("data: ".getBytes(BYTES)), (buffer, offset, length) -> {});
                    for (int fed = 0; fed <= SseFramer.MAX_EVENT_BYTES; fed += piece.length) {
                        framer.feed(ByteBuffer.wrap(piece), (buffer, offset, length) -> {});
                    }
                })
                .isExactlyInstanceOf(MalformedReplyException.class)
                .hasMessage("An event of a stream has at most 8388608 bytes.");
    }

    @Test
    void streamFarAboveTheLimitIsFineWhenItsEventsAreNot() throws MalformedReplyException {
        byte[] event = ("data: " + "x".repeat(60_000) + "\n\n").getBytes(BYTES);
        SseFramer framer = new SseFramer();
        int[] seen = {0};

        for (int fed = 0; fed < 3 * SseFramer.MAX_EVENT_BYTES; fed += event.length) {
            framer.feed(ByteBuffer.wrap(event), (buffer, offset, length) -> seen[0] += length);
        }

        assertThat(seen[0]).isEqualTo((3 * SseFramer.MAX_EVENT_BYTES / event.length + 1) * 60_000);
    }

    @Test
    void randomStreamsAreCutAsByTheSimplestReading() {
        String[] pieces = {
            "\n",
            "\r",
            "\r\n",
            "\n\n",
            "\r\n\r\n",
            "data",
            "data:",
            "data: ",
            ":",
            " ",
            "{",
            "}",
            "[",
            "event: x",
            "id",
            "a",
            "\u00e4",
            "\u0000",
            BYTE_ORDER_MARK,
            "{\"error\":1}\n",
            "xdata:",
            "long".repeat(1500)
        };
        Random random = new Random(20261121);

        for (int run = 0; run < 20_000; run++) {
            StringBuilder stream = new StringBuilder();
            for (int count = random.nextInt(30); count > 0; count--) {
                stream.append(pieces[random.nextInt(random.nextInt(20) == 0 ? pieces.length : pieces.length - 1)]);
            }
            List<String> cuts = new ArrayList<>();
            for (int at = 0; at < stream.length(); ) {
                int next = Math.min(stream.length(), at + 1 + random.nextInt(9));
                cuts.add(stream.substring(at, next));
                at = next;
            }
            assertThat(frames(cuts.toArray(String[]::new))).as("run %d", run).isEqualTo(reference(stream.toString()));
        }
    }

    private static List<String> frames(String... reads) {
        List<String> frames = new ArrayList<>();
        Framing.Frames keep = (buffer, offset, length) -> frames.add(new String(buffer, offset, length, BYTES));
        SseFramer framer = new SseFramer();
        try {
            for (String read : reads) {
                framer.feed(ByteBuffer.wrap(read.getBytes(BYTES)), keep);
            }
            framer.end(keep);
        } catch (MalformedReplyException e) {
            throw new AssertionError(e);
        }
        return frames;
    }

    /** The same rules, on the whole text and without care for speed. */
    private static List<String> reference(String bytes) {
        String stream = bytes.startsWith(BYTE_ORDER_MARK) ? bytes.substring(BYTE_ORDER_MARK.length()) : bytes;
        List<String> frames = new ArrayList<>();
        List<String> data = new ArrayList<>();
        int document = -1;
        Matcher line = Pattern.compile("([^\r\n]*)(\r\n|\r|\n|\\z)").matcher(stream);
        while (line.find() && !line.group().isEmpty()) {
            String text = line.group(1);
            boolean isData = text.equals("data") || text.startsWith("data:");
            if (document >= 0 && isData) {
                frames.add(stream.substring(document, line.start()));
                document = -1;
            }
            if (document >= 0) {
                continue;
            }
            if (text.isEmpty()) {
                dispatch(data, frames);
            } else if (isData) {
                data.add(text.replaceFirst("^data:? ?", ""));
            } else if (data.isEmpty() && (text.startsWith("{") || text.startsWith("["))) {
                document = line.start();
            }
        }
        if (document >= 0) {
            frames.add(stream.substring(document));
        }
        dispatch(data, frames);
        return frames;
    }

    private static void dispatch(List<String> data, List<String> frames) {
        if (!data.isEmpty()) {
            frames.add(String.join("\n", data));
            data.clear();
        }
    }
}
