package io.claviger.examples.chatserver.history;

import io.claviger.chat.Role;
import io.claviger.conversation.ConversationId;
import io.claviger.conversation.ConversationSummary;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A conversation, read for its owner: whoever holds one has proved whose it is. Immutable.
 *
 * @param room the room's id in the database, never told to clients
 * @param owner the user it belongs to
 * @param id the name its owner knows it by
 * @param title what a list shows, may be empty
 * @param course the course it is about, null for none
 * @param createdAt when it began, in whole milliseconds
 * @param updatedAt when it last grew or an answer in it ended
 * @param lastSeq the number of its newest message, which is how many it has; 0 for none
 * @param leaf the last message of the branch that is shown, null while there is no message
 */
public record Conversation(
        String room,
        String owner,
        ConversationId id,
        String title,
        @Nullable String course,
        Instant createdAt,
        Instant updatedAt,
        long lastSeq,
        @Nullable String leaf) {
    /** {@return this conversation with one more message at the end of what is shown} */
    Conversation grownBy(Message message) {
        return new Conversation(
                room,
                owner,
                id,
                title.isEmpty() && message.role() == Role.USER ? ConversationSummary.titleOf(message.text()) : title,
                course,
                createdAt,
                message.createdAt(),
                message.seq(),
                message.id());
    }

    /** {@return where and when the next message is stored; times never go back} */
    Message.Slot next(@Nullable String parent, Instant now) {
        Instant time = now.truncatedTo(ChronoUnit.MILLIS);
        return new Message.Slot(room, lastSeq + 1, parent, time.isBefore(updatedAt) ? updatedAt : time);
    }

    /** {@return the id and the number of messages, never the title} */
    @Override
    public String toString() {
        return "Conversation[" + id + ", " + lastSeq + " messages]";
    }
}
