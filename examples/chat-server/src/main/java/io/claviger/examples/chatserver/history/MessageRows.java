package io.claviger.examples.chatserver.history;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores messages. Callers hold the lock of the room. Thread-safe. */
final class MessageRows {
    private final JdbcClient database;
    private final Rows rows;

    MessageRows(JdbcClient database, Rows rows) {
        this.database = database;
        this.rows = rows;
    }

    void insert(Message message, @Nullable String clientId) {
        database.sql("""
                        INSERT INTO messages (id, room_id, seq, parent_id, role, text, state, client_id, created_at,
                            generation, provider, model, finish_reason, details)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(message.id())
                .param(message.room())
                .param(message.seq())
                .param(message.parent())
                .param(Rows.word(message.role()))
                .param(message.text())
                .param(message.state().word())
                .param(clientId)
                .param(message.createdAt().toEpochMilli())
                .param(message.generation())
                .param(message.provider())
                .param(message.model())
                .param(message.finishReason())
                .param(rows.json(message.details()))
                .update();
    }

    /** {@return whether an answer still streamed, which has this text now} */
    boolean save(String message, String text) {
        return database.sql("UPDATE messages SET text = ? WHERE id = ? AND state = 'streaming'")
                        .params(StorableText.of(text), message)
                        .update()
                > 0;
    }

    /** {@return whether an answer still streamed, which has ended now} */
    boolean end(String message, Ending ending) {
        return database.sql("""
                                UPDATE messages SET text = ?, state = ?, provider = ?, model = ?, finish_reason = ?, details = ?
                                WHERE id = ? AND state = 'streaming'""")
                        .param(StorableText.of(ending.text()))
                        .param(ending.state().word())
                        .param(ending.provider())
                        .param(ending.model())
                        .param(ending.finishReason())
                        .param(rows.json(ending.details()))
                        .param(message)
                        .update()
                > 0;
    }

    /** {@return how many answers streamed that do not any more} */
    int interruptAll() {
        return database.sql("UPDATE messages SET state = 'interrupted' WHERE state = 'streaming'")
                .update();
    }
}
