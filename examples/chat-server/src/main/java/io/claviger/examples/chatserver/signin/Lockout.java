package io.claviger.examples.chatserver.signin;

import io.claviger.examples.chatserver.security.OpaqueToken;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes unknown devices wait longer and longer after wrong passwords (ruling C18): nothing for two, then one second, twice
 * as long after each, never more than a quarter of an hour, and never for ever. It counts by the name that was typed,
 * whether anybody is called so or not: the wait tells nothing about who exists. Thread-safe.
 */
final class Lockout {
    /** At this many the owner gets a mail with a way in. */
    static final int NOTICE_AT = 10;

    private static final int FREE = 2;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);

    private final JdbcClient database;
    private final InstantSource clock;

    Lockout(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** {@return how long an unknown device has to wait now, zero when not at all} */
    Duration wait(String name) {
        long until = database.sql("SELECT until FROM login_failures WHERE name_hash = ?")
                .param(OpaqueToken.hash(name))
                .query(Long.class)
                .optional()
                .orElse(0L);
        return Duration.ofMillis(Math.max(0, until - clock.millis()));
    }

    /**
     * Counts a wrong password. To be called in a transaction.
     *
     * @return how many there were now
     */
    int failed(String name) {
        String hash = OpaqueToken.hash(name);
        long now = clock.millis();
        database.sql("DELETE FROM login_failures WHERE last_at < ?")
                .param(now - FORGOTTEN_AFTER.toMillis())
                .update();
        database.sql(
                        "INSERT INTO login_failures (name_hash, failures, last_at, until) VALUES (?, 1, ?, 0) ON CONFLICT"
                                + " (name_hash) DO UPDATE SET failures = login_failures.failures + 1, last_at = excluded.last_at")
                .params(hash, now)
                .update();
        int failures = database.sql("SELECT failures FROM login_failures WHERE name_hash = ?")
                .param(hash)
                .query(Integer.class)
                .single();
        database.sql("UPDATE login_failures SET until = ? WHERE name_hash = ?")
                .params(now + wait(failures).toMillis(), hash)
                .update();
        return failures;
    }

    static Duration wait(int failures) {
        if (failures <= FREE) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - FREE - 1, Integer.SIZE - 2);
        Duration wait = Duration.ofSeconds(1L << doublings);
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    /** Forgets the wrong passwords for a user's names. */
    void clear(Credentials user) {
        database.sql("DELETE FROM login_failures WHERE name_hash IN (?, ?)")
                .params(
                        OpaqueToken.hash(CredentialStore.key(user.username())),
                        OpaqueToken.hash(CredentialStore.key(user.email())))
                .update();
    }
}
