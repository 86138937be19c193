package io.claviger.fallback;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.ProviderId;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleBiFunction;

/** Puts the providers of a chain into the order of the policy, and remembers how fast they were. Thread-safe. */
final class Ranking {
    /** Older news says little about a service now. */
    static final Duration MEMORY = Duration.ofMinutes(10);

    /** How much the newest answer counts: the last three or four make the average. */
    private static final double WEIGHT = 0.3;

    private final ProviderOrder order;
    private final TimeSource time;
    private final Map<Pace, Seen> seen = new ConcurrentHashMap<>();

    Ranking(ProviderOrder order, TimeSource time) {
        this.order = order;
        this.time = time;
    }

    /** First content and whole answers are different races. */
    private record Pace(ProviderId provider, boolean streaming) {}

    /** {@return the providers in the order in which they are to be asked} */
    List<ChatProvider> sort(Collection<ChatProvider> chain, ChatRequest request, boolean streaming) {
        List<ChatProvider> sorted = new ArrayList<>(chain);
        ToDoubleBiFunction<ProviderId, String> price = order.price();
        if (price != null) {
            sorted.sort(Comparator.comparingDouble(provider -> price.applyAsDouble(
                    provider.id(), request.model(provider.id()).orElse(provider.defaultModel()))));
        } else if (order.isByLatency()) {
            // Looked up once: an answer that arrives meanwhile must not turn the order around under the sort.
            Map<ChatProvider, Double> nanos = new ConcurrentHashMap<>();
            sorted.forEach(provider -> nanos.put(provider, expected(provider.id(), streaming)));
            sorted.sort(Comparator.comparingDouble(nanos::get));
        }
        return sorted;
    }

    /** Remembers that a provider took so long. */
    void took(ProviderId provider, boolean streaming, long nanos) {
        if (order.isByLatency()) {
            long now = time.nanoTime();
            seen.merge(
                    new Pace(provider, streaming),
                    new Seen(nanos, now),
                    (before, newest) -> before.isNews(now) ? newest.after(before) : newest);
        }
    }

    private double expected(ProviderId provider, boolean streaming) {
        Seen known = seen.get(new Pace(provider, streaming));
        return known != null && known.isNews(time.nanoTime()) ? known.nanos() : 0;
    }

    private record Seen(double nanos, long at) {
        boolean isNews(long now) {
            return now - at < MEMORY.toNanos();
        }

        Seen after(Seen before) {
            return new Seen(WEIGHT * nanos + (1 - WEIGHT) * before.nanos, at);
        }
    }
}
