package io.claviger.examples.chatserver.settings;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;

/** The bounds of what is said under {@code claviger.accounts.}, {@code .key-sessions.} and {@code .limits.}. */
final class BoundRules implements Rules {
    /** The least that Spring Security's bcrypt takes; the most is some seconds of work for one password. */
    private static final int LEAST_COST = 4;

    private static final int MOST_COST = 16;

    private static final Duration YEAR = Duration.ofDays(366);

    private static final List<String> CLASSES =
            List.of("answer", "heavy", "login", "mail", "open", "read", "refresh", "write");

    @Override
    public void check(Binder settings, Mode mode, Faults faults) {
        Rules.number(settings, "claviger.accounts.bcrypt-cost", LEAST_COST, MOST_COST, faults);
        for (String lifetime : List.of("session-idle", "session-lifetime", "remembered-lifetime")) {
            Rules.duration(settings, "claviger.accounts." + lifetime, YEAR, faults);
        }
        Rules.duration(settings, "claviger.key-sessions.idle", YEAR, faults);
        Rules.duration(settings, "claviger.key-sessions.absolute", YEAR, faults);
        Rules.number(settings, "claviger.key-sessions.per-user", 1, 1_000, faults);
        for (String one : CLASSES) {
            Rules.number(settings, "claviger.limits." + one + ".requests", 1, 1_000_000, faults);
            Rules.duration(settings, "claviger.limits." + one + ".window", Duration.ofDays(1), faults);
        }
    }
}
