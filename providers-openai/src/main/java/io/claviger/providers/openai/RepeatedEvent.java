package io.claviger.providers.openai;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Recognises an event that is the last one but for its piece of text, as nearly all events of a stream are, without reading
 * its JSON again.
 *
 * <p>What stands around the text is compared byte for byte, and the text may hold nothing that ends or escapes a JSON
 * string: so the event means what the last one meant, with another text. A second string behind the text may differ, too,
 * when nobody reads it: OpenAI pads each event with a random one. For one stream and one thread.
 */
final class RepeatedEvent {
    /** Some services put something else into every event: after so many in vain, nothing is remembered any more. */
    private static final int PATIENCE = 16;

    private static final int NONE = -1;
    private static final char REPLACEMENT = '\uFFFD';

    private byte[] event = {};
    private int textStart;
    private int textEnd;
    private int paddingStart;
    private int paddingEnd;
    private int length = NONE;
    private int inVain;

    /** Where the strings that may differ begin in an event, counted from its start; 0 when there is none. */
    record Places(int text, int padding) {}

    /** Remembers an event whose only effect is this text. */
    void remember(byte[] buffer, int offset, int size, Places places, String text) {
        length = NONE;
        int limit = offset + size;
        int end = plainEnd(buffer, offset + places.text(), limit);
        if (inVain++ >= PATIENCE || end == limit || !text.equals(string(buffer, offset + places.text(), end))) {
            return;
        }
        event = size <= event.length ? event : new byte[2 * size];
        System.arraycopy(buffer, offset, event, 0, size);
        textStart = places.text();
        textEnd = end - offset;
        boolean padded = places.padding() > textEnd;
        paddingStart = padded ? places.padding() : size;
        paddingEnd = padded ? plainEnd(event, paddingStart, size) : size;
        length = size;
    }

    /** {@return the text of this event if it differs from the remembered one in nothing else, else null} */
    @Nullable String text(byte[] buffer, int offset, int size) {
        int limit = offset + size;
        int start = after(0, textStart, buffer, offset, limit);
        if (length == NONE || start == NONE) {
            return null;
        }
        int end = plainEnd(buffer, start, limit);
        int padding = after(textEnd, paddingStart, buffer, end, limit);
        if (padding == NONE) {
            return null;
        }
        // What nobody reads must be whole characters all the same, so here it is ASCII.
        int rest = paddingStart == length ? padding : asciiEnd(buffer, padding, plainEnd(buffer, padding, limit));
        String text = after(paddingEnd, length, buffer, rest, limit) == limit ? string(buffer, start, end) : null;
        inVain = text == null ? inVain : 0;
        return text;
    }

    /** {@return where the buffer goes on behind that part of the remembered event, which must stand there} */
    private int after(int from, int to, byte[] buffer, int at, int limit) {
        int end = at + to - from;
        return end <= limit && Arrays.equals(buffer, at, end, event, from, to) ? end : NONE;
    }

    /** {@return where the first byte is that does not stand for itself in a JSON string (RFC 8259 section 7)} */
    private static int plainEnd(byte[] buffer, int start, int limit) {
        int end = start;
        // Those of characters beyond ASCII are negative.
        while (end < limit && buffer[end] != '"' && buffer[end] != '\\' && (buffer[end] >= ' ' || buffer[end] < 0)) {
            end++;
        }
        return end;
    }

    private static int asciiEnd(byte[] buffer, int start, int limit) {
        int end = start;
        while (end < limit && buffer[end] > 0) {
            end++;
        }
        return end;
    }

    private static @Nullable String string(byte[] buffer, int start, int end) {
        if (asciiEnd(buffer, start, end) == end) {
            return new String(buffer, start, end - start, ISO_8859_1);
        }
        String text = new String(buffer, start, end - start, UTF_8);
        // Bytes that are no characters become this one; the reader knows what to do about them.
        return text.indexOf(REPLACEMENT) < 0 ? text : null;
    }
}
