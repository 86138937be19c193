package io.claviger.examples.enterprise;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long somebody must wait who guesses passwords: one second after the first failure, twice as long after each further
 * one, a quarter of an hour at most, and never for good (C18). Names that no user has are counted alike.
 *
 * <p>Each attempt counts as failed until it has succeeded, so that many at once gain nothing. Thread-safe; remembers a bounded
 * number of subjects.
 */
final class LoginThrottle {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int DOUBLINGS = 10;
    private static final int SUBJECTS = 20_000;

    private final InstantSource clock;

    // guarded by this; in the order of the last attempt
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true);

    private record Failures(int count, Instant until) {}

    LoginThrottle(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Begins an attempt.
     *
     * @param subject an account, or an account and a browser it knows
     * @return zero when it may go on, else how long to wait; a refused attempt counts for nothing
     */
    synchronized Duration begin(String subject) {
        Instant now = clock.instant();
        Failures before = failures.get(subject);
        if (before != null && now.isBefore(before.until())) {
            return Duration.between(now, before.until());
        }
        int count = before == null ? 1 : before.count() + 1;
        failures.put(subject, new Failures(count, now.plus(delay(count))));
        if (failures.size() > SUBJECTS) {
            failures.remove(failures.keySet().iterator().next());
        }
        return Duration.ZERO;
    }

    /** Forgets the failures of whoever knew the password. */
    synchronized void succeeded(String subject) {
        failures.remove(subject);
    }

    private static Duration delay(int count) {
        Duration delay = FIRST.multipliedBy(1L << Math.min(count - 1, DOUBLINGS));
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }
}
