package io.claviger.spring;

import io.claviger.fallback.Timeouts;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of one request.
 *
 * @param connect The longest time to connect to a provider, TLS included.
 * @param firstToken From the start of a streamed attempt to its first piece.
 * @param idle Between two pieces of a stream.
 * @param attempt From the start of an attempt to its first content, which is all of an answer that is not streamed.
 * @param total From the start of a request to its end, all attempts and waits included.
 */
record TimeoutSettings(
        @DefaultValue("5s") Duration connect,
        @DefaultValue("10s") Duration firstToken,
        @DefaultValue("20s") Duration idle,
        @DefaultValue("30s") Duration attempt,
        @DefaultValue("2m") Duration total) {
    /** A limit beyond a day is a mistake of unit. */
    private static final Duration LONGEST = Duration.ofDays(1);

    /** {@return all but {@link #connect}, which belongs to the connections} */
    Timeouts timeouts() {
        Timeouts usual = Timeouts.DEFAULT;
        return new Timeouts(firstToken, idle, attempt, usual.total(), usual.floor()).withTotal(total);
    }

    void check(Faults faults) {
        check("connect", connect, faults);
        check("first-token", firstToken, faults);
        check("idle", idle, faults);
        check("attempt", attempt, faults);
        check("total", total, faults);
    }

    private static void check(String name, Duration limit, Faults faults) {
        boolean sound = !limit.isNegative() && !limit.isZero() && limit.compareTo(LONGEST) <= 0;
        faults.unless(sound, "claviger.timeouts." + name, "more than 0s and at most 1d");
    }
}
