package io.claviger.examples.chatserver.keysession;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.check.KeyCheck;
import io.claviger.examples.chatserver.database.RandomId;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.signin.SessionEnded;
import io.claviger.key.KeyRing;
import io.claviger.key.KeyVault;
import io.claviger.provider.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.springframework.context.event.EventListener;

/**
 * The open key sessions. Nothing of them is ever written anywhere: whoever restarts the server ends them all.
 *
 * <p>Thread-safe. A session of somebody else is in every respect as one that does not exist.
 */
public final class KeySessions implements AutoCloseable {
    private final KeyVault vault;
    private final Set<ProviderId> providers;
    private final KeySessionProperties limits;
    private final TimeSource time;
    private final Map<String, KeySession> open = new ConcurrentHashMap<>();

    KeySessions(KeyVault vault, Set<ProviderId> providers, KeySessionProperties limits, TimeSource time) {
        this.vault = vault;
        this.providers = Set.copyOf(providers);
        this.limits = limits;
        this.time = time;
    }

    /** Keys for the time of one answer. Closing gives them back, and leaves them open. */
    public interface Loan extends AutoCloseable {
        /** {@return the keys; closed when the session ended meanwhile} */
        KeyRing ring();

        @Override
        void close();
    }

    /**
     * Opens a session.
     *
     * @param caller whose it is
     * @param keys the typed keys by provider name; zeroed on every path
     * @throws InvalidRequestException when there are none, one is refused, or the user has too many sessions
     */
    synchronized KeySession open(Caller caller, Map<String, List<char[]>> keys) {
        List<Problem> problems = KeyCheck.problems(keys, providers);
        if (keys.isEmpty()) {
            problems = List.of(new Problem("keys_missing", "apiKeys", "A key session needs at least one key."));
        } else if (of(caller).size() >= limits.perUser()) {
            problems = List.of(new Problem(
                    "too_many_key_sessions",
                    "apiKeys",
                    "A user has at most " + limits.perUser() + " key sessions at once. Close one first."));
        }
        if (!problems.isEmpty()) {
            keys.values().forEach(list -> list.forEach(key -> Arrays.fill(key, '\0')));
            throw new InvalidRequestException(problems);
        }
        Instant now = time.instant();
        KeyRing ring = KeyCheck.open(vault, caller.userId(), keys);
        KeySession session = new KeySession(RandomId.of("kse"), caller, ring, now, limits);
        open.put(session.id(), session);
        checkLater(session, now);
        return session;
    }

    /** {@return the caller's sessions, oldest end first} */
    List<KeySession> of(Caller caller) {
        return open.values().stream()
                .filter(session -> session.owner().userId().equals(caller.userId()))
                .sorted(Comparator.comparing(KeySession::expiry).thenComparing(KeySession::id))
                .toList();
    }

    /**
     * Lends the keys of a session.
     *
     * @param caller who asks
     * @param id the session
     * @return the keys, to be given back; empty when the caller has no such session
     */
    public Optional<Loan> lend(Caller caller, String id) {
        return find(caller, id).map(session -> {
            session.lend();
            return new Loan() {
                @Override
                public KeyRing ring() {
                    return session.ring();
                }

                @Override
                public void close() {
                    session.giveBack(time.instant());
                }
            };
        });
    }

    /** {@return whether there was such a session of the caller, which is wiped now} */
    boolean end(Caller caller, String id) {
        Optional<KeySession> found = find(caller, id);
        found.ifPresent(this::end);
        return found.isPresent();
    }

    /**
     * Ends what was opened by a sign-in that has ended.
     *
     * @param ended the sign-in
     */
    @EventListener
    public void endOf(SessionEnded ended) {
        endAll(session -> session.owner().sessionId().equals(ended.sessionId()));
    }

    /** Ends all. */
    @Override
    public void close() {
        endAll(session -> true);
    }

    private void endAll(Predicate<KeySession> which) {
        open.values().stream().filter(which).toList().forEach(this::end);
    }

    private void end(KeySession session) {
        open.remove(session.id());
        session.close();
    }

    private Optional<KeySession> find(Caller caller, String id) {
        return Optional.ofNullable(open.get(id))
                .filter(session -> session.owner().userId().equals(caller.userId()));
    }

    private void checkLater(KeySession session, Instant now) {
        session.checkedBy(time.schedule(Duration.between(now, session.expiry()), () -> check(session)));
    }

    private void check(KeySession session) {
        Instant now = time.instant();
        if (!now.isBefore(session.expiry())) {
            end(session);
        } else if (open.containsKey(session.id())) {
            checkLater(session, now);
        }
    }
}
