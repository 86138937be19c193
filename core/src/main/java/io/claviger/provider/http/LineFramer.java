package io.claviger.provider.http;

import java.nio.ByteBuffer;

/**
 * Cuts a stream of JSON documents, one a line, on bytes and without a string or an object for each line.
 *
 * <p>Takes LF and CRLF, passes over blank lines, and takes a last line without an end. A last line whose JSON is not
 * closed is what a cut leaves: it is dropped, so that the stream counts as cut and not as one that cannot be read.
 */
final class LineFramer implements Framing.Framer {
    /** Far above any recorded line, far below what would hurt; the same as for events. */
    static final int MAX_LINE_BYTES = 8 << 20;

    private static final int INITIAL_BYTES = 4096;

    /** Holds everything from the start of the current line. */
    private byte[] buffer = new byte[INITIAL_BYTES];

    private int lineStart;
    private int scanned;
    private int end;
    private boolean atStreamStart = true;

    @Override
    public void feed(ByteBuffer bytes, Framing.Frames frames) throws MalformedReplyException {
        append(bytes);
        while (scanned < end) {
            int lineEnd = scanned++;
            if (buffer[lineEnd] == '\n') {
                int from = lineStart;
                lineStart = scanned;
                line(from, lineEnd, frames);
            }
        }
    }

    @Override
    public void end(Framing.Frames frames) throws MalformedReplyException {
        if (!isCut(lineStart, end)) {
            line(lineStart, end, frames);
        }
        lineStart = end;
    }

    private void line(int from, int to, Framing.Frames frames) throws MalformedReplyException {
        int start = atStreamStart ? afterByteOrderMark(from, to) : from;
        atStreamStart = false;
        while (start < to && isBlank(buffer[start])) {
            start++;
        }
        int stop = to;
        while (stop > start && isBlank(buffer[stop - 1])) {
            stop--;
        }
        if (start < stop) {
            frames.frame(buffer, start, stop - start);
        }
    }

    /** White space of JSON (RFC 8259 section 2). */
    private static boolean isBlank(byte next) {
        return next == ' ' || next == '\t' || next == '\r';
    }

    /** {@return whether an object, an array or a string is still open at the end} */
    private boolean isCut(int from, int to) {
        int open = 0;
        boolean inString = false;
        for (int at = from; at < to; at++) {
            byte next = buffer[at];
            if (inString && next == '\\') {
                at++;
            } else if (next == '"') {
                inString = !inString;
            } else if (!inString && (next == '{' || next == '[')) {
                open++;
            } else if (!inString && (next == '}' || next == ']')) {
                open--;
            }
        }
        return inString || open > 0;
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
        if (end + (long) more > buffer.length) {
            makeRoom(more);
        }
        bytes.get(buffer, end, more);
        end += more;
    }

    private void makeRoom(int more) throws MalformedReplyException {
        int kept = end - lineStart;
        if (kept + (long) more > MAX_LINE_BYTES) {
            throw new MalformedReplyException("A line of a stream has at most " + MAX_LINE_BYTES + " bytes.");
        }
        byte[] target = kept + more <= buffer.length ? buffer : new byte[Integer.highestOneBit(kept + more) << 1];
        System.arraycopy(buffer, lineStart, target, 0, kept);
        buffer = target;
        scanned -= lineStart;
        end = kept;
        lineStart = 0;
    }
}
