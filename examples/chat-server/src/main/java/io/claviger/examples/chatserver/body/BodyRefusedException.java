package io.claviger.examples.chatserver.body;

import java.io.IOException;
import java.net.SocketTimeoutException;

/** A body that was not even parsed. The message is for the client. */
public final class BodyRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why a body was not parsed. */
    public enum Reason {
        /** It is longer than its route takes. */
        TOO_LARGE(413, "Payload too large", "The request body is too long."),
        /** It says that it is something else than JSON in UTF-8. */
        NOT_JSON(
                415,
                "Unsupported media type",
                "The body must be JSON in UTF-8: send the header Content-Type: application/json."),
        /** It is compressed or otherwise encoded. */
        ENCODED(415, "Unsupported media type", "The body must be sent as it is, without a Content-Encoding."),
        /** It did not arrive in time. */
        TOO_SLOW(408, "Request timeout", "The request body did not arrive in time."),
        /** The connection broke, or what came was not HTTP. */
        BROKEN(400, "Bad request", "The request body could not be read to its end.");

        private final int status;
        private final String error;
        private final String sentence;

        Reason(int status, String error, String sentence) {
            this.status = status;
            this.error = error;
            this.sentence = sentence;
        }

        /** {@return the HTTP status that says so} */
        public int status() {
            return status;
        }

        /** {@return what is wrong, for people} */
        public String sentence() {
            return sentence;
        }

        /** {@return the status in words} */
        public String error() {
            return error;
        }
    }

    private final Reason reason;
    private final String sentence;

    BodyRefusedException(Reason reason) {
        this(reason, reason.sentence);
    }

    private BodyRefusedException(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
        this.sentence = sentence;
    }

    /** {@return a refusal of more bytes than a route takes} */
    static BodyRefusedException tooLarge(long longest) {
        return new BodyRefusedException(Reason.TOO_LARGE, "A request body has at most " + longest + " bytes here.");
    }

    /** {@return a refusal for what broke while reading; its cause stays here, since it may quote what was sent} */
    static BodyRefusedException of(IOException broken) {
        boolean timeout =
                broken instanceof SocketTimeoutException || broken.getCause() instanceof SocketTimeoutException;
        return new BodyRefusedException(timeout ? Reason.TOO_SLOW : Reason.BROKEN);
    }

    /** {@return why} */
    public Reason reason() {
        return reason;
    }

    /** {@return what was wanted, for people} */
    public String sentence() {
        return sentence;
    }
}
