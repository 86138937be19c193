package io.claviger.key;

import io.claviger.chat.FailureKind;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one session has learnt about one key: whether it failed, how often, and until when it should rest.
 *
 * <p>Nothing carries over to another session. Thread-safe; every field is guarded by this object's lock.
 */
public final class KeyHealth {
    /** After this many failures in a row, minus one for each success, a key is not used again: three. */
    public static final int MAX_FAILURES = 3;

    private final Set<String> refusedModels = new HashSet<>();
    private int failures;
    private boolean dead;
    private @Nullable Instant benchedUntil;
    private @Nullable FailureKind lastFailure;

    KeyHealth() {}

    /**
     * Tells whether an attempt makes sense.
     *
     * @param now the present time
     * @param model the model that would be asked for
     * @return false when the key is dead, rests beyond now, has failed too often or was refused this model
     */
    public synchronized boolean isUsable(Instant now, String model) {
        Instant until = benchedUntil;
        return !dead
                && failures < MAX_FAILURES
                && (until == null || !now.isBefore(until))
                && !refusedModels.contains(model);
    }

    /** {@return whether the key is out for the rest of the session} */
    public synchronized boolean isDead() {
        return dead;
    }

    /** {@return the end of the longest rest that was ordered, possibly in the past; empty when there was none} */
    public synchronized Optional<Instant> benchedUntil() {
        return Optional.ofNullable(benchedUntil);
    }

    /** {@return failures counted and not yet taken away by a success, 0 or more} */
    public synchronized int failures() {
        return failures;
    }

    /** {@return the kind of the last failure of any sort; empty when there was none} */
    public synchronized Optional<FailureKind> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    /** Takes one failure away, if there is one. */
    public synchronized void recordSuccess() {
        failures = Math.max(0, failures - 1);
    }

    /**
     * Counts one failure.
     *
     * @param kind why the attempt failed
     */
    public synchronized void recordFailure(FailureKind kind) {
        failures++;
        lastFailure = kind;
    }

    /**
     * Takes the key out for the rest of the session.
     *
     * @param kind why: an invalid key, or a spent quota without a known reset
     */
    public synchronized void kill(FailureKind kind) {
        dead = true;
        lastFailure = kind;
    }

    /**
     * Lets the key rest. A rest is only ever made longer: an earlier deadline than the present one changes nothing.
     *
     * @param until the first moment at which the key may be used again
     * @param kind why: a rate limit, or a spent quota with a known reset
     */
    public synchronized void benchUntil(Instant until, FailureKind kind) {
        if (benchedUntil == null || until.isAfter(benchedUntil)) {
            benchedUntil = until;
        }
        lastFailure = kind;
    }

    /**
     * Remembers that this key gets no access to a model. Other models stay usable.
     *
     * @param model the model's name as it was sent
     */
    public synchronized void refuseModel(String model) {
        refusedModels.add(model);
    }

    /** {@return the counters, without anything secret} */
    @Override
    public synchronized String toString() {
        return "KeyHealth[failures=" + failures + ", dead=" + dead + ", refusedModels=" + refusedModels.size() + "]";
    }
}
