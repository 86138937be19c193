package io.claviger.examples.chatserver.generation;

import io.claviger.examples.chatserver.history.AnswerDetails.Reason;
import io.claviger.examples.chatserver.history.MessageState;
import org.jspecify.annotations.Nullable;

/** Why a job is ended from outside. */
enum End {
    /** The user has enough. */
    STOPPED(MessageState.STOPPED, null, ""),
    /** It took too long. */
    TOO_SLOW(
            MessageState.FAILED,
            "ANSWER_TOO_SLOW",
            "The answer took longer than this server allows. Here is what came so far."),
    /** The server stops. */
    SHUTDOWN(
            MessageState.INTERRUPTED,
            "INTERRUPTED",
            "The server was restarted while this answer was written. Please ask again."),
    /** The key session ended whose keys it had borrowed. */
    KEYS_GONE(MessageState.FAILED, "KEY_SESSION_ENDED", "The key session ended while this answer was written."),
    /** Its user was locked, or signed out before it began. */
    SIGNED_OUT(MessageState.INTERRUPTED, "SESSION_ENDED", "The account was locked or signed out. Please ask again."),
    /** Its conversation was deleted, or its user. */
    GONE(MessageState.INTERRUPTED, null, "");

    final MessageState state;
    private final @Nullable String code;
    private final String message;

    End(MessageState state, @Nullable String code, String message) {
        this.state = state;
        this.code = code;
        this.message = message;
    }

    /** {@return why the answer is not whole, null when its user wanted it so} */
    @Nullable Reason reason() {
        return code == null ? null : new Reason(code, message);
    }
}
