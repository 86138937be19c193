package io.claviger.examples.chatserver.live;

/** Why the server ends a connection: codes of the application, and one of RFC 6455 section 7.4.1. */
enum Closing {
    /** Signed out, locked, or the access token ran out. */
    SESSION_ENDED(4001, "session ended"),
    /** The ticket is another user's. */
    NOT_ALLOWED(4003, "not allowed"),
    /** Too much waits for this client; it resumes later. */
    SLOW(4008, "slow, resume later"),
    /** The user has as many connections as one may have. */
    TOO_MANY(4009, "too many connections"),
    /** The server stops (1012, registered with IANA). */
    RESTART(1012, "restart"),
    /** A frame could not be sent in time, or at all. */
    BROKEN(1011, "broken");

    final int code;
    final String reason;

    Closing(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }
}
