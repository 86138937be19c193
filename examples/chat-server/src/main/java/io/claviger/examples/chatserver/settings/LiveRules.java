package io.claviger.examples.chatserver.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;

/** What is said under {@code claviger.generation.}, {@code claviger.history.} and {@code claviger.live.}. */
final class LiveRules implements Rules {
    @Override
    public void check(Binder settings, Mode mode, Faults faults) {
        duration(settings, "claviger.generation.longest", Duration.ofHours(1), faults);
        duration(settings, "claviger.generation.save-every", Duration.ofMinutes(1), faults);
        number(settings, "claviger.generation.per-user", 100, faults);
        number(settings, "claviger.history.messages-per-user", Integer.MAX_VALUE, faults);
        number(settings, "claviger.history.megabytes-per-user", 1_000_000, faults);
        duration(settings, "claviger.live.heartbeat", Duration.ofMinutes(5), faults);
        duration(settings, "claviger.live.send-timeout", Duration.ofMinutes(1), faults);
        number(settings, "claviger.live.connections-per-user", 100, faults);
        number(settings, "claviger.live.messages-per-minute", 1_000_000, faults);
        number(settings, "claviger.live.queue-events", 1_000_000, faults);
        number(settings, "claviger.live.queue-bytes", Integer.MAX_VALUE, faults);
    }

    private static void number(Binder settings, String property, int most, Faults faults) {
        try {
            int set = settings.bind(property, Integer.class).orElse(1);
            faults.unless(set >= 1 && set <= most, property, "a number from 1 to " + most);
        } catch (BindException e) {
            // said already
        }
    }

    private static void duration(Binder settings, String property, Duration most, Faults faults) {
        try {
            Duration set = settings.bind(property, Duration.class).orElse(most);
            faults.unless(
                    set.compareTo(Duration.ZERO) > 0 && set.compareTo(most) <= 0,
                    property,
                    "more than 0s and at most " + most.toSeconds() + "s");
        } catch (BindException e) {
            // said already
        }
    }
}
