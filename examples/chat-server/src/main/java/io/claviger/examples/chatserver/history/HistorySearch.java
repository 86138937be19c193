package io.claviger.examples.chatserver.history;

import io.claviger.conversation.ConversationId;
import io.claviger.examples.chatserver.database.DatabaseKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Searches what a user and the models said to each other, the best hits first. Thread-safe. */
final class HistorySearch {
    /** A hit behind so many characters is found and not shown: a page of hits may have a hundred texts of a million. */
    private static final int LOOKED_AT = 20_000;

    private static final String HIT =
            "SELECT r.name, r.title, m.id, m.role, m.created_at, substr(m.text, 1, " + LOOKED_AT + ") AS text, ";

    private static final String SQLITE = HIT + """
            -bm25(search_index, 0.0, 1.0) AS score
            FROM search_index CROSS JOIN search_numbers n ON n.number = search_index.rowid
                CROSS JOIN messages m ON m.id = n.message_id CROSS JOIN rooms r ON r.id = m.room_id
            WHERE search_index MATCH :query""";

    private static final String POSTGRESQL = HIT + """
            ts_rank_cd(m.search, q.query, 1) AS score
            FROM to_tsquery('chat_words', :query) AS q (query), rooms r JOIN messages m ON m.room_id = r.id
            WHERE m.search @@ q.query""";

    private static final String MINE = " AND r.kind = 'ai' AND r.owner_id = :owner";
    private static final String IN_ONE = " AND r.name = :name";
    private static final String ORDER = " ORDER BY score DESC, m.created_at DESC, m.id LIMIT :limit OFFSET :offset";

    private final JdbcClient database;
    private final DatabaseKind kind;

    HistorySearch(JdbcClient database, DatabaseKind kind) {
        this.database = database;
        this.kind = kind;
    }

    /** Where a message was found, with its snippet. */
    record Hit(
            String conversation,
            String title,
            String message,
            String role,
            long createdAt,
            String snippet,
            double score) {
        /** {@return the message, nothing of its text} */
        @Override
        public String toString() {
            return "Hit[" + message + "]";
        }
    }

    /**
     * Which hits are wanted.
     *
     * @param words what to search for
     * @param conversation the only conversation to search in, null for all
     * @param offset how many hits to leave out
     * @param limit how many hits to return at most
     */
    record Wanted(SearchWords words, @Nullable ConversationId conversation, int offset, int limit) {}

    List<Hit> search(String owner, Wanted wanted) {
        SearchWords words = wanted.words();
        if (words.isEmpty()) {
            return List.of();
        }
        boolean sqlite = kind == DatabaseKind.SQLITE;
        ConversationId one = wanted.conversation();
        String sql = (sqlite ? SQLITE : POSTGRESQL) + MINE + (one == null ? "" : IN_ONE) + ORDER;
        return database.sql(sql)
                .param("query", sqlite ? words.fts5(owner) : words.tsquery())
                .param("owner", owner)
                .param("name", one == null ? "" : one.value())
                .param("limit", wanted.limit())
                .param("offset", wanted.offset())
                .query((row, number) -> new Hit(
                        row.getString("name"),
                        row.getString("title"),
                        row.getString("id"),
                        row.getString("role"),
                        row.getLong("created_at"),
                        Snippet.of(row.getString("text"), words),
                        row.getDouble("score")))
                .list();
    }
}
