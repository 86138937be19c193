package io.claviger.examples.chatserver.generation;

import io.claviger.examples.chatserver.wire.ErrorBody;
import io.claviger.examples.chatserver.wire.RefusedException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many jobs each user has at once. Thread-safe. */
final class Slots {
    private final int perUser;
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    Slots(int perUser) {
        this.perUser = perUser;
    }

    /** A user's right to one more job, until it is closed. Idempotent. */
    final class Slot implements AutoCloseable {
        private final String owner;
        private boolean open = true;

        private Slot(String owner) {
            this.owner = owner;
        }

        @Override
        public synchronized void close() {
            if (open) {
                open = false;
                taken.computeIfPresent(owner, (key, count) -> count == 1 ? null : count - 1);
            }
        }
    }

    /**
     * Takes one of a user's slots.
     *
     * @throws RefusedException when the user has no more
     */
    Slot take(String owner) {
        int count = taken.merge(owner, 1, Integer::sum);
        Slot slot = new Slot(owner);
        if (count > perUser) {
            slot.close();
            throw new RefusedException(
                    429,
                    ErrorBody.of(
                                    "Too many answers",
                                    "At most " + perUser
                                            + " answers are written for one user at once. Stop one, or wait.",
                                    "TOO_MANY_ANSWERS")
                            .withRetryAfter(5));
        }
        return slot;
    }
}
