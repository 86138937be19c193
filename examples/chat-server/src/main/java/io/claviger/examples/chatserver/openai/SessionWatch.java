package io.claviger.examples.chatserver.openai;

import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.security.SessionCheck;
import io.claviger.examples.chatserver.wire.ErrorBody;
import io.claviger.examples.chatserver.wire.RefusedException;
import io.claviger.provider.TimeSource;
import java.time.Duration;

/** Asks now and then whether who waits for an answer is still signed in: nobody's keys are used on after that. */
final class SessionWatch {
    private static final ErrorBody ENDED =
            ErrorBody.of("Not signed in", "The session has ended. Please sign in.", "SESSION_ENDED");

    private final SessionCheck sessions;
    private final Caller caller;
    private final TimeSource time;
    private final Duration every;
    private long asked;

    SessionWatch(SessionCheck sessions, Caller caller, TimeSource time, Duration every) {
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
    void requireOpen() {
        long now = time.nanoTime();
        if (now - asked < every.toNanos()) {
            return;
        }
        asked = now;
        if (!sessions.isOpen(caller)) {
            throw new RefusedException(401, ENDED);
        }
    }
}
