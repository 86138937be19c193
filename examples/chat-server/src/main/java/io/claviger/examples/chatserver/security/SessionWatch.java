package io.claviger.examples.chatserver.security;

import io.claviger.examples.chatserver.wire.RefusedException;
import io.claviger.provider.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Asks now and then whether who waits for an answer is still signed in: nobody's keys are used on after that. For one thread
 * at a time.
 */
public final class SessionWatch {
    private final SessionCheck sessions;
    private final @Nullable Caller caller;
    private final TimeSource time;
    private final Duration every;
    private long asked;

    /**
     * Begins for one request, whose session was open when it came.
     *
     * @param sessions who is asked
     * @param caller who waits, null for a guest, who has no session
     * @param time the clock
     * @param every how often it is asked at most
     */
    public SessionWatch(SessionCheck sessions, @Nullable Caller caller, TimeSource time, Duration every) {
        this.sessions = sessions;
        this.caller = caller;
        this.time = time;
        this.every = every;
        this.asked = time.nanoTime();
    }

    /**
     * Asks, unless it was asked just now.
     *
     * @throws RefusedException with 401 when the session has ended
     */
    public void requireOpen() {
        if (!isOpen()) {
            throw RefusedException.sessionEnded();
        }
    }

    /** {@return whether the session goes on, or was asked about just now} */
    public boolean isOpen() {
        long now = time.nanoTime();
        if (caller == null || now - asked < every.toNanos()) {
            return true;
        }
        asked = now;
        return sessions.isOpen(caller);
    }
}
