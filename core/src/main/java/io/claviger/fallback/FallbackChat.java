package io.claviger.fallback;

import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatException;
import io.claviger.chat.ChatModel;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatResponse;
import io.claviger.chat.KeyVerdict;
import io.claviger.chat.ProviderId;
import io.claviger.key.ApiKey;
import io.claviger.key.KeyRing;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.TimeSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the first provider that works, with the keys one user typed.
 *
 * <p>One for each application; thread-safe; holds no credential. The ring is an argument of every call, stays the
 * caller's, and must stay open until the answer is complete. Four shapes, one engine:
 *
 * <pre>{@code
 * FallbackChat chat = FallbackChat.builder().providers(Gemini.create(), Groq.create()).build();
 * try (KeyRing keys = KeyRing.of("gemini", geminiKey).and("groq", groqKey)) {
 *     ChatResponse answer = chat.send(ChatRequest.of("What is a binary tree?"), keys);
 * }
 * }</pre>
 *
 * <p>Every shape fails with a {@link ChatException}: {@code InvalidRequestException} when no provider can do what is
 * asked, {@code NoUsableKeyException} when none can be called, and otherwise one that carries the trail of attempts.
 */
public final class FallbackChat {
    private final Engine engine;
    private final List<ProviderId> chain;
    private final @Nullable Executor callbacks;

    private FallbackChat(Builder from) {
        this.engine = new Engine(from.providers, from.policy, from.time, from.listeners);
        this.chain = from.providers.stream().map(ChatProvider::id).toList();
        this.callbacks = from.callbacks;
    }

    /** {@return a builder without providers} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the providers in the order they are asked} */
    public List<ProviderId> chain() {
        return chain;
    }

    /**
     * Asks and waits for the whole answer.
     *
     * @param request what to ask
     * @param keys the user's keys
     * @return the answer
     * @throws ChatException when nobody answered
     * @throws CancellationException when the waiting thread is interrupted; its flag stays set
     */
    public ChatResponse send(ChatRequest request, KeyRing keys) {
        try (ChatStream events = new ChatStream(engine, request, keys, false)) {
            return events.response();
        }
    }

    /**
     * Asks and takes the answer piece by piece, on the caller's own thread.
     *
     * @param request what to ask
     * @param keys the user's keys
     * @return the events, to be closed; closing early cancels
     * @throws ChatException when no attempt can be made at all; later failures come from the stream
     */
    public ChatStream stream(ChatRequest request, KeyRing keys) {
        return new ChatStream(engine, request, keys, true);
    }

    /**
     * Asks without waiting.
     *
     * @param request what to ask
     * @param keys the user's keys, open until the future is done
     * @return completes with the answer, or exceptionally with a {@link ChatException}; cancelling it closes the
     *     provider's connection; its dependants never run on the common pool
     */
    public CompletableFuture<ChatResponse> sendAsync(ChatRequest request, KeyRing keys) {
        return FutureResponse.start(engine, request, keys, callbacks());
    }

    /**
     * Offers the answer piece by piece, with back-pressure. Cold: every subscription makes a request of its own, on its
     * first demand.
     *
     * @param request what to ask
     * @param keys the user's keys, open until the subscription has ended
     * @return the events; failures arrive as {@code onError} with a {@link ChatException}
     */
    public Flow.Publisher<ChatEvent> publish(ChatRequest request, KeyRing keys) {
        return subscriber -> EventSubscription.start(engine, request, keys, callbacks(), subscriber);
    }

    /**
     * Finds out at little or no cost whether a key is accepted, for a form where somebody pastes one. What is certain is
     * remembered for the key's session.
     *
     * @param key a key of an open ring, of a provider of this chain
     * @return the verdict within ten seconds, {@code UNKNOWN} on any doubt; never fails; cancelling it closes the
     *     provider's connection
     * @throws IllegalArgumentException when the chain has no such provider
     * @throws IllegalStateException when the key's ring is closed
     */
    public CompletableFuture<KeyVerdict> verify(ApiKey key) {
        return new Lookups(engine, callbacks()).verify(key);
    }

