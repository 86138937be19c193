package io.claviger.provider;

import io.claviger.chat.ChatEvent;
import org.jspecify.annotations.Nullable;

/**
 * One running attempt. {@link #poll}, {@link #outcome} and {@link #expire} are called by one thread at a time and never
 * block; {@link #cancel} may be called by any thread at any time.
 *
 * <p>Whenever a poll may have something new, the call runs {@link CallContext#ready}.
 */
public interface ProviderCall {
    /** {@return the next piece of the answer, or null when none is there now or the call has ended} */
    ChatEvent.@Nullable Delta poll();

    /** {@return how the call ended, once it has and every delta has been polled; null before} */
    @Nullable Outcome outcome();

    /**
     * Ends the call because a time limit passed.
     *
     * @return {@link Outcome.Completed} when the provider had already said that the answer is finished, else a
     *     {@link Outcome.Failed} of kind {@code TIMEOUT}
     */
    Outcome expire();

    /** Ends the call and closes the provider's connection. Idempotent. */
    void cancel();
}
