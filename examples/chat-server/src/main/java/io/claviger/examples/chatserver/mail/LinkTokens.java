package io.claviger.examples.chatserver.mail;

import io.claviger.examples.chatserver.security.OpaqueToken;
import io.claviger.examples.chatserver.wire.ErrorBody;
import io.claviger.examples.chatserver.wire.RefusedException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the links of mails show: 256 random bits each, kept as SHA-256, good once and for a while. A new one for the same
 * purpose ends the older ones, but not those for a new password: everybody can have one sent, and would end the one that
 * its owner is about to use. Thread-safe.
 */
public final class LinkTokens {
    private final JdbcClient database;
    private final InstantSource clock;

    /** What a link is for, and how long. */
    public enum Purpose {
        /** Proving an e-mail address. */
        VERIFY(Duration.ofHours(24)),
        /** Choosing a new password. */
        RESET(Duration.ofMinutes(15)),
        /** Signing in while somebody else tries passwords. */
        UNLOCK(Duration.ofHours(24)),
        /** Making the first administrator. */
        SETUP(Duration.ofHours(24));

        private final Duration life;

        Purpose(Duration life) {
            this.life = life;
        }

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    LinkTokens(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Makes a token. To be called in a transaction.
     *
     * @param purpose what for
     * @param userId whose; null only for the set-up
     * @return the token, which is kept nowhere
     */
    public String issue(Purpose purpose, @Nullable String userId) {
        String token = OpaqueToken.create();
        long now = clock.millis();
        if (userId == null) {
            database.sql("DELETE FROM mail_tokens WHERE purpose = ? AND user_id IS NULL")
                    .param(purpose.column())
                    .update();
        } else if (purpose != Purpose.RESET) {
            revoke(purpose, userId);
        }
        database.sql("INSERT INTO mail_tokens (hash, user_id, purpose, created_at, expires_at) VALUES (?, ?, ?, ?, ?)")
                .param(OpaqueToken.hash(token))
                .param(userId)
                .param(purpose.column())
                .param(now)
                .param(now + purpose.life.toMillis())
                .update();
        return token;
    }

    /**
     * Takes a token, which is used up then. To be called in the transaction that does what the token allows.
     *
     * @param purpose what for
     * @param token what came
     * @return whose it was; empty for the set-up
     * @throws RefusedException with 400 TOKEN_INVALID when there is no such token any more
     */
    public Optional<String> redeem(Purpose purpose, String token) {
        String hash = OpaqueToken.hash(token);
        long now = clock.millis();
        int taken = database.sql("UPDATE mail_tokens SET used_at = ? WHERE hash = ? AND purpose = ? AND used_at IS NULL"
                        + " AND expires_at > ?")
                .params(now, hash, purpose.column(), now)
                .update();
        if (taken == 0) {
            throw invalid();
        }
        return database.sql("SELECT COALESCE(user_id, '') FROM mail_tokens WHERE hash = ?")
                .param(hash)
                .query(String.class)
                .optional()
                .filter(user -> !user.isEmpty());
    }

    /**
     * Ends what was given out.
     *
     * @param purpose what for
     * @param userId whose
     */
    public void revoke(Purpose purpose, String userId) {
        database.sql("DELETE FROM mail_tokens WHERE purpose = ? AND user_id = ?")
                .params(purpose.column(), userId)
                .update();
    }

    /** {@return the answer to whoever shows a link that proves nothing (any more)} */
    public static RefusedException invalid() {
        return new RefusedException(
                400,
                ErrorBody.of(
                        "Bad request",
                        "This link does not count any more: it was used, a newer one was sent, or it is too old.",
                        "TOKEN_INVALID"));
    }
}
