package io.claviger.testkit;

import java.util.List;
import java.util.Map;

/** How one service reads a question and words an answer. Stateless and thread-safe. */
interface Voice {
    /**
     * What was asked.
     *
     * @param question the last text of the person
     * @param model the model
     * @param streaming whether the answer is wanted piece by piece
     * @param usage whether the tokens are to be told at the end of a stream
     */
    record Asked(String question, String model, boolean streaming, boolean usage) {}

    /**
     * A stream, event by event.
     *
     * @param opening what comes before the first token
     * @param pieces the tokens
     * @param closing finish reason and usage
     * @param terminator the mark of the end, empty when the service has none
     */
    record Events(List<String> opening, List<String> pieces, List<String> closing, String terminator) {}

    /**
     * Reads a request.
     *
     * @throws IllegalArgumentException when the service would refuse it
     */
    Asked read(RecordedRequest request);

    /** {@return the answer as one document} */
    String document(FakeAnswer answer, Asked asked);

    /** {@return the answer as events} */
    Events stream(FakeAnswer answer, Asked asked);

    /** {@return the headers of a success, without the content type} */
    Map<String, String> headers(Asked asked);

    /** {@return what a stream calls itself} */
    default String mediaType() {
        return "text/event-stream";
    }

    /** {@return a document as an event} */
    String event(String json);

    /**
     * Puts an event into what carries it, where that is more than the event's own text.
     *
     * @param event an event in UTF-8, on purpose also one that is none
     * @return the bytes to send
     */
    default byte[] wire(byte[] event) {
        return event;
    }

    /** {@return how an event begins that is far too long} */
    default byte[] endless() {
        return Bytes.utf8("data: {\"padding\":\"");
    }

    /** {@return an error as an event in mid-stream, with what follows it} */
    String errorEvent(String json);

    /** {@return what a call that lists models gets} */
    String listing();

    /**
     * {@return what a call gets that is no chat}
     *
     * @param path the path that was asked for
     */
    default String listing(String path) {
        return listing();
    }
}
