package io.claviger.examples.enterprise;

import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The users, and the browsers they have signed in with. Thread-safe; a user is named in lower case. */
@Component
final class Accounts {
    private final JdbcClient database;

    Accounts(JdbcClient database) {
        this.database = database;
    }

    /** {@return the name as it is stored: one person is not two by a capital letter} */
    static String normalized(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    /** {@return whether there is a user at all} */
    boolean any() {
        return database.sql("SELECT EXISTS (SELECT 1 FROM users)")
                .query(Boolean.class)
                .single();
    }

    /** {@return whether the user was created: only the first one is} */
    boolean createFirst(String username, String passwordHash) {
        return database.sql(
                                "INSERT INTO users (username, password_hash) SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM users)")
                        .params(username, passwordHash)
                        .update()
                == 1;
    }

    /** {@return whether the user has signed in from this browser before} */
    boolean knows(String username, String deviceHash) {
        return database.sql("SELECT EXISTS (SELECT 1 FROM devices d JOIN users u ON u.id = d.user_id"
                        + " WHERE d.token_hash = ? AND u.username = ?)")
                .params(deviceHash, username)
                .query(Boolean.class)
                .single();
    }

    /** Remembers a browser. */
    void remember(String username, String deviceHash) {
        database.sql("INSERT INTO devices (token_hash, user_id) SELECT ?, id FROM users WHERE username = ?")
                .params(deviceHash, username)
                .update();
    }
}
