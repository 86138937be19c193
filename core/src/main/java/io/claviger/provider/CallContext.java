package io.claviger.provider;

/**
 * How one attempt is to be made. Immutable.
 *
 * @param model the model to ask for
 * @param streaming whether the answer is wanted piece by piece
 * @param time the clock and timer to use
 * @param skipMalformedEvent whether one unreadable event in a stream is passed over
 * @param ready to be run, from any thread and at no cost, whenever the call may have something new; never blocks
 */
public record CallContext(
        String model, boolean streaming, TimeSource time, boolean skipMalformedEvent, Runnable ready) {}