    /**
     * Lists the models that a key's provider offers.
     *
     * @param key a key of an open ring, or {@link ApiKey#keyless}, of a provider of this chain
     * @return the models in the provider's order within ten seconds, or exceptionally a
     *     {@link io.claviger.chat.ModelsUnavailableException}
     * @throws IllegalArgumentException when the chain has no such provider
     * @throws IllegalStateException when the key's ring is closed
     */
    public CompletableFuture<List<ChatModel>> models(ApiKey key) {
        return new Lookups(engine, callbacks()).models(key);
    }

    private Executor callbacks() {
        return callbacks == null ? CallbackThreads.shared() : callbacks;
    }

    /** {@return the chain, never a key} */
    @Override
    public String toString() {
        return "FallbackChat" + chain;
    }

    /** Builds a {@link FallbackChat}. For one thread. */
    public static final class Builder {
        private final List<ChatProvider> providers = new ArrayList<>();
        private final List<Supplier<? extends ChatListener>> listeners = new ArrayList<>();
        private FallbackPolicy policy = FallbackPolicy.DEFAULT;
        private TimeSource time = TimeSource.system();
        private @Nullable Executor callbacks;

        private Builder() {}

        /**
         * Appends providers; their order is the order they are asked in.
         *
         * @param more at least one in all, names unique
         * @return this builder
         */
        public Builder providers(ChatProvider... more) {
            return providers(List.of(more));
        }

        /**
         * Appends providers; their order is the order they are asked in.
         *
         * @param more at least one in all, names unique
         * @return this builder
         */
        public Builder providers(List<? extends ChatProvider> more) {
            providers.addAll(more);
            return this;
        }

        /**
         * Sets how patiently the chain is walked.
         *
         * @param rules {@link FallbackPolicy#DEFAULT} when not called
         * @return this builder
         */
        public Builder policy(FallbackPolicy rules) {
            policy = rules;
            return this;
        }

        /**
         * Adds an observer of all requests.
         *
         * @param listener thread-safe; told of every request, in the order the listeners were added
         * @return this builder
         */
        public Builder listener(ChatListener listener) {
            listeners.add(() -> listener);
            return this;
        }

        /**
         * Adds an observer for each request, so that it knows which request it hears of.
         *
         * @param source makes a fresh listener, on the caller's thread, just before it is told that the request
         *     {@linkplain ChatListener#started starts}; when it fails or gives null, that request goes unobserved by it
         * @return this builder
         */
        public Builder listenerPerRequest(Supplier<? extends ChatListener> source) {
            listeners.add(source);
            return this;
        }

        /**
         * Sets where futures complete and subscribers are called.
         *
         * @param executor runs short tasks, and the caller's own code; when not called, virtual threads where the JVM
         *     has them, else a small pool of daemon threads
         * @return this builder
         */
        public Builder callbacks(Executor executor) {
            callbacks = executor;
            return this;
        }

        /**
         * Sets the clock, for tests.
         *
         * @param source the system's when not called
         * @return this builder
         */
        public Builder time(TimeSource source) {
            time = source;
            return this;
        }

        /**
         * Builds the chain.
         *
         * @return the chain
         * @throws IllegalStateException when there is no provider, or two have one name
         */
        public FallbackChat build() {
            if (providers.isEmpty()) {
                throw new IllegalStateException("A chain needs at least one provider; found none.");
            }
            Set<ProviderId> names = new HashSet<>();
            for (ChatProvider provider : providers) {
                if (!names.add(provider.id())) {
                    throw new IllegalStateException(
                            "A chain has each provider once; found " + provider.id() + " twice.");
                }
            }
            return new FallbackChat(this);
        }
    }
}
