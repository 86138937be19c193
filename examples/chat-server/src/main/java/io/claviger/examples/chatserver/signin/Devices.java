package io.claviger.examples.chatserver.signin;

import io.claviger.examples.chatserver.security.OpaqueToken;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Browsers that have signed in before, by a cookie of 256 random bits, for each of its users by itself. Thread-safe. */
final class Devices {
    /** A known device is not slowed down; one that fails so often is not known any more. */
    private static final int FAILURES = 10;

    private static final int MOST = 50;

    private final JdbcClient database;
    private final InstantSource clock;

    Devices(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    private static String hash(String cookie, String userId) {
        return OpaqueToken.hash(cookie + " " + userId);
    }

    /** {@return whether the user signed in there before; the same work for nobody, whose id is empty} */
    boolean isKnown(String userId, @Nullable String cookie) {
        return database.sql("SELECT COUNT(*) FROM known_devices WHERE hash = ? AND user_id = ?")
                        .params(hash(cookie == null ? "" : cookie, userId), userId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** {@return whether the user has signed in anywhere before} */
    boolean hasAny(String userId) {
        return database.sql("SELECT COUNT(*) FROM known_devices WHERE user_id = ?")
                        .param(userId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * Remembers where a user signed in. To be called in a transaction.
     *
     * @return the cookie to give: the one that came, if there was one
     */
    String remember(String userId, @Nullable String cookie) {
        String value = cookie == null ? OpaqueToken.create() : cookie;
        long now = clock.millis();
        database.sql(
                        "INSERT INTO known_devices (hash, user_id, created_at, last_used_at) VALUES (?, ?, ?, ?) ON CONFLICT"
                                + " (hash) DO UPDATE SET last_used_at = excluded.last_used_at, failures = 0")
                .params(hash(value, userId), userId, now, now)
                .update();
        database.sql("DELETE FROM known_devices WHERE user_id = ? AND hash NOT IN (SELECT hash FROM known_devices WHERE"
                        + " user_id = ? ORDER BY last_used_at DESC LIMIT ?)")
                .params(userId, userId, MOST)
                .update();
        return value;
    }

    /** Counts a wrong password of a known device. To be called in a transaction. */
    void failed(String userId, @Nullable String cookie) {
        String hash = hash(cookie == null ? "" : cookie, userId);
        database.sql("UPDATE known_devices SET failures = failures + 1 WHERE hash = ?")
                .param(hash)
                .update();
        database.sql("DELETE FROM known_devices WHERE hash = ? AND failures >= ?")
                .params(hash, FAILURES)
                .update();
    }

    /** Forgets every device of a user. */
    void forget(String userId) {
        database.sql("DELETE FROM known_devices WHERE user_id = ?")
                .param(userId)
                .update();
    }
}
