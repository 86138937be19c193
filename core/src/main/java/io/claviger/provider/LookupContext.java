package io.claviger.provider;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * How a key is checked or a list of models is fetched; whoever calls {@link ChatProvider#verify} or
 * {@link ChatProvider#models} makes one, as {@code FallbackChat} does. Immutable.
 *
 * @param time the clock and timer to use
 * @param limit how long it may take in all, positive
 * @param executor where the answer is read, so that no selector thread has to; the returned future completes there
 */
public record LookupContext(TimeSource time, Duration limit, Executor executor) {}
