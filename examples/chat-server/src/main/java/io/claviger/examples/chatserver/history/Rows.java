package io.claviger.examples.chatserver.history;

import io.claviger.chat.Role;
import io.claviger.conversation.ConversationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Makes values of rows. Thread-safe. */
final class Rows {
    /** What {@link #conversation} wants to find. */
    static final String OF_ROOM =
            "r.id, r.owner_id, r.name, r.title, r.course, r.created_at, r.updated_at, r.last_seq, r.leaf_id";

    /** What {@link #message} wants to find. */
    static final String OF_MESSAGE =
            "m.id, m.room_id, m.seq, m.parent_id, m.role, m.text, m.state, m.created_at, m.generation,"
                    + " m.provider, m.model, m.finish_reason, m.details";

    private final JsonMapper mapper;

    Rows(JsonMapper mapper) {
        this.mapper = mapper;
    }

    Conversation conversation(ResultSet row, int number) throws SQLException {
        return new Conversation(
                row.getString("id"),
                row.getString("owner_id"),
                new ConversationId(row.getString("name")),
                row.getString("title"),
                row.getString("course"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("updated_at")),
                row.getLong("last_seq"),
                row.getString("leaf_id"));
    }

    Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                row.getString("id"),
                row.getString("room_id"),
                row.getLong("seq"),
                row.getString("parent_id"),
                role(row.getString("role")),
                row.getString("text"),
                MessageState.of(row.getString("state")),
                Instant.ofEpochMilli(row.getLong("created_at")),
                row.getString("generation"),
                row.getString("provider"),
                row.getString("model"),
                row.getString("finish_reason"),
                details(row.getString("details")));
    }

    static Role role(String word) {
        return Role.valueOf(word.toUpperCase(Locale.ROOT));
    }

    static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private AnswerDetails details(@Nullable String json) {
        return json == null ? AnswerDetails.NONE : mapper.readValue(json, AnswerDetails.class);
    }

    /** {@return the details as JSON, null when there are none} */
    @Nullable String json(AnswerDetails details) {
        return details.equals(AnswerDetails.NONE) ? null : StorableText.of(mapper.writeValueAsString(details));
    }
}
