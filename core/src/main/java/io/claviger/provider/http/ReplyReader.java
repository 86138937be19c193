package io.claviger.provider.http;

import java.io.IOException;

/** Reads one answer, event by event. For one answer and one thread. */
@FunctionalInterface
public interface ReplyReader {
    /**
     * Reads one event of a stream, or the whole document of an answer that is not streamed.
     *
     * @param buffer holds the event in UTF-8; valid during the call only, not to be changed
     * @param offset where the event begins
     * @param length its length in bytes
     * @param reply takes what was found
     * @throws IOException when the event is not the JSON that was expected; the exception's text is dropped
     */
    void read(byte[] buffer, int offset, int length, Reply reply) throws IOException;
}
