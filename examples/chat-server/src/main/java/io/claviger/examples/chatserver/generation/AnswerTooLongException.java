package io.claviger.examples.chatserver.generation;

/** A provider writes more than an answer may have. */
final class AnswerTooLongException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AnswerTooLongException() {
        super("The answer is longer than " + Journal.LONGEST + " characters.");
    }
}
