package io.claviger.examples.enterprise;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Users for tests. */
@TestComponent
class People {
    static final String PASSWORD = "correct horse 7";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final JdbcClient database;
    private final String hash;

    People(JdbcClient database, PasswordEncoder passwords) {
        this.database = database;
        this.hash = passwords.encode(PASSWORD);
    }

    /** {@return the name of a new user with {@link #PASSWORD}} */
    String create() {
        String name = "user" + NUMBER.incrementAndGet();
        database.sql("INSERT INTO users (username, password_hash) VALUES (?, ?)")
                .params(name, hash)
                .update();
        return name;
    }
}
