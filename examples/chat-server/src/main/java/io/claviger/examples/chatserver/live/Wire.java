package io.claviger.examples.chatserver.live;

import java.util.function.Consumer;

/** The way to one client. */
interface Wire {
    /**
     * Sends a frame without waiting.
     *
     * @param frame JSON
     * @param sent told once whether it went out, on any thread, perhaps at once
     */
    void send(String frame, Consumer<Boolean> sent);

    /** Ends the connection, without waiting. Idempotent. */
    void close(Closing why);
}
