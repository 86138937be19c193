package io.claviger.examples.chatserver.signin;

import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads users for signing in. Thread-safe. */
public final class CredentialStore {
    private static final String SELECT = "SELECT id, username, email, password_hash, admin, verified_at IS NOT NULL AS"
            + " verified, locked_at IS NOT NULL AS locked, created_at FROM users WHERE ";

    private final JdbcClient database;

    CredentialStore(JdbcClient database) {
        this.database = database;
    }

    /**
     * {@return what a user name or an e-mail address is compared by}
     *
     * @param typed what somebody typed
     */
    public static String key(String typed) {
        // PostgreSQL takes no U+0000; nobody is called by what stands for it.
        return typed.strip().toLowerCase(Locale.ROOT).replace('\0', '\uFFFD');
    }

    /**
     * Finds a user.
     *
     * @param key the {@link #key} of a name or an address
     * @return the user, if there is one
     */
    public Optional<Credentials> find(String key) {
        // A user name has no @ and an address has one: nobody is found by another's.
        return find("username_key = ? OR email_key = ?", key, key);
    }

    /**
     * Finds a user.
     *
     * @param email the {@link #key} of an address
     * @return the user, if there is one
     */
    public Optional<Credentials> findByEmail(String email) {
        return find("email_key = ?", email);
    }

    /**
     * Finds a user.
     *
     * @param id the user's id
     * @return the user, if there is one
     */
    public Optional<Credentials> findById(String id) {
        return find("id = ?", id);
    }

    private Optional<Credentials> find(String condition, String... values) {
        return database.sql(SELECT + condition)
                .params((Object[]) values)
                .query((row, number) -> new Credentials(
                        row.getString("id"),
                        row.getString("username"),
                        row.getString("email"),
                        row.getString("password_hash"),
                        row.getBoolean("admin"),
                        row.getBoolean("verified"),
                        row.getBoolean("locked"),
                        row.getLong("created_at")))
                .optional();
    }

    /**
     * Changes what a password is compared with, unless somebody else did since.
     *
     * @param user as the old password was compared with
     * @param hash the new one
     * @return whether it was changed
     */
    public boolean replaceHash(Credentials user, String hash) {
        return database.sql("UPDATE users SET password_hash = ? WHERE id = ? AND password_hash = ?")
                        .params(hash, user.id(), user.passwordHash())
                        .update()
                > 0;
    }

    /**
     * Changes what a password is compared with.
     *
     * @param userId whose
     * @param hash the new one
     */
    public void changeHash(String userId, String hash) {
        database.sql("UPDATE users SET password_hash = ? WHERE id = ?")
                .params(hash, userId)
                .update();
    }

    /** Counts a failure. The same work for nobody, whose id is empty. */
    void failed(String userId) {
        database.sql("UPDATE users SET failed_logins = failed_logins + 1 WHERE id = ?")
                .param(userId)
                .update();
    }

    /**
     * Notes that the right password came. To be called first in the transaction that lets the user in: from here on a
     * change of the password waits for its end, and sees what it made.
     *
     * @return whether the password is still the one that was compared
     */
    boolean succeeded(Credentials user) {
        return database.sql("UPDATE users SET failed_logins = 0 WHERE id = ? AND password_hash = ?")
                        .params(user.id(), user.passwordHash())
                        .update()
                > 0;
    }
}
