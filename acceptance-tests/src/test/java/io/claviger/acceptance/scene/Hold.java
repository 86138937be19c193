package io.claviger.acceptance.scene;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a service goes before it keeps silent on purpose, so that a test knows when only the clock can go on.
 *
 * @param text what has been said by then; null when nothing can be seen from outside but that the request is there
 * @param timers how many timers the chain has set by then, its own and the call's
 * @param settling whether bytes may still be on their way that nobody can see
 * @param lateBy after which time the service goes on; null when it never does
 */
public record Hold(
        @Nullable String text,
        int timers,
        boolean settling,
        @Nullable Duration lateBy) {
    /** {@return silence after the request} */
    public static Hold silent() {
        return new Hold(null, 1, false, null);
    }

    /** {@return silence after some text} */
    public static Hold after(String text) {
        return new Hold(text, 1, false, null);
    }

    /** {@return silence after the finish reason: the second timer is the one that waits for the mark of the end} */
    public static Hold finished(String text) {
        return new Hold(text, 2, true, null);
    }

    /** {@return silence that ends} */
    public static Hold late(Duration by) {
        return new Hold(null, 1, false, by);
    }

    boolean isReached(String textSoFar, int timersSet) {
        return timersSet >= timers && (text == null || text.contentEquals(textSoFar));
    }
}
