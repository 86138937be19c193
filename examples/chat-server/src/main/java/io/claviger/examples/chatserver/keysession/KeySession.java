package io.claviger.examples.chatserver.keysession;

import io.claviger.examples.chatserver.security.Caller;
import io.claviger.key.ApiKey;
import io.claviger.key.KeyRing;
import io.claviger.provider.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of one user, open. Guarded by its own lock. */
final class KeySession {
    private final String id;
    private final Caller owner;
    private final KeyRing ring;
    private final List<String> labels;
    private final Instant end;
    private final Duration idle;
    private Instant usedAt; // guarded by this
    private int loans; // guarded by this
    private TimeSource.@Nullable Timer check; // guarded by this

    KeySession(String id, Caller owner, KeyRing ring, Instant now, KeySessionProperties limits) {
        this.id = id;
        this.owner = owner;
        this.ring = ring;
        this.labels = ring.providers().stream()
                .flatMap(provider -> ring.keys(provider).stream())
                .map(ApiKey::label)
                .toList();
        this.end = now.plus(limits.absolute());
        this.idle = limits.idle();
        this.usedAt = now;
    }

    String id() {
        return id;
    }

    Caller owner() {
        return owner;
    }

    List<String> labels() {
        return labels;
    }

    KeyRing ring() {
        return ring;
    }

    /** {@return when the session ends if nobody uses it again} */
    synchronized Instant expiry() {
        Instant idleEnd = loans > 0 ? end : usedAt.plus(idle);
        return idleEnd.isBefore(end) ? idleEnd : end;
    }

    synchronized void lend() {
        loans++;
    }

    synchronized void giveBack(Instant now) {
        loans--;
        usedAt = now;
    }

    synchronized void checkedBy(TimeSource.Timer timer) {
        check = timer;
    }

    /** Wipes the keys; an answer that uses them fails at its next attempt. */
    synchronized void close() {
        ring.close();
        if (check != null) {
            check.cancel();
        }
    }
}
