package io.claviger.examples.chatserver.live;

import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.security.SessionWatch;
import io.claviger.examples.chatserver.signin.SessionEnded;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One who waits for an answer on the thread of a request. Bells and ends come from any thread. */
final class Follower {
    private final Caller caller;
    private final SessionWatch watch;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean ended;

    Follower(Caller caller, SessionWatch watch) {
        this.caller = caller;
        this.watch = watch;
    }

    /** There is more to read. */
    void ring() {
        bell.release();
    }

    /** A session of the same user has ended. */
    void hear(SessionEnded end) {
        if (caller.sessionId().equals(end.sessionId())) {
            ended = true;
            ring();
        }
    }

    /** {@return whether the bell was rung; all that was rung before counts as once} */
    boolean await(Duration most) throws InterruptedException {
        boolean rung = bell.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS);
        bell.drainPermits();
        return rung;
    }

    boolean isSignedIn() {
        return !ended && watch.isOpen();
    }
}
