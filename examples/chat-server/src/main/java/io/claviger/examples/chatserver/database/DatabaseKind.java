package io.claviger.examples.chatserver.database;

import org.jspecify.annotations.Nullable;

/** Which database this is, for the few statements that differ. */
public enum DatabaseKind {
    /** A file of this machine. */
    SQLITE,
    /** A server. */
    POSTGRESQL;

    static DatabaseKind of(@Nullable String url) {
        if (url != null && url.startsWith("jdbc:sqlite:")) {
            return SQLITE;
        }
        if (url != null && url.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        throw new IllegalStateException("The chat server knows SQLite and PostgreSQL. Set spring.datasource.url to"
                + " jdbc:sqlite:<file> or jdbc:postgresql://<host>/<database>.");
    }
}
