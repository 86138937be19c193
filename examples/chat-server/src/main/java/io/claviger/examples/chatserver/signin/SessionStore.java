package io.claviger.examples.chatserver.signin;

import io.claviger.examples.chatserver.database.RandomId;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sessions in the database. Thread-safe. */
final class SessionStore {
    private final JdbcClient database;
    private final InstantSource clock;

    SessionStore(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A session that goes on. */
    record Open(
            String id,
            String userId,
            boolean remembered,
            long createdAt,
            long lastUsedAt,
            long expiresAt,
            String address,
            String client) {}

    String create(String userId, boolean remembered, long expiresAt, Client client) {
        String id = RandomId.of("ses");
        long now = clock.millis();
        database.sql(
                        "INSERT INTO sessions (id, user_id, created_at, last_used_at, expires_at, remembered, address, client)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(id, userId, now, now, expiresAt, remembered, client.address(), client.name())
                .update();
        return id;
    }

    Optional<Open> find(String id) {
        return query("s.id = ?", id).stream().findFirst();
    }

    List<Open> of(String userId) {
        return query("s.user_id = ?", userId);
    }

    private List<Open> query(String condition, String value) {
        return database.sql(
                        "SELECT s.id, s.user_id, s.remembered, s.created_at, s.last_used_at, s.expires_at, s.address,"
                                + " s.client FROM sessions s JOIN users u ON u.id = s.user_id WHERE " + condition
                                + " AND s.ended_at IS NULL AND s.expires_at > ? AND u.locked_at IS NULL"
                                + " ORDER BY s.last_used_at DESC, s.id")
                .params(value, clock.millis())
                .query((row, number) -> new Open(
                        row.getString("id"),
                        row.getString("user_id"),
                        row.getBoolean("remembered"),
                        row.getLong("created_at"),
                        row.getLong("last_used_at"),
                        row.getLong("expires_at"),
                        row.getString("address"),
                        row.getString("client")))
                .list();
    }

    void used(String id) {
        database.sql("UPDATE sessions SET last_used_at = ? WHERE id = ?")
                .params(clock.millis(), id)
                .update();
    }

    /** {@return whether it went on until now} */
    boolean end(String id, String userId) {
        return database.sql("UPDATE sessions SET ended_at = ? WHERE id = ? AND user_id = ? AND ended_at IS NULL")
                        .params(clock.millis(), id, userId)
                        .update()
                > 0;
    }

    /** {@return the sessions of a user that went on until now, all but one} */
    List<String> endAll(String userId, @Nullable String but) {
        return database
                .sql("SELECT id FROM sessions WHERE user_id = ? AND ended_at IS NULL AND id <> ?")
                .params(userId, but == null ? "" : but)
                .query(String.class)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .filter(id -> end(id, userId))
                .toList();
    }
}
