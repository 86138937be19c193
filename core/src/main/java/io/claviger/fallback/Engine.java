package io.claviger.fallback;

import io.claviger.provider.ChatProvider;
import io.claviger.provider.TimeSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** What all requests of one {@link FallbackChat} share. Thread-safe; holds no credential. */
final class Engine {
    private final Map<ChatProvider, OutageBreaker> chain;
    private final FallbackPolicy policy;
    private final Ranking ranking;
    private final TimeSource time;
    private final List<Supplier<? extends ChatListener>> listeners;

    Engine(
            List<ChatProvider> providers,
            FallbackPolicy policy,
            TimeSource time,
            List<Supplier<? extends ChatListener>> listeners) {
        Map<ChatProvider, OutageBreaker> breakers = new LinkedHashMap<>();
        providers.forEach(provider -> breakers.put(provider, new OutageBreaker(policy, time)));
        this.chain = Collections.unmodifiableMap(breakers);
        this.policy = policy;
        this.ranking = new Ranking(policy.order(), time);
        this.time = time;
        this.listeners = List.copyOf(listeners);
    }

    Set<ChatProvider> chain() {
        return chain.keySet();
    }

    OutageBreaker breaker(ChatProvider provider) {
        return Objects.requireNonNull(chain.get(provider), "provider of the chain");
    }

    Ranking ranking() {
        return ranking;
    }

    FallbackPolicy policy() {
        return policy;
    }

    TimeSource time() {
        return time;
    }

    /** Begins a request, on the caller's thread. */
    RequestNews begin(boolean streaming) {
        return RequestNews.started(streaming, listeners);
    }
}
