package io.claviger.examples.chatserver;

import io.claviger.examples.chatserver.database.RandomId;
import io.claviger.examples.chatserver.security.AccessTokens;
import io.claviger.examples.chatserver.security.Caller;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes users who are signed in, past the forms: for tests of what comes after. */
@TestComponent
public final class SignedIn {
    private static final long NOW = 1_000;

    private final JdbcClient database;
    private final AccessTokens tokens;

    SignedIn(JdbcClient database, AccessTokens tokens) {
        this.database = database;
        this.tokens = tokens;
    }

    /** {@return a new user with one session} */
    public Caller user() {
        return make(false);
    }

    /** {@return a new administrator with one session} */
    public Caller admin() {
        return make(true);
    }

    /** {@return the value of an Authorization header} */
    public String bearer(Caller caller) {
        return "Bearer " + tokens.issue(caller);
    }

    private Caller make(boolean admin) {
        String user = RandomId.of("usr");
        String session = RandomId.of("ses");
        database.sql(
                        "INSERT INTO users (id, username, username_key, email, email_key, password_hash, admin, created_at,"
                                + " verified_at) VALUES (?, ?, ?, ?, ?, '{noop}none', ?, ?, ?)")
                .params(user, user, user, user + "@example.org", user + "@example.org", admin, NOW, NOW)
                .update();
        database.sql("INSERT INTO sessions (id, user_id, created_at, last_used_at, expires_at, address, client)"
                        + " VALUES (?, ?, ?, ?, ?, '127.0.0.1', 'test')")
                .params(session, user, NOW, NOW, Long.MAX_VALUE)
                .update();
        return new Caller(user, session, admin);
    }
}
