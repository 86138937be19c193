package io.claviger.examples.chatserver.security;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks the database, by primary keys. */
final class SqlSessionCheck implements SessionCheck {
    private final JdbcClient database;

    SqlSessionCheck(JdbcClient database) {
        this.database = database;
    }

    @Override
    public boolean isOpen(Caller caller) {
        return database.sql("""
                        SELECT u.admin FROM sessions s JOIN users u ON u.id = s.user_id
                        WHERE s.id = ? AND u.id = ? AND s.ended_at IS NULL AND u.locked_at IS NULL""")
                .params(caller.sessionId(), caller.userId())
                .query(Boolean.class)
                .optional()
                .isPresent();
    }
}
