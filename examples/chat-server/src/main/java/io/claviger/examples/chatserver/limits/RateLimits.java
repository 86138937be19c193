package io.claviger.examples.chatserver.limits;

import io.claviger.examples.chatserver.limits.LimitsProperties.Allowance;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.security.Route.Rate;
import io.claviger.limit.Decision;
import io.claviger.limit.RateLimiter;
import io.claviger.limit.SlidingWindowRateLimiter;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;

/** Counts calls by class and caller, in memory that is bounded for each class. Thread-safe. */
public final class RateLimits {
    private final Map<Rate, Counted> classes = new EnumMap<>(Rate.class);

    private record Counted(int limit, RateLimiter limiter) {}

    RateLimits(Map<Rate, Allowance> allowances, InstantSource clock) {
        allowances.forEach((rate, allowance) -> classes.put(
                rate,
                new Counted(
                        allowance.requests(),
                        SlidingWindowRateLimiter.of(allowance.requests(), allowance.window(), clock))));
    }

    /**
     * Counts one call.
     *
     * @param rate the class, not {@link Rate#NONE}
     * @param subject who calls; names of different kinds differ in their beginning, such as {@code user:} and
     *     {@code address:}
     * @return whether it is allowed
     */
    public Decision tryAcquire(Rate rate, String subject) {
        return counted(rate).limiter().tryAcquire(subject);
    }

    /**
     * Counts one call of a user, whichever way it comes.
     *
     * @param rate the class, not {@link Rate#NONE}
     * @param caller the user
     * @return whether it is allowed
     */
    public Decision tryAcquire(Rate rate, Caller caller) {
        return tryAcquire(rate, "user:" + caller.userId());
    }

    /**
     * {@return how many calls a class allows in its window}
     *
     * @param rate the class, not {@link Rate#NONE}
     */
    public int limit(Rate rate) {
        return counted(rate).limit();
    }

    private Counted counted(Rate rate) {
        Counted counted = classes.get(rate);
        if (counted == null) {
            throw new IllegalArgumentException("Calls of the class " + rate + " are not counted.");
        }
        return counted;
    }
}
