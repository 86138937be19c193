package io.claviger.examples.chatserver.generation;

import io.claviger.examples.chatserver.history.AnswerDetails.Reason;
import io.claviger.examples.chatserver.history.MessageState;
import org.jspecify.annotations.Nullable;

/** Why a job is ended from outside. */
enum End {
    /** The user has enough. */
    STOPPED(MessageState.STOPPED, null),
    /** It took too long. */
    TOO_SLOW(
            MessageState.FAILED,
            new Reason("ANSWER_TOO_SLOW", "The answer took longer than this server allows. Here is what came so far.")),
    /** The server stops. */
    SHUTDOWN(
            MessageState.INTERRUPTED,
            new Reason("INTERRUPTED", "The server was restarted while this answer was written. Please ask again.")),
    /** Its conversation was deleted. */
    GONE(MessageState.INTERRUPTED, null);

    final MessageState state;
    final @Nullable Reason reason;

    End(MessageState state, @Nullable Reason reason) {
        this.state = state;
        this.reason = reason;
    }
}
