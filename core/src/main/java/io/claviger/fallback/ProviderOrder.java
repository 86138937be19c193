package io.claviger.fallback;

import io.claviger.chat.ProviderId;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * In which order the providers of a chain are asked; part of the {@link FallbackPolicy}. All keys of a provider stay together, in the order of the ring.
 * Immutable and thread-safe.
 */
public final class ProviderOrder {
    private static final ProviderOrder AS_GIVEN = new ProviderOrder(false, null);
    private static final ProviderOrder BY_LATENCY = new ProviderOrder(true, null);

    private final boolean byLatency;
    private final @Nullable ToDoubleBiFunction<ProviderId, String> price;

    private ProviderOrder(boolean byLatency, @Nullable ToDoubleBiFunction<ProviderId, String> price) {
        this.byLatency = byLatency;
        this.price = price;
    }

    /** {@return the order in which the providers were given to the chain} */
    public static ProviderOrder asGiven() {
        return AS_GIVEN;
    }

    /**
     * {@return the fastest first} What counts is the time of the last answers to their first content, or to their end
     * when they were not streamed, newer ones more; an attempt that timed out counts as long as it took. A provider of
     * which nothing was seen for ten minutes is asked first, in the order given, so that it gets its chance.
     */
    public static ProviderOrder byLatency() {
        return BY_LATENCY;
    }

    /**
     * The cheapest first.
     *
     * @param price gives what a provider takes for a model, in any unit that is the same for all; not a number when that
     *     is not known, which comes last; thread-safe
     * @return the order; equal prices stay in the order given
     */
    public static ProviderOrder byCost(ToDoubleBiFunction<ProviderId, String> price) {
        return new ProviderOrder(false, price);
    }

    boolean isByLatency() {
        return byLatency;
    }

    @Nullable ToDoubleBiFunction<ProviderId, String> price() {
        return price;
    }
}
