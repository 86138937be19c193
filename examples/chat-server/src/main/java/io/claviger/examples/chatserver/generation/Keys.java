package io.claviger.examples.chatserver.generation;

import io.claviger.key.KeyRing;
import java.util.concurrent.atomic.AtomicBoolean;

/** The keys of one answer, until they are closed: wiped, or given back to whom they were lent from. Thread-safe. */
final class Keys implements AutoCloseable {
    private final KeyRing ring;
    private final Runnable end;
    private final AtomicBoolean closed = new AtomicBoolean();

    Keys(KeyRing ring, Runnable end) {
        this.ring = ring;
        this.end = end;
    }

    /** {@return keys that are this answer's alone} */
    static Keys own(KeyRing ring) {
        return new Keys(ring, ring::close);
    }

    KeyRing ring() {
        return ring;
    }

    /** {@return whether somebody else wiped them while the answer was written} */
    boolean wereTaken() {
        return !closed.get() && ring.isClosed();
    }

    /** Idempotent. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            end.run();
        }
    }

    /** {@return nothing of the keys} */
    @Override
    public String toString() {
        return "Keys";
    }
}
