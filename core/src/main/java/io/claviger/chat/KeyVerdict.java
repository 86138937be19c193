package io.claviger.chat;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of a key without being asked for a chat. Immutable.
 *
 * <p>Only the provider's own word for a refused key is {@link Status#INVALID}: a bare status, a web page, a time-out or a
 * missing permission leaves the key {@link Status#UNKNOWN}.
 *
 * @param status the verdict
 * @param retryAfter how long the key is limited, from the moment of the verdict; null when that was not said or the key
 *     is not limited
 */
public record KeyVerdict(Status status, @Nullable Duration retryAfter) {
    /** The verdicts. */
    public enum Status {
        /** The provider accepts the key. That says nothing of money or of a certain model. */
        VALID,
        /** The provider refuses the key in its own words. */
        INVALID,
        /** The key is good, and its money or its allowance is spent. */
        NO_CREDIT,
        /** The key is good, and asked too much lately. */
        RATE_LIMITED,
        /** Nobody can tell. */
        UNKNOWN
    }

    /**
     * Checks that there is a verdict.
     *
     * @throws NullPointerException when the status is null
     */
    public KeyVerdict {
        Objects.requireNonNull(status, "status");
    }

    /**
     * A verdict without a wait.
     *
     * @param status the verdict
     * @return the verdict
     */
    public static KeyVerdict of(Status status) {
        return new KeyVerdict(status, null);
    }
}
