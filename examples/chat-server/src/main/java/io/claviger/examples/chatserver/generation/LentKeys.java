package io.claviger.examples.chatserver.generation;

import io.claviger.examples.chatserver.security.Caller;
import io.claviger.key.KeyRing;
import java.util.Optional;

/** Where keys are that a user opened before. Implementations are thread-safe. */
@FunctionalInterface
public interface LentKeys {
    /** Nobody opened any. */
    LentKeys NONE = (caller, session) -> Optional.empty();

    /**
     * Lends the keys of a session.
     *
     * @param caller who asks
     * @param session the session's id
     * @return the keys, empty when the caller has no such session
     */
    Optional<Loan> lend(Caller caller, String session);

    /**
     * Keys that go back after the answer.
     *
     * @param ring the keys
     * @param giveBack to be run once
     */
    record Loan(KeyRing ring, Runnable giveBack) {}
}
