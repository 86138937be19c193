package io.claviger.provider.http;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Cuts server-sent events on bytes, without a string or an object for each line.
 *
 * <p>Takes LF, CRLF and CR; joins several {@code data:} lines with LF; passes over comments and other fields. A line
 * that begins with a brace or bracket outside an event begins a bare document: some services send their error that way
 * in the middle of a stream; it reaches to the next {@code data:} line or the end.
 */
final class SseFramer implements Framing.Framer {
    /** Far above any recorded event (images inside one included), far below what would hurt. */
    static final int MAX_EVENT_BYTES = 8 << 20;

    private static final int INITIAL_BYTES = 4096;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHEST_BITS = ONES << 7;
    private static final long LINE_FEEDS = ONES * '\n';
    private static final long CARRIAGE_RETURNS = ONES * '\r';
    private static final byte[] DATA = {'d', 'a', 't', 'a'};

    /** Holds everything from the start of the current event; {@code [eventStart, lineStart)} are its whole lines. */
    private byte[] buffer = new byte[INITIAL_BYTES];

    private int eventStart;
    private int lineStart;
    private int scanned;
    private int end;

    private boolean skipLineFeed;
    private boolean atStreamStart = true;
    private int dataLines;
    private int dataStart;
    private int dataEnd;
    private final ByteArrayOutputStream joined = new ByteArrayOutputStream(0);
    private boolean bareDocument;

    @Override
    public void feed(ByteBuffer bytes, Framing.Frames frames) throws MalformedReplyException {
        append(bytes);
        if (skipLineFeed && scanned < end) {
            skipLineFeed();
        }
        for (int lineEnd = lineEnd(); lineEnd < end; lineEnd = lineEnd()) {
            scanned = lineEnd + 1;
            skipLineFeed = buffer[lineEnd] == '\r';
            line(lineStart, lineEnd, frames);
            lineStart = scanned;
            if (skipLineFeed && scanned < end) {
                skipLineFeed();
            }
        }
        scanned = end;
        if (dataLines == 0 && !bareDocument) {
            eventStart = lineStart;
        }
    }

    /** Nearly all the time of a stream goes by here, so eight bytes are looked at together. */
    private int lineEnd() {
        byte[] bytes = buffer;
        int at = scanned;
        int to = end;
        while (at + Long.BYTES <= to && !hasLineEnd((long) EIGHT.get(bytes, at))) {
            at += Long.BYTES;
        }
        while (at < to && bytes[at] != '\n' && bytes[at] != '\r') {
            at++;
        }
        return at;
    }

    /** Whether one of eight bytes is LF or CR; it may say so of others, too, but never not of one that is. */
    private static boolean hasLineEnd(long bytes) {
        long feeds = bytes ^ LINE_FEEDS;
        long returns = bytes ^ CARRIAGE_RETURNS;
        // Subtracting 1 from a byte that is zero, and from hardly any other, sets its highest bit.
        long feedBits = (feeds - ONES) & ~feeds;
        long returnBits = (returns - ONES) & ~returns;
        return ((feedBits | returnBits) & HIGHEST_BITS) != 0;
    }

    /** The second half of a line end that may have been cut in two. */
    private void skipLineFeed() {
        skipLineFeed = false;
        if (buffer[scanned] == '\n') {
            scanned++;
            lineStart = scanned;
        }
    }

    @Override
    public void end(Framing.Frames frames) throws MalformedReplyException {
        if (lineStart < end) {
            line(lineStart, end, frames);
        }
        if (bareDocument) {
            frames.frame(buffer, eventStart, end - eventStart);
        } else {
            dispatch(frames);
        }
    }

    private void line(int from, int to, Framing.Frames frames) throws MalformedReplyException {
        int start = atStreamStart ? afterByteOrderMark(from, to) : from;
        atStreamStart = false;
        if (bareDocument) {
            if (!startsWithData(start, to)) {
                return;
            }
            frames.frame(buffer, eventStart, from - eventStart);
            bareDocument = false;
        }
        if (start == to) {
            dispatch(frames);
            eventStart = scanned;
        } else if (startsWithData(start, to)) {
            data(start, to);
        } else if (dataLines == 0 && (buffer[start] == '{' || buffer[start] == '[')) {
            bareDocument = true;
            eventStart = start;
        }
    }

    private void data(int from, int to) {
        int start = from + DATA.length;
        if (start < to) {
            start++;
        }
        if (start < to && buffer[start] == ' ') {
            start++;
        }
        if (dataLines++ == 0) {
            dataStart = start;
            dataEnd = to;
            return;
        }
        if (dataLines == 2) {
            joined.write(buffer, dataStart, dataEnd - dataStart);
        }
        joined.write('\n');
        joined.write(buffer, start, to - start);
    }

    private void dispatch(Framing.Frames frames) throws MalformedReplyException {
        int lines = dataLines;
        dataLines = 0;
        if (lines == 1) {
            frames.frame(buffer, dataStart, dataEnd - dataStart);
        } else if (lines > 1) {
            byte[] event = joined.toByteArray();
            joined.reset();
            frames.frame(event, 0, event.length);
        }
    }

    private boolean startsWithData(int from, int to) {
        int length = to - from;
        return length >= DATA.length
                && Arrays.equals(buffer, from, from + DATA.length, DATA, 0, DATA.length)
                && (length == DATA.length || buffer[from + DATA.length] == ':');
    }

    private int afterByteOrderMark(int from, int to) {
        boolean marked = to - from >= 3
                && buffer[from] == (byte) 0xEF
                && buffer[from + 1] == (byte) 0xBB
                && buffer[from + 2] == (byte) 0xBF;
        return marked ? from + 3 : from;
    }

    private void append(ByteBuffer bytes) throws MalformedReplyException {
        int more = bytes.remaining();
        if (end + more > buffer.length) {
            makeRoom(more);
        }
        bytes.get(buffer, end, more);
        end += more;
    }

    private void makeRoom(int more) throws MalformedReplyException {
        int kept = end - eventStart;
        if (kept + (long) more > MAX_EVENT_BYTES) {
            throw new MalformedReplyException("An event of a stream has at most " + MAX_EVENT_BYTES + " bytes.");
        }
        byte[] target = kept + more <= buffer.length ? buffer : new byte[Integer.highestOneBit(kept + more) << 1];
        System.arraycopy(buffer, eventStart, target, 0, kept);
        buffer = target;
        dataStart -= eventStart;
        dataEnd -= eventStart;
        lineStart -= eventStart;
        scanned -= eventStart;
        end = kept;
        eventStart = 0;
    }
}
