package io.claviger.examples.chatserver.generation;

import io.claviger.examples.chatserver.chat.Failures;
import io.claviger.examples.chatserver.history.AnswerDetails.Reason;
import io.claviger.examples.chatserver.history.Ending;
import io.claviger.examples.chatserver.history.Message;
import io.claviger.examples.chatserver.history.MessageJson;
import io.claviger.examples.chatserver.history.MessageState;
import io.claviger.examples.chatserver.history.MessageTree;
import io.claviger.examples.chatserver.history.Turns;
import io.claviger.examples.chatserver.wire.ErrorBody;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Stores how jobs ended, and tells it. Thread-safe. */
final class Endings {
    private static final Logger LOG = LoggerFactory.getLogger(Endings.class);
    private static final ErrorBody TOO_LONG = ErrorBody.of(
            "Answer too long",
            "The answer is longer than this server keeps. Here is its beginning.",
            "ANSWER_TOO_LONG");
    private static final ErrorBody NOT_KEPT =
            ErrorBody.of("Not kept", "The answer could not be stored, or its conversation is gone.", "NOT_KEPT");

    private final Turns turns;
    private final Failures failures;
    private final MessageTree tree;
    private final Audience audience;

    Endings(Turns turns, Failures failures, MessageTree tree, Audience audience) {
        this.turns = turns;
        this.failures = failures;
        this.tree = tree;
        this.audience = audience;
    }

    /** The last event of an answer that is as its user wants it. */
    private record Done(String generation, MessageJson message) {}

    /** The last event of an answer that is not whole. */
    private record Failed(String generation, @Nullable MessageJson message, Object error) {}

    /** Stores an ending first, then tells those who follow the job, then the owner's other devices. */
    void settle(Generation job, Finish finish) {
        ErrorBody error = finish.failure() == null ? null : error(finish.failure());
        Ending ending = finish.ending() == null
                ? job.partial(MessageState.FAILED, error == null ? null : new Reason(error.code(), error.message()))
                : finish.ending();
        Message stored = store(job, ending).orElse(null);
        if (stored == null) {
            job.journal().end(new LiveEvent("ai_error", new Failed(job.id(), null, NOT_KEPT)));
            return;
        }
        MessageJson view = tree.json(job.conversation(), List.of(stored)).get(0);
        job.journal().end(last(job.id(), view, error == null ? ending.details().error() : error));
        audience.tell(job.conversation(), stored.seq(), new LiveEvent("message_changed", view));
    }

    /**
     * {@return the last event of an answer}
     *
     * @param generation the job that wrote it
     * @param view the message
     * @param error why it is not whole, null when its user has all that was wanted
     */
    static LiveEvent last(String generation, MessageJson view, @Nullable Object error) {
        return error == null
                ? new LiveEvent("ai_done", new Done(generation, view))
                : new LiveEvent("ai_error", new Failed(generation, view, error));
    }

    private ErrorBody error(RuntimeException failure) {
        return failure instanceof AnswerTooLongException
                ? TOO_LONG
                : failures.answer(failure).body();
    }

    private Optional<Message> store(Generation job, Ending ending) {
        try {
            return turns.end(job.conversation(), job.message(), ending);
        } catch (DataAccessException e) {
            LOG.warn("The end of an answer could not be stored; one more try.", e);
        }
        try {
            return turns.end(job.conversation(), job.message(), ending);
        } catch (DataAccessException e) {
            LOG.error("The end of an answer could not be stored. It will be marked at the next start.", e);
            return Optional.empty();
        }
    }
}
