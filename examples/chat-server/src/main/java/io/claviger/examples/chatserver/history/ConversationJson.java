package io.claviger.examples.chatserver.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as clients see it. What is null is left out.
 *
 * @param id the name its owner knows it by
 * @param title what a list shows
 * @param course the course it is about
 * @param createdAt when it began
 * @param updatedAt when it last grew
 * @param messages how many messages it has, on all branches
 * @param lastSeq the number of its newest message, 0 for none
 * @param leaf the last message of the branch that is shown
 */
public record ConversationJson(
        String id,
        String title,
        @Nullable String course,
        Instant createdAt,
        Instant updatedAt,
        long messages,
        long lastSeq,
        @Nullable String leaf) {
    /**
     * {@return the conversation}
     *
     * @param conversation as it is stored
     */
    public static ConversationJson of(Conversation conversation) {
        return new ConversationJson(
                conversation.id().value(),
                conversation.title(),
                conversation.course(),
                conversation.createdAt(),
                conversation.updatedAt(),
                conversation.lastSeq(),
                conversation.lastSeq(),
                conversation.leaf());
    }

    /** {@return the id and the number of messages, never the title} */
    @Override
    public String toString() {
        return "ConversationJson[" + id + ", " + messages + " messages]";
    }
}
