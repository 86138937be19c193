package io.claviger.examples.chatserver.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.Binder;

/** What is said under {@code claviger.generation.}, {@code claviger.history.} and {@code claviger.live.}. */
final class LiveRules implements Rules {
    @Override
    public void check(Binder settings, Mode mode, Faults faults) {
        Rules.duration(settings, "claviger.generation.longest", Duration.ofHours(1), faults);
        Rules.duration(settings, "claviger.generation.save-every", Duration.ofMinutes(1), faults);
        Rules.number(settings, "claviger.generation.per-user", 1, 100, faults);
        Rules.number(settings, "claviger.history.messages-per-user", 1, Integer.MAX_VALUE, faults);
        Rules.number(settings, "claviger.history.megabytes-per-user", 1, 1_000_000, faults);
        Rules.duration(settings, "claviger.live.heartbeat", Duration.ofMinutes(5), faults);
        Rules.duration(settings, "claviger.live.send-timeout", Duration.ofMinutes(1), faults);
        Rules.number(settings, "claviger.live.connections-per-user", 1, 100, faults);
        Rules.number(settings, "claviger.live.messages-per-minute", 1, 1_000_000, faults);
        Rules.number(settings, "claviger.live.queue-events", 1, 1_000_000, faults);
        Rules.number(settings, "claviger.live.queue-bytes", 1, Integer.MAX_VALUE, faults);
    }
}
