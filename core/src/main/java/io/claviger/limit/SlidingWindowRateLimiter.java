package io.claviger.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An exact sliding window in memory: of one subject's requests, at most {@code limit} are allowed in any time span of
 * the window's length. A request stops counting exactly one window after it was allowed.
 *
 * <p><b>Cost.</b> A decision takes constant time but for forgetting what has passed, which each request pays for once.
 * One lock guards all subjects; it is held for well under a microsecond.
 *
 * <p><b>Memory.</b> A subject holds 8 bytes for each request that counts and is forgotten when none does: every
 * decision forgets up to two such subjects. At most {@code maxSubjects} are remembered. When more of them are active
 * within one window, room for a newcomer is made by forgetting the subject that was idle longest <em>among those that
 * have not used up their limit</em>. A subject at its limit is never forgotten before its limit is over, so nobody gets
 * out of a refusal by flooding the table. When all remembered subjects are at their limit, newcomers are refused until
 * the one whose newest request is oldest is free again. The window is therefore exact while no more than {@code maxSubjects} subjects are
 * active within it.
 *
 * <p><b>Time.</b> A clock that is set back counts as one that stood still; one that jumps forward ends windows early.
 *
 * <p>Thread-safe.
 */
public final class SlidingWindowRateLimiter implements RateLimiter {
    /** The default number of requests per window (seed 000, "Rate Limiting"). */
    public static final int DEFAULT_LIMIT = 30;

    /** The default length of the window (seed 000, "Rate Limiting"). */
    public static final Duration DEFAULT_WINDOW = Duration.ofSeconds(60);

    /** The default of the most subjects that are remembered; with short names some 20 MB when all came by once. */
    public static final int DEFAULT_MAX_SUBJECTS = 100_000;

    private static final Duration LONGEST_WINDOW = Duration.ofDays(366);

    // One decision adds at most one subject, so forgetting two lets the table shrink under steady traffic.
    private static final int FORGOTTEN_PER_DECISION = 2;

    private final int limit;
    private final long windowNanos;
    private final int maxSubjects;
    private final InstantSource clock;

    private final ReentrantLock lock = new ReentrantLock();
    // All below guarded by lock. Both maps are in the order of the subjects' newest allowed requests.
    private final Map<String, RequestLog> open = new LinkedHashMap<>();
    private final Map<String, RequestLog> full = new LinkedHashMap<>();
    private long latestReading = Long.MIN_VALUE;
    private long clockCorrection;

    private SlidingWindowRateLimiter(Builder builder) {
        limit = builder.limit;
        windowNanos = builder.window.toNanos();
        maxSubjects = builder.maxSubjects;
        clock = builder.clock;
    }

    /**
     * Makes a limiter.
     *
     * @param limit requests per window, at least 1
     * @param window the window's length, more than zero and at most 366 days
     * @param clock tells the time
     * @return the limiter
     * @throws IllegalArgumentException when a number is outside of its range
     */
    public static SlidingWindowRateLimiter of(int limit, Duration window, InstantSource clock) {
        return builder().limit(limit).window(window).clock(clock).build();
    }

    /** {@return a builder: 30 requests in 60 seconds, 100,000 subjects, the system's clock} */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Decision tryAcquire(String subject) {
        Objects.requireNonNull(subject, "subject");
        lock.lock();
        try {
            long now = now();
            forgetIdle(open, now);
            forgetIdle(full, now);
            return decide(subject, now);
        } finally {
            lock.unlock();
        }
    }

    /** {@return how many subjects are remembered now, for metrics and tests} */
    public int subjects() {
        lock.lock();
        try {
            return open.size() + full.size();
        } finally {
            lock.unlock();
        }
    }

