package io.claviger.examples.chatserver.history;

import io.claviger.examples.chatserver.wire.AttemptJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of exports: one object with {@code format}, {@code version}, {@code exportedAt} and {@code conversations}, in
 * this order. Messages name each other by number, so that an export holds no id of the database. What is null is left out.
 */
final class Exported {
    static final String FORMAT = "claviger-conversations";
    static final int VERSION = 1;

    private Exported() {}

    /**
     * One message.
     *
     * @param seq its number, from 1 without gaps
     * @param parent the number of the message it follows, a smaller one
     * @param role {@code user}, {@code assistant}, {@code system} or {@code tool}
     * @param state {@code complete}, {@code interrupted}, {@code stopped} or {@code failed}
     */
    record Entry(
            long seq,
            @Nullable Long parent,
            String role,
            String text,
            String state,
            String createdAt,
            @Nullable String provider,
            @Nullable String model,
            @Nullable String finishReason,
            @Nullable Tokens usage,
            @Nullable Long firstTextMs,
            @Nullable Long durationMs,
            @Nullable List<AttemptJson> attempts,
            @Nullable String reasoning,
            AnswerDetails.@Nullable Reason error) {
        static Entry of(Message message, @Nullable Long parent) {
            AnswerDetails details = message.details();
            boolean streaming = message.state() == MessageState.STREAMING;
            return new Entry(
                    message.seq(),
                    parent,
                    Rows.word(message.role()),
                    message.text(),
                    (streaming ? MessageState.INTERRUPTED : message.state()).word(),
                    message.createdAt().toString(),
                    message.provider(),
                    message.model(),
                    message.finishReason(),
                    details.usage(),
                    details.firstTextMs(),
                    details.durationMs(),
                    details.attempts(),
                    details.reasoning(),
                    details.error());
        }

        AnswerDetails details() {
            return new AnswerDetails(usage, firstTextMs, durationMs, attempts, reasoning, error);
        }

        /** {@return number and length, never the text} */
        @Override
        public String toString() {
            return "Entry[" + seq + "]";
        }
    }

    /**
     * One conversation as it is read.
     *
     * @param leaf the number of the last message that is shown
     */
    record Whole(
            String id,
            String title,
            @Nullable String course,
            String createdAt,
            String updatedAt,
            @Nullable Long leaf,
            List<Entry> messages) {
        /** {@return the id and the number of messages, never the title} */
        @Override
        public String toString() {
            return "Whole[" + messages.size() + " messages]";
        }
    }
}
