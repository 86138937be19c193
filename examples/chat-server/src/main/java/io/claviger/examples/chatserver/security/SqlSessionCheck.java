package io.claviger.examples.chatserver.security;

import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks the database each time, by primary keys: right at once on every node. */
final class SqlSessionCheck implements SessionCheck {
    private final JdbcClient database;
    private final InstantSource clock;

    SqlSessionCheck(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public boolean isOpen(Caller caller) {
        // Who is no administrator any more has no token of one; the next token says so.
        return database.sql("""
                        SELECT u.admin FROM sessions s JOIN users u ON u.id = s.user_id
                        WHERE s.id = ? AND u.id = ? AND s.ended_at IS NULL AND s.expires_at > ? AND u.locked_at IS NULL""")
                .params(caller.sessionId(), caller.userId(), clock.millis())
                .query(Boolean.class)
                .optional()
                .map(admin -> admin || !caller.admin())
                .orElse(false);
    }
}
