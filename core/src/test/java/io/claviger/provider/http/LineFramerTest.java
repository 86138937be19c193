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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineFramerTest {
    /** One character a byte, so that any bytes can be written as text. */
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void everyLineIsADocument(String lineEnd) {
        assertThat(frames("{\"a\":1}" + lineEnd + "{\"b\":\"\u00c3\u00a4\"}" + lineEnd))
                .containsExactly("{\"a\":1}", "{\"b\":\"\u00c3\u00a4\"}");
    }

    @Test
    void blankLinesAreNone() {
        assertThat(frames("\n\r\n \t \n{}\n\n\n")).containsExactly("{}");
    }

    @Test
    void whiteSpaceAroundADocumentIsDropped() {
        assertThat(frames(" \t{\"a\": 1 }\t \r\n")).containsExactly("{\"a\": 1 }");
    }

    @Test
    void byteOrderMarkCountsAtTheStartOnly() {
        assertThat(frames(BYTE_ORDER_MARK + "{}\n" + BYTE_ORDER_MARK + "{}\n"))
                .containsExactly("{}", BYTE_ORDER_MARK + "{}");
    }

    @Test
    void lastLineNeedsNoEnd() {
        assertThat(frames("{\"a\":1}\n{\"b\":2}")).containsExactly("{\"a\":1}", "{\"b\":2}");
        assertThat(frames("Ollama is running")).containsExactly("Ollama is running");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"a",
                "{\"a\":[1,{\"b\":{}}",
                "{\"a\":\"}",
                "{\"a\":\"\\\"}",
                "{\"a\":{}",
                "{\"a\":\"{\\\\\"",
                "\"text",
                "[{}"
            })
    void lastLineThatIsCutIsNone(String cut) {
        assertThat(frames("{}\n" + cut)).containsExactly("{}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"`{\"a\":\"}{[\"}`", "`{\"a\":\"\\\\\"}`", "`{\"a\":\"\\\"\"}`", "7", "`]`"})
    void bracketsInsideStringsDoNotCount(String line) {
        assertThat(frames(line)).containsExactly(line);
    }

    @Test
    void streamMayBeSplitAtEveryByte() {
        String stream = BYTE_ORDER_MARK + "{\"a\":\"\u00c3\u00a4\"}\r\n\n {\"b\":2}\n{\"c\":[]}";
        List<String> whole = frames(stream);

        for (int first = 0; first <= stream.length(); first++) {
            for (int second = first; second <= stream.length(); second++) {
                assertThat(frames(
                                stream.substring(0, first), stream.substring(first, second), stream.substring(second)))
                        .isEqualTo(whole);
            }
        }
        assertThat(whole).containsExactly("{\"a\":\"\u00c3\u00a4\"}", "{\"b\":2}", "{\"c\":[]}");
    }

    @Test
    void lineAboveTheLimitIsRefused() {
        byte[] piece = new byte[1 << 16];
        Arrays.fill(piece, (byte) 'x');
        LineFramer framer = new LineFramer();

        assertThatThrownBy(() -> {
                    for (int fed = 0; fed <= LineFramer.MAX_LINE_BYTES; fed += piece.length) {
                        framer.feed(ByteBuffer.wrap(piece), (buffer, offset, length) -> {});
                    }
                })
                .isExactlyInstanceOf(MalformedReplyException.class)
                .hasMessage("A line of a stream has at most 8388608 bytes.");
    }

    @Test
    void streamFarAboveTheLimitIsFineWhenItsLinesAreNot() throws MalformedReplyException {
        byte[] line = ("{" + "x".repeat(60_000) + "}\n").getBytes(BYTES);
        LineFramer framer = new LineFramer();
        int[] seen = {0};

        for (int fed = 0; fed < 3 * LineFramer.MAX_LINE_BYTES; fed += line.length) {
            framer.feed(ByteBuffer.wrap(line), (buffer, offset, length) -> seen[0] += length);
        }

        assertThat(seen[0]).isEqualTo((3 * LineFramer.MAX_LINE_BYTES / line.length + 1) * 60_002);
    }

    @Test
    void randomStreamsAreCutAsByTheSimplestReading() {
        String[] pieces = {
            "\n",
            "\r",
            "\r\n",
            " ",
            "\t",
            "{",
            "}",
            "{}",
            "[",
            "]",
            "\"",
            "\\",
            "\"a\":",
            "\u00e4",
            "\u0000",
            BYTE_ORDER_MARK,
            "long".repeat(1500)
        };
        Random random = new Random(20261121);
        int cut = 0;

        for (int run = 0; run < 20_000; run++) {
            StringBuilder stream = new StringBuilder();
            for (int count = random.nextInt(30); count > 0; count--) {
                stream.append(pieces[random.nextInt(random.nextInt(20) == 0 ? pieces.length : pieces.length - 1)]);
            }
            List<String> reads = new ArrayList<>();
            for (int at = 0; at < stream.length(); ) {
                int next = Math.min(stream.length(), at + 1 + random.nextInt(9));
                reads.add(stream.substring(at, next));
                at = next;
            }
            List<String> whole = reference(stream.toString());
            cut += whole.isEmpty() ? 1 : 0;
            assertThat(frames(reads.toArray(String[]::new))).as("run %d", run).isEqualTo(whole);
        }
        assertThat(cut).as("streams without a document").isBetween(100, 10_000);
    }

    private static List<String> frames(String... reads) {
        List<String> frames = new ArrayList<>();
        Framing.Frames keep = (buffer, offset, length) -> frames.add(new String(buffer, offset, length, BYTES));
        Framing.Framer framer = Framing.NDJSON.framer();
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
        List<String> frames = new ArrayList<>();
        String[] lines = bytes.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            boolean marked = i == 0 && lines[0].startsWith(BYTE_ORDER_MARK);
            String line =
                    lines[i].substring(marked ? BYTE_ORDER_MARK.length() : 0).replaceAll("^[ \t\r]+|[ \t\r]+$", "");
            boolean cut = i == lines.length - 1 && isOpen(lines[i]);
            if (!line.isEmpty() && !cut) {
                frames.add(line);
            }
        }
        return frames;
    }

    private static boolean isOpen(String line) {
        String outside = line.replaceAll("(?s)\"(?:[^\"\\\\]|\\\\.)*+\"", "");
        int quote = outside.indexOf('"');
        if (quote >= 0) {
            return true;
        }
        return outside.chars().filter(c -> c == '{' || c == '[').count()
                > outside.chars().filter(c -> c == '}' || c == ']').count();
    }
}
