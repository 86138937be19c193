package io.claviger.examples.chatserver.history;

import io.claviger.conversation.ConversationId;
import io.claviger.examples.chatserver.database.DatabaseKind;
import io.claviger.examples.chatserver.database.RandomId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The conversations of users. Every method asks for the owner, and no owner sees another's. Thread-safe. */
public final class Conversations {
    private static final String SELECT =
            "SELECT " + Rows.OF_ROOM + " FROM rooms r WHERE r.kind = 'ai' AND r.owner_id = ?";
    private static final String ONE = SELECT + " AND r.name = ?";

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Rows rows;
    private final InstantSource clock;
    private final String oneLocked;

    Conversations(
            JdbcClient database, DatabaseKind kind, TransactionTemplate transaction, Rows rows, InstantSource clock) {
        this.database = database;
        this.transaction = transaction;
        this.rows = rows;
        this.clock = clock;
        // A transaction of SQLite is the only writer from its start.
        this.oneLocked = kind == DatabaseKind.POSTGRESQL ? ONE + " FOR UPDATE" : ONE;
    }

    /**
     * Where a page of the list begins: behind this conversation.
     *
     * @param updatedAt when it last grew
     * @param room its room
     */
    public record Place(Instant updatedAt, String room) {
        /** Before the latest. */
        public static final Place START = new Place(Instant.ofEpochMilli(Long.MAX_VALUE), "");

        /**
         * {@return the place behind a conversation}
         *
         * @param conversation the last one of a page
         */
        public static Place behind(Conversation conversation) {
            return new Place(conversation.updatedAt(), conversation.room());
        }
    }

    /**
     * Finds a conversation.
     *
     * @param owner the user
     * @param id the conversation's name
     * @return the conversation, empty when this owner has none of that name
     */
    public Optional<Conversation> find(String owner, ConversationId id) {
        return database.sql(ONE)
                .params(owner, id.value())
                .query(rows::conversation)
                .optional();
    }

    /**
     * Finds a conversation that has to be there.
     *
     * @param owner the user
     * @param id the conversation's name
     * @return the conversation
     * @throws NotThereException when this owner has none of that name
     */
    public Conversation require(String owner, ConversationId id) {
        return find(owner, id).orElseThrow(NotThereException::new);
    }

    /**
     * Begins a conversation, unless the owner has one of that name.
     *
     * @param owner the user
     * @param id the name
     * @param title the title, empty to take the first question's beginning
     * @param course the course, null for none
     * @return the new conversation, or the old one as it is
     */
    public Conversation create(String owner, ConversationId id, String title, @Nullable String course) {
        return transaction.execute(status -> {
            insert(owner, id, title, course);
            return require(owner, id);
        });
    }

    /** Stores a new room unless there is one of that name. */
    void insert(String owner, ConversationId id, String title, @Nullable String course) {
        long now = clock.millis();
        database.sql("""
                        INSERT INTO rooms (id, kind, owner_id, name, title, course, created_at, updated_at, last_seq)
                        VALUES (?, 'ai', ?, ?, ?, ?, ?, ?, 0) ON CONFLICT (owner_id, name) DO NOTHING""")
                .param(RandomId.of("room"))
                .param(owner)
                .param(id.value())
                .param(StorableText.of(title))
                .param(course)
                .param(now)
                .param(now)
                .update();
    }

    /** {@return the conversation, which nobody else writes to until the transaction ends; it begins when there is none} */
    Conversation lock(String owner, ConversationId id, @Nullable String course) {
        return findLocked(owner, id).orElseGet(() -> {
            insert(owner, id, "", course);
            return findLocked(owner, id).orElseThrow(NotThereException::new);
        });
    }

    Optional<Conversation> findLocked(String owner, ConversationId id) {
        return database.sql(oneLocked)
                .params(owner, id.value())
                .query(rows::conversation)
                .optional();
    }

    /** Stores what a growing conversation changed. */
    void update(Conversation grown) {
        database.sql("UPDATE rooms SET title = ?, updated_at = ?, last_seq = ?, leaf_id = ? WHERE id = ?")
                .param(grown.title())
                .param(grown.updatedAt().toEpochMilli())
                .param(grown.lastSeq())
                .param(grown.leaf())
                .param(grown.room())
                .update();
    }

    /** Moves a conversation to the top of the list. */
    void touch(Conversation conversation, Instant now) {
        long time = Math.max(now.toEpochMilli(), conversation.updatedAt().toEpochMilli());
        database.sql("UPDATE rooms SET updated_at = ? WHERE id = ?")
                .params(time, conversation.room())
                .update();
    }

    /**
     * Lists conversations, the one that last grew first.
     *
     * @param owner the user
     * @param after the place the page begins behind
     * @param limit how many at most
     * @return the conversations
     */
    public List<Conversation> list(String owner, Place after, int limit) {
        return database.sql(SELECT + " AND (r.updated_at, r.id) < (?, ?) ORDER BY r.updated_at DESC, r.id DESC LIMIT ?")
                .params(owner, after.updatedAt().toEpochMilli(), after.room(), limit)
                .query(rows::conversation)
                .list();
    }

    /**
     * Gives a conversation another title. Its place in the list stays.
     *
     * @param conversation the conversation
     * @param title the title
     */
    public void rename(Conversation conversation, String title) {
        database.sql("UPDATE rooms SET title = ? WHERE id = ?")
                .params(StorableText.of(title), conversation.room())
                .update();
    }

    /**
     * Shows another branch.
     *
     * @param conversation the conversation
     * @param leaf the last message of the branch, one of this conversation
     */
    public void show(Conversation conversation, Message leaf) {
        if (!leaf.room().equals(conversation.room())) {
            throw new NotThereException();
        }
        database.sql("UPDATE rooms SET leaf_id = ? WHERE id = ?")
                .params(leaf.id(), conversation.room())
                .update();
    }

    /**
     * Deletes a conversation with all its messages.
     *
     * @param owner the user
     * @param id the conversation's name
     * @return whether there was one
     */
    public boolean delete(String owner, ConversationId id) {
        return database.sql("DELETE FROM rooms WHERE kind = 'ai' AND owner_id = ? AND name = ?")
                        .params(owner, id.value())
                        .update()
                > 0;
    }
}
