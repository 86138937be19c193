package io.claviger.examples.chatserver.generation;

import io.claviger.chat.RateLimitedException;
import io.claviger.examples.chatserver.history.Quota;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.security.SessionCheck;
import io.claviger.examples.chatserver.wire.RefusedException;
import io.claviger.limit.Decision;
import io.claviger.limit.RateLimiter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Who may have one more answer. Thread-safe. */
record Admission(RateLimiter limiter, Quota quota, SessionCheck sessions) {
    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
    private static final int QUESTION_AND_ANSWER = 2;

    /**
     * Lets a question pass.
     *
     * @throws RefusedException when the user has no room for it
     * @throws RateLimitedException when the user has asked too often
     */
    void require(Caller caller) {
        quota.require(caller.userId(), QUESTION_AND_ANSWER);
        Decision decision = limiter.tryAcquire(caller.userId());
        if (!decision.allowed()) {
            throw new RateLimitedException(decision.retryAfter());
        }
    }

    /** Asked once more when the job is known: who was locked before that had no job to be ended. */
    boolean isSignedIn(Caller caller) {
        try {
            return sessions.isOpen(caller);
        } catch (DataAccessException e) {
            LOG.warn("Whether a user is still signed in could not be asked; the answer is not begun.", e);
            return false;
        }
    }
}
