package io.claviger.examples.chatserver.chat;

/** The client closed its connection before the answer was complete. Nobody is left to be told. */
final class ClientGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClientGoneException() {
        super("The client closed its connection before the answer was complete.");
    }
}
