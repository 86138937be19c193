package io.claviger.fallback;

import io.claviger.chat.Attempt;
import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatException;
import io.claviger.chat.ChatResponse;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.TimeSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all requests of one {@link FallbackChat} share. Thread-safe; holds no credential. */
final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(FallbackChat.class);

    private final Map<ChatProvider, OutageBreaker> chain;
    private final FallbackPolicy policy;
    private final Ranking ranking;
    private final TimeSource time;
    private final List<ChatListener> listeners;

    Engine(List<ChatProvider> providers, FallbackPolicy policy, TimeSource time, List<ChatListener> listeners) {
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

    void attemptStarted(ChatEvent.AttemptStarted attempt) {
        tell(listener -> listener.attemptStarted(attempt));
    }

    void attemptFailed(Attempt attempt) {
        LOG.debug("Attempt {} failed: {}", attempt.number(), attempt.describe());
        tell(listener -> listener.attemptFailed(attempt));
    }

    void completed(ChatResponse response) {
        tell(listener -> listener.completed(response));
    }

    void failed(ChatException failure) {
        tell(listener -> listener.failed(failure));
    }

    private void tell(Consumer<ChatListener> news) {
        for (ChatListener listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn(
                        "A chat listener threw {}; the request goes on.",
                        e.getClass().getName());
            }
        }
    }
}
