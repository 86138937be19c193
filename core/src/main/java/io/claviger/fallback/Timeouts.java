package io.claviger.fallback;

import java.time.Duration;

/**
 * The limits of one request. All positive. Immutable. The fifth limit, the time to connect, belongs to the connections:
 * {@code HttpTransport.Builder.connectTimeout}.
 *
 * @param firstToken from the start of a streamed attempt to its first piece, reasoning included
 * @param idle between two pieces of a stream
 * @param attempt from the start of an attempt to its first content, which for an answer that is not streamed is all
 * @param total from the start of the request to its end, all attempts and waits included
 * @param floor what is kept back for the last candidate, so that slow ones before it cannot starve it
 */
public record Timeouts(Duration firstToken, Duration idle, Duration attempt, Duration total, Duration floor) {
    /** 10 s to the first token, 20 s idle, 30 s an attempt (the original specification), 2 min in all, 10 s floor. */
    public static final Timeouts DEFAULT = new Timeouts(
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofSeconds(10));

    /**
     * Checks that every limit is positive and the floor is inside the total.
     *
     * @throws IllegalArgumentException when one is not
     */
    public Timeouts {
        requirePositive("first token", firstToken);
        requirePositive("idle", idle);
        requirePositive("attempt", attempt);
        requirePositive("total", total);
        requirePositive("floor", floor);
        if (floor.compareTo(total) >= 0) {
            throw new IllegalArgumentException("The floor of the last candidate must be shorter than the total; found "
                    + floor + " of " + total + ".");
        }
    }

    /**
     * Replaces the total; the floor shrinks to a quarter of it where it would not fit.
     *
     * @param limit the new total
     * @return the limits
     */
    public Timeouts withTotal(Duration limit) {
        Duration quarter = limit.dividedBy(4);
        return new Timeouts(firstToken, idle, attempt, limit, floor.compareTo(quarter) > 0 ? quarter : floor);
    }

    private static void requirePositive(String name, Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("The limit \"" + name + "\" must be positive; found " + limit + ".");
        }
    }
}
