package io.claviger.examples.chatserver.account;

import io.claviger.examples.chatserver.wire.ErrorBody;
import io.claviger.examples.chatserver.wire.RefusedException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Compares half as many passwords at once as there are processors: whoever sends many from many addresses slows signing
 * in down, and nothing else. Some wait; more than that are refused with 503 at once. Thread-safe.
 */
final class BoundedPasswords implements PasswordEncoder {
    static final int WAITING = 40;

    private static final int SECONDS = 10;
    private final PasswordEncoder passwords;
    private final Semaphore turns;

    BoundedPasswords(PasswordEncoder passwords) {
        this.passwords = passwords;
        this.turns = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return inTurn(() -> passwords.encode(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return inTurn(() -> passwords.matches(password, hash));
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return passwords.upgradeEncoding(hash);
    }

    private <T extends @Nullable Object> T inTurn(Supplier<T> work) {
        if (waiting() >= WAITING || !hasTurn()) {
            throw new RefusedException(
                    503,
                    ErrorBody.of("Server busy", "Too many people are signing in. Please try again soon.", "BUSY")
                            .withRetryAfter(SECONDS));
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    int waiting() {
        return turns.getQueueLength();
    }

    private boolean hasTurn() {
        try {
            return turns.tryAcquire(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
