package io.claviger.providers.openai;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Recognises an event that is the last one but for its piece of text, as nearly all events of a stream are, without reading
 * its JSON again.
 *
 * <p>What stands before and after the text is compared byte for byte, and the text may hold nothing that ends or escapes a
 * JSON string: so the event means what the last one meant, with another text. For one stream and one thread.
 */
final class RepeatedEvent {
    /** Some services put a random field into every event: after so many in vain, nothing is remembered any more. */
    private static final int PATIENCE = 16;

    private static final int NONE = -1;
    private static final char REPLACEMENT = '\uFFFD';

    private byte[] event = {};
    private int textStart;
    private int textEnd;
    private int length = NONE;
    private int inVain;

    /**
     * Remembers an event whose only effect is a piece of text.
     *
     * @param start where its text begins, counted from the offset
     * @param text its text
     */
    void remember(byte[] buffer, int offset, int size, int start, String text) {
        length = NONE;
        int end = start;
        while (end < size && isPlain(buffer[offset + end])) {
            end++;
        }
        if (inVain++ < PATIENCE && end < size && text.equals(string(buffer, offset + start, offset + end))) {
            event = size <= event.length ? event : new byte[2 * size];
            System.arraycopy(buffer, offset, event, 0, size);
            textStart = start;
            textEnd = end;
            length = size;
        }
    }

    /** {@return the text of this event if it differs from the remembered one in nothing else, else null} */
    @Nullable String text(byte[] buffer, int offset, int size) {
        int start = offset + textStart;
        int end = offset + size - (length - textEnd);
        boolean same = length != NONE
                && start <= end
                && Arrays.equals(buffer, end, offset + size, event, textEnd, length)
                && Arrays.equals(buffer, offset, start, event, 0, textStart);
        String text = same ? string(buffer, start, end) : null;
        inVain = text == null ? inVain : 0;
        return text;
    }

    private static @Nullable String string(byte[] buffer, int start, int end) {
        boolean ascii = true;
        for (int i = start; i < end; i++) {
            if (!isPlain(buffer[i])) {
                return null;
            }
            ascii &= buffer[i] > 0;
        }
        if (ascii) {
            return new String(buffer, start, end - start, ISO_8859_1);
        }
        String text = new String(buffer, start, end - start, UTF_8);
        // Bytes that are no characters become this one; the reader knows what to do about them.
        return text.indexOf(REPLACEMENT) < 0 ? text : null;
    }

    /** Whether a byte stands for itself in a JSON string (RFC 8259 section 7); those of longer characters are negative. */
    private static boolean isPlain(byte b) {
        return (b >= ' ' && b != '"' && b != '\\') || b < 0;
    }
}
