package io.claviger.provider.http;

import java.nio.ByteBuffer;
import java.util.function.Supplier;

/** How a stream of bytes is cut into events. Immutable; makes one {@link Framer} for each stream. */
public final class Framing {
    /** Server-sent events: the data of each event (WHATWG HTML, section 9.2), of at most 8 MiB. */
    public static final Framing SSE = new Framing("text/event-stream", SseFramer::new);

    /**
     * Newline-delimited JSON: one document a line (the form of Ollama's streams), of at most 8 MiB. Empty lines are passed
     * over, and the last line needs no line break when its document is whole.
     */
    public static final Framing NDJSON = new Framing("application/x-ndjson", LineFramer::new);

    private final String mediaType;
    private final Supplier<Framer> framers;

    private Framing(String mediaType, Supplier<Framer> framers) {
        this.mediaType = mediaType;
        this.framers = framers;
    }

    /**
     * A framing of a provider's own.
     *
     * @param mediaType what is sent as {@code Accept}
     * @param framers makes a framer for each stream
     * @return the framing
     */
    public static Framing of(String mediaType, Supplier<Framer> framers) {
        return new Framing(mediaType, framers);
    }

    String mediaType() {
        return mediaType;
    }

    Framer framer() {
        return framers.get();
    }

    /** Cuts one stream. For one thread. */
    public interface Framer {
        /**
         * Takes more bytes; cut anywhere, also inside a character.
         *
         * @param bytes the bytes, consumed to their end
         * @param frames gets each complete event
         * @throws MalformedReplyException when the bytes cannot be such a stream
         */
        void feed(ByteBuffer bytes, Frames frames) throws MalformedReplyException;

        /**
         * Says that the stream has ended.
         *
         * @param frames gets what is complete
         * @throws MalformedReplyException when the bytes cannot be such a stream
         */
        void end(Frames frames) throws MalformedReplyException;
    }

    /** Receives events. */
    @FunctionalInterface
    public interface Frames {
        /**
         * Takes one event.
         *
         * @param buffer holds the event; valid during the call only, not to be changed
         * @param offset where the event begins
         * @param length its length in bytes
         * @throws MalformedReplyException when the event cannot be read and the stream must not go on
         */
        void frame(byte[] buffer, int offset, int length) throws MalformedReplyException;
    }
}
