package io.claviger.examples.chatserver.signin;

import io.claviger.examples.chatserver.security.OpaqueToken;
import io.claviger.examples.chatserver.security.ServerSecret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The refresh tokens of sessions, each good once (RFC 9700, 4.14.2). The next one follows from the last by a secret of the
 * server: so two tabs that ask at the same time get the same, though no token is kept. To be used in transactions.
 */
final class RefreshTokens {
    /** How long a used token still gives its successor, for a tab that asked at the same time. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final int LONGEST_CHAIN = 20;

    private final JdbcClient database;
    private final ServerSecret secret;
    private final InstantSource clock;

    RefreshTokens(JdbcClient database, ServerSecret secret, InstantSource clock) {
        this.database = database;
        this.secret = secret;
        this.clock = clock;
    }

    private record Row(
            String sessionId, long expiresAt, @Nullable Long usedAt) {}

    /** What became of a token that was shown. */
    sealed interface Shown {}

    /** It counts, and this one follows. */
    record Good(String successor) implements Shown {
        @Override
        public String toString() {
            return "Good";
        }
    }

    /** It counted once and was used before: somebody has a copy. */
    record Reused() implements Shown {}

    /** It does not count: never did, or too old. */
    record Unknown() implements Shown {}

    /** {@return the first token of a session} */
    String first(String sessionId, long expiresAt) {
        String token = OpaqueToken.create();
        insert(token, sessionId, expiresAt);
        return token;
    }

    /** {@return the session that a token belongs to, whether it still counts or not} */
    Optional<String> session(String token) {
        return find(token).map(Row::sessionId);
    }

    /**
     * Uses a token.
     *
     * @param token what came
     * @param successorExpiresAt how long the next one lasts
     * @return what became of it
     */
    Shown use(String token, long successorExpiresAt) {
        long now = clock.millis();
        Row row = find(token).orElse(null);
        if (row == null || (row.usedAt() == null && row.expiresAt() <= now)) {
            return new Unknown();
        }
        String successor = secret.derive("refresh tokens", token);
        int first = database.sql("UPDATE refresh_tokens SET used_at = ? WHERE hash = ? AND used_at IS NULL")
                .params(now, OpaqueToken.hash(token))
                .update();
        if (first > 0) {
            insert(successor, row.sessionId(), successorExpiresAt);
            return new Good(successor);
        }
        return again(token, now);
    }

    private Shown again(String token, long now) {
        Long usedAt = find(token).map(Row::usedAt).orElse(null);
        if (usedAt == null || now - usedAt > GRACE.toMillis()) {
            return new Reused();
        }
        String next = token;
        for (int step = 0; step < LONGEST_CHAIN; step++) {
            next = secret.derive("refresh tokens", next);
            Row row = find(next).orElse(null);
            if (row == null) {
                return new Unknown();
            }
            if (row.usedAt() == null) {
                return new Good(next);
            }
        }
        return new Reused();
    }

    private Optional<Row> find(String token) {
        return database.sql("SELECT session_id, expires_at, used_at FROM refresh_tokens WHERE hash = ?")
                .param(OpaqueToken.hash(token))
                .query((row, number) -> {
                    long usedAt = row.getLong("used_at");
                    boolean unused = row.wasNull();
                    return new Row(row.getString("session_id"), row.getLong("expires_at"), unused ? null : usedAt);
                })
                .optional();
    }

    private void insert(String token, String sessionId, long expiresAt) {
        database.sql("INSERT INTO refresh_tokens (hash, session_id, created_at, expires_at) VALUES (?, ?, ?, ?)")
                .params(OpaqueToken.hash(token), sessionId, clock.millis(), expiresAt)
                .update();
    }
}
