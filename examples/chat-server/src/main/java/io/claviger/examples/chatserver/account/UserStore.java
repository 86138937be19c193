package io.claviger.examples.chatserver.account;

import io.claviger.examples.chatserver.database.RandomId;
import io.claviger.examples.chatserver.signin.CredentialStore;
import io.claviger.examples.chatserver.wire.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Users in the database. Thread-safe. */
final class UserStore {
    private static final String SELECT =
            "SELECT id, username, email, admin, verified_at, locked_at, created_at, last_active_at FROM users WHERE ";

    private final JdbcClient database;
    private final InstantSource clock;

    UserStore(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What a form says about a new user; the password is a hash already. */
    record NewUser(String username, String email, String passwordHash) {
        @Override
        public String toString() {
            return "NewUser";
        }
    }

    /** A user as administrators see it. */
    record UserJson(
            String id,
            String username,
            String email,
            boolean admin,
            boolean verified,
            boolean locked,
            Instant createdAt,
            @Nullable Instant lastActiveAt) {
        @Override
        public String toString() {
            return "UserJson[" + id + "]";
        }
    }

    /** Adds a user. Names that are taken are looked for before, in the same transaction. */
    String add(NewUser user, boolean admin, boolean verified) {
        String id = RandomId.of("usr");
        long now = clock.millis();
        database.sql(
                        "INSERT INTO users (id, username, username_key, email, email_key, password_hash, admin, created_at,"
                                + " verified_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(id, user.username(), CredentialStore.key(user.username()))
                .params(user.email(), CredentialStore.key(user.email()), user.passwordHash())
                .params(admin, now)
                .param(verified ? now : null)
                .update();
        return id;
    }

    /** Makes an account whose address was never proved that of who registered last. */
    void replaceUnverified(String id, NewUser user) {
        database.sql("UPDATE users SET username = ?, username_key = ?, email = ?, password_hash = ?, created_at = ?"
                        + " WHERE id = ? AND verified_at IS NULL")
                .params(
                        user.username(),
                        CredentialStore.key(user.username()),
                        user.email(),
                        user.passwordHash(),
                        clock.millis(),
                        id)
                .update();
    }

    void verify(String id) {
        database.sql("UPDATE users SET verified_at = ? WHERE id = ? AND verified_at IS NULL")
                .params(clock.millis(), id)
                .update();
    }

    boolean hasAdmin() {
        return database.sql("SELECT COUNT(*) FROM users WHERE admin")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void setAdmin(String id, boolean admin) {
        database.sql("UPDATE users SET admin = ? WHERE id = ?")
                .params(admin, id)
                .update();
    }

    void setLocked(String id, boolean locked) {
        database.sql("UPDATE users SET locked_at = ? WHERE id = ?")
                .param(locked ? clock.millis() : null)
                .param(id)
                .update();
    }

    void delete(String id) {
        database.sql("DELETE FROM users WHERE id = ?").param(id).update();
    }

    void active(String id) {
        database.sql("UPDATE users SET last_active_at = ? WHERE id = ?")
                .params(clock.millis(), id)
                .update();
    }

    Optional<UserJson> find(String id) {
        return database.sql(SELECT + "id = ?").param(id).query(UserStore::user).optional();
    }

    /** {@return users whose name or address begins with or contains a text, latest first} */
    List<UserJson> search(String text, int limit, @Nullable Cursor after) {
        Cursor from = after == null ? new Cursor(Long.MAX_VALUE, "") : after;
        String wanted = "%" + CredentialStore.key(text).replaceAll("([!%_])", "!$1") + "%";
        return database.sql(
                        SELECT + "(username_key LIKE ? ESCAPE '!' OR email_key LIKE ? ESCAPE '!')"
                                + " AND (created_at < ? OR (created_at = ? AND id < ?)) ORDER BY created_at DESC, id DESC LIMIT ?")
                .params(wanted, wanted, from.number(), from.number(), from.id(), limit)
                .query(UserStore::user)
                .list();
    }

    private static UserJson user(ResultSet row, int number) throws SQLException {
        row.getLong("verified_at");
        boolean verified = !row.wasNull();
        row.getLong("locked_at");
        boolean locked = !row.wasNull();
        long active = row.getLong("last_active_at");
        Instant lastActive = row.wasNull() ? null : Instant.ofEpochMilli(active);
        return new UserJson(
                row.getString("id"),
                row.getString("username"),
                row.getString("email"),
                row.getBoolean("admin"),
                verified,
                locked,
                Instant.ofEpochMilli(row.getLong("created_at")),
                lastActive);
    }
}
