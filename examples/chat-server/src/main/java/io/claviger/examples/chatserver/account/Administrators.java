package io.claviger.examples.chatserver.account;

import io.claviger.examples.chatserver.database.DatabaseKind;
import io.claviger.examples.chatserver.wire.RefusedException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets administrators take rights away one after the other: of two who degrade or lock each other at once, one remains.
 * Thread-safe.
 */
final class Administrators {
    private static final String ALL = "SELECT id FROM users WHERE admin AND locked_at IS NULL ORDER BY id";

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final String allLocked;

    Administrators(JdbcClient database, TransactionTemplate transaction, DatabaseKind kind) {
        this.database = database;
        this.transaction = transaction;
        // SQLite lets one transaction write at a time, from its beginning.
        this.allLocked = kind == DatabaseKind.POSTGRESQL ? ALL + " FOR UPDATE" : ALL;
    }

    /**
     * Changes somebody's rights.
     *
     * @param by who does it
     * @param change in the same transaction
     * @throws RefusedException with 401 when {@code by} is no administrator any more; nothing is changed then
     */
    void change(String by, Runnable change) {
        transaction.executeWithoutResult(status -> {
            if (!database.sql(allLocked).query(String.class).list().contains(by)) {
                throw RefusedException.sessionEnded();
            }
            change.run();
        });
    }
}
