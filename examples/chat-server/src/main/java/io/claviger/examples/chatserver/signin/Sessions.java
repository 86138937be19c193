package io.claviger.examples.chatserver.signin;

import io.claviger.examples.chatserver.signin.RefreshTokens.Good;
import io.claviger.examples.chatserver.signin.RefreshTokens.Reused;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sessions: begun by signing in, gone on with by refresh tokens, ended by their owner, an administrator, time, or a token
 * that came twice. Whoever listens for {@link SessionEnded} hears of each end after the database knows. Thread-safe.
 */
public final class Sessions {
    private final SessionStore store;
    private final RefreshTokens tokens;
    private final SessionSettings settings;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    /** What sessions are kept in. */
    record Parts(SessionStore store, RefreshTokens tokens, TransactionTemplate transaction) {}

    Sessions(Parts parts, SessionSettings settings, ApplicationEventPublisher events, InstantSource clock) {
        this.store = parts.store();
        this.tokens = parts.tokens();
        this.transaction = parts.transaction();
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /** A session that goes on, with the token to go on with next time. */
    record Continued(
            String sessionId,
            String userId,
            String refreshToken,
            @Nullable Duration cookieAge) {
        @Override
        public String toString() {
            return "Continued[" + sessionId + "]";
        }
    }

    private record Refreshed(
            @Nullable Continued continued, @Nullable TokenReused theft) {
        static final Refreshed NOTHING = new Refreshed(null, null);
    }

    /** Begins a session. To be called in a transaction. */
    Continued begin(String userId, boolean remembered, Client client) {
        long now = clock.millis();
        long end = now + settings.lifetime(remembered).toMillis();
        String id = store.create(userId, remembered, end, client);
        String token = tokens.first(id, idleEnd(remembered, end));
        return new Continued(id, userId, token, cookieAge(remembered, end));
    }

    /**
     * Goes on with a session.
     *
     * @param token what came
     * @return the session, or nothing when it is over
     */
    Optional<Continued> refresh(String token) {
        Refreshed refreshed = transaction.execute(status -> refreshNow(token));
        if (refreshed.theft() != null) {
            events.publishEvent(refreshed.theft());
            events.publishEvent(new SessionEnded(
                    refreshed.theft().sessionId(), refreshed.theft().userId()));
        }
        return Optional.ofNullable(refreshed.continued());
    }

    private Refreshed refreshNow(String token) {
        SessionStore.Open session = tokens.session(token).flatMap(store::find).orElse(null);
        if (session == null) {
            return Refreshed.NOTHING;
        }
        RefreshTokens.Shown shown = tokens.use(token, idleEnd(session.remembered(), session.expiresAt()));
        if (shown instanceof Good good) {
            store.used(session.id());
            Duration age = cookieAge(session.remembered(), session.expiresAt());
            return new Refreshed(new Continued(session.id(), session.userId(), good.successor(), age), null);
        }
        if (shown instanceof Reused && store.end(session.id(), session.userId())) {
            return new Refreshed(null, new TokenReused(session.userId(), session.id()));
        }
        return Refreshed.NOTHING;
    }

    private long idleEnd(boolean remembered, long end) {
        return Math.min(end, clock.millis() + settings.idle(remembered).toMillis());
    }

    private @Nullable Duration cookieAge(boolean remembered, long end) {
        return remembered ? Duration.ofMillis(end - clock.millis()) : null;
    }

    /** {@return the sessions of a user that go on, latest use first} */
    List<SessionStore.Open> of(String userId) {
        return store.of(userId);
    }

    /**
     * Ends a session.
     *
     * @param sessionId which
     * @param userId whose
     * @return whether it went on until now
     */
    public boolean end(String sessionId, String userId) {
        boolean ended = store.end(sessionId, userId);
        if (ended) {
            events.publishEvent(new SessionEnded(sessionId, userId));
        }
        return ended;
    }

    /** Ends the session that a refresh token belongs to, if it does. */
    void endByToken(String token) {
        tokens.session(token).flatMap(store::find).ifPresent(session -> end(session.id(), session.userId()));
    }

    /**
     * Ends sessions of a user.
     *
     * @param userId whose
     * @param but the one that goes on, null for none
     */
    public void endAll(String userId, @Nullable String but) {
        List<String> ended = transaction.execute(status -> store.endAll(userId, but));
        ended.forEach(id -> events.publishEvent(new SessionEnded(id, userId)));
    }
}
