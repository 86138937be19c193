package io.claviger.examples.chatserver.generation;

import io.claviger.key.KeyRing;

/**
 * The keys of one answer.
 *
 * @param ring the keys
 * @param end wipes them, or gives them back to whom they were lent from; idempotent
 */
record Keys(KeyRing ring, Runnable end) implements AutoCloseable {
    /** {@return keys that are this answer's alone} */
    static Keys own(KeyRing ring) {
        return new Keys(ring, ring::close);
    }

    @Override
    public void close() {
        end.run();
    }

    /** {@return nothing of the keys} */
    @Override
    public String toString() {
        return "Keys";
    }
}