    private Decision decide(String subject, long now) {
        RequestLog log = open.get(subject);
        if (log == null) {
            log = full.get(subject);
        }
        if (log == null) {
            if (!makeRoom(now)) {
                return Decision.refused(timeUntilFree(oldestFull(), now));
            }
            log = new RequestLog(limit);
        } else {
            log.forgetUntil(now - windowNanos);
            if (log.size() == limit) {
                return Decision.refused(timeUntilFree(log, now));
            }
        }
        log.add(now, limit);
        // Removing first moves the subject to the young end, which keeps both maps in the order of newest requests.
        open.remove(subject);
        full.remove(subject);
        (log.size() == limit ? full : open).put(subject, log);
        return Decision.allowed(limit - log.size(), timeUntilFree(log, now));
    }

    private Duration timeUntilFree(RequestLog log, long now) {
        return Duration.ofNanos(log.oldest() + windowNanos - now);
    }

    private void forgetIdle(Map<String, RequestLog> subjects, long now) {
        Iterator<RequestLog> eldestFirst = subjects.values().iterator();
        for (int i = 0; i < FORGOTTEN_PER_DECISION && eldestFirst.hasNext(); i++) {
            if (eldestFirst.next().newest() > now - windowNanos) {
                return;
            }
            eldestFirst.remove();
        }
    }

    /** {@return whether one more subject can be remembered} */
    private boolean makeRoom(long now) {
        if (open.size() + full.size() < maxSubjects) {
            return true;
        }
        Iterator<RequestLog> eldestFirst = open.values().iterator();
        if (eldestFirst.hasNext()) {
            eldestFirst.next();
            eldestFirst.remove();
            return true;
        }
        RequestLog eldest = oldestFull();
        eldest.forgetUntil(now - windowNanos);
        if (eldest.size() == limit) {
            return false;
        }
        // Its limit is over, so it may go like any other.
        Iterator<RequestLog> noLongerFull = full.values().iterator();
        noLongerFull.next();
        noLongerFull.remove();
        return true;
    }

    private RequestLog oldestFull() {
        return full.values().iterator().next();
    }

    private long now() {
        Instant instant = clock.instant();
        long reading = Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano())
                + clockCorrection;
        if (reading < latestReading) {
            clockCorrection += latestReading - reading;
            reading = latestReading;
        }
        latestReading = reading;
        return reading;
    }

    /** Collects the settings of a limiter. Not thread-safe. */
    public static final class Builder {
        private int limit = DEFAULT_LIMIT;
        private Duration window = DEFAULT_WINDOW;
        private int maxSubjects = DEFAULT_MAX_SUBJECTS;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /**
         * Sets the requests per window, {@value #DEFAULT_LIMIT} unless set.
         *
         * @param requests at least 1
         * @return this builder
         */
        public Builder limit(int requests) {
            limit = requests;
            return this;
        }

        /**
         * Sets the window's length, 60 seconds unless set.
         *
         * @param length more than zero and at most 366 days
         * @return this builder
         */
        public Builder window(Duration length) {
            window = length;
            return this;
        }

        /**
         * Sets how many subjects are remembered at most, {@value #DEFAULT_MAX_SUBJECTS} unless set.
         *
         * @param subjects at least 1; more than can be active within one window
         * @return this builder
         */
        public Builder maxSubjects(int subjects) {
            maxSubjects = subjects;
            return this;
        }

        /**
         * Sets the clock, the system's unless set.
         *
         * @param source tells the time
         * @return this builder
         */
        public Builder clock(InstantSource source) {
            clock = source;
            return this;
        }

        /**
         * Makes the limiter.
         *
         * @return the limiter
         * @throws IllegalArgumentException when a number is outside of its range
         */
        public SlidingWindowRateLimiter build() {
            if (limit < 1 || maxSubjects < 1) {
                throw new IllegalArgumentException("A limiter needs a limit and a number of subjects of at least 1;"
                        + " found limit " + limit + " and " + maxSubjects + " subjects.");
            }
            if (window.isNegative() || window.isZero() || window.compareTo(LONGEST_WINDOW) > 0) {
                throw new IllegalArgumentException(
                        "A window is longer than zero and at most 366 days; found " + window + ".");
            }
            return new SlidingWindowRateLimiter(this);
        }
    }
}
