package io.claviger.examples.chatserver.history;

import io.claviger.conversation.ConversationId;
import io.claviger.conversation.ConversationSummary;
import io.claviger.examples.chatserver.database.RandomId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores imported conversations, beside those that are there. Thread-safe. */
final class ImportedRows {
    private final JdbcClient database;
    private final Conversations conversations;
    private final MessageRows messages;

    ImportedRows(JdbcClient database, Conversations conversations, MessageRows messages) {
        this.database = database;
        this.conversations = conversations;
        this.messages = messages;
    }

    /** Stores a conversation that has been checked, under a new id when its own is taken. */
    void insert(String owner, Exported.Whole one) {
        ConversationId wanted = new ConversationId(one.id());
        ConversationId id = conversations.find(owner, wanted).isPresent() ? ConversationId.random() : wanted;
        conversations.insert(owner, id, ConversationSummary.titleOf(one.title()), one.course());
        Conversation room = conversations.require(owner, id);
        List<String> ids = new ArrayList<>(one.messages().size());
        for (Exported.Entry entry : one.messages()) {
            Message message = message(room, entry, ids);
            messages.insert(message, null);
            ids.add(message.id());
        }
        database.sql("UPDATE rooms SET created_at = ?, updated_at = ?, last_seq = ?, leaf_id = ? WHERE id = ?")
                .param(millis(one.createdAt()))
                .param(millis(one.updatedAt()))
                .param(ids.size())
                .param(one.leaf() == null ? null : ids.get(one.leaf().intValue() - 1))
                .param(room.room())
                .update();
    }

    private static Message message(Conversation room, Exported.Entry entry, List<String> earlier) {
        Long parent = entry.parent();
        return new Message(
                RandomId.of("msg"),
                room.room(),
                entry.seq(),
                parent == null ? null : earlier.get(parent.intValue() - 1),
                Rows.role(entry.role()),
                entry.text(),
                MessageState.of(entry.state()),
                Instant.parse(entry.createdAt()),
                null,
                entry.provider(),
                entry.model(),
                entry.finishReason(),
                entry.details());
    }

    private static long millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
