package io.claviger.examples.chatserver.chat;

/** The client closed its connection before the answer was complete. Nobody is left to be told. */
public final class ClientGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Tells it. */
    public ClientGoneException() {
        super("The client closed its connection before the answer was complete.");
    }
}
