package io.claviger.providers.ollama;

import io.claviger.chat.ProviderId;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.HttpProvider;
import io.claviger.provider.http.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Ollama, over its native {@code /api/chat} interface: a server of one's own, which needs no key, or the cloud, which
 * needs one. The provider's name is {@code ollama}.
 *
 * <p><b>Keys.</b> A server of one's own is called without a key, or with a user's key where there is one. A key never
 * travels in clear: where the base URL is http and leads to another machine, the provider takes no keys at all, and the
 * cloud is not to be had there.
 *
 * <p><b>Addresses.</b> The base URL is the host application's to set, never a user's. An application whose users name
 * servers of their own passes what they typed through {@link io.claviger.check.ServiceUrlCheck} first.
 *
 * <p><b>Long conversations.</b> Left alone, a server forgets the beginning of a conversation that does not fit, and says
 * nothing. So every request says {@code "truncate":false}: what does not fit is a
 * {@link io.claviger.chat.FailureKind#CONTEXT_TOO_LONG}, and the chain goes on to a provider with more room. How much
 * fits is the server's setting, unless {@link Builder#contextTokens} or a request's extra fields
 * ({@code {"options":{"num_ctx":8192}}}) ask for more.
 *
 * <p>Mapped: system instructions, images (PNG, JPEG, WebP), tools, JSON output, seed, stop texts and thinking. Nothing
 * can force a tool to be called; requests that demand it are refused before any call. The thinking before a tool call is
 * part of the answer's message as a {@link io.claviger.chat.ContentPart.ProviderState}; a message that is sent back
 * whole shows it to the model again.
 */
public final class Ollama {
    static final ProviderId ID = ProviderId.of("ollama");

    /** Where a server listens that nobody configured (Ollama FAQ, read November 2026). */
    private static final URI LOCAL = URI.create("http://localhost:11434");

    /** The cloud (Ollama cloud documentation, read November 2026). */
    private static final URI CLOUD = URI.create("https://ollama.com");

    /** A model of usual size that the library of models offers; whoever runs a server knows better. */
    private static final String LOCAL_MODEL = "qwen3";

    /** Served by the cloud in recordings of August 2026. */
    private static final String CLOUD_MODEL = "gpt-oss:120b";

    /** A server loads a model before its first token, and sends nothing meanwhile. */
    private static final Duration LOADING = Duration.ofMinutes(2);

    private Ollama() {}

    /** {@return a server on this machine: {@code http://localhost:11434}, {@code qwen3}, a key if there is one} */
    public static ChatProvider create() {
        return builder().build();
    }

    /** {@return a builder with the defaults of {@link #create()}} */
    public static Builder builder() {
        return new Builder(false, LOCAL, LOCAL_MODEL, Optional.of(LOADING));
    }

    /** {@return the cloud: {@code https://ollama.com}, {@code gpt-oss:120b}, with a key} */
    public static ChatProvider cloud() {
        return cloudBuilder().build();
    }

    /** {@return a builder with the defaults of {@link #cloud()}} */
    public static Builder cloudBuilder() {
        return new Builder(true, CLOUD, CLOUD_MODEL, Optional.empty());
    }

    /** Builds the provider. For one thread. */
    public static final class Builder {
        private final boolean cloud;
        private ProviderId id = ID;
        private URI baseUrl;
        private String model;
        private OptionalInt contextTokens = OptionalInt.empty();
        private Optional<Duration> firstTokenLimit;
        private HttpTransport transport = HttpTransport.shared();

        private Builder(boolean cloud, URI baseUrl, String model, Optional<Duration> firstTokenLimit) {
            this.cloud = cloud;
            this.baseUrl = baseUrl;
            this.model = model;
            this.firstTokenLimit = firstTokenLimit;
        }

        /**
         * Gives the provider another name, so that one chain can hold the cloud and a server of one's own.
         *
         * @param name such as {@code ollama-local}; {@code ollama} when not called
         * @return this builder
         * @throws IllegalArgumentException when the name has another form than names of providers have
         */
        public Builder name(String name) {
            id = ProviderId.of(name);
            return this;
        }

        /**
         * Sets where the server lives. Not for what users type, unless it was checked.
         *
         * @param url http or https, without query; {@code /api/chat} is appended
         * @return this builder
         */
        public Builder baseUrl(URI url) {
            baseUrl = url;
            return this;
        }

        /**
         * Sets the model that is asked for when a request names none.
         *
         * @param name such as {@code qwen3:8b}; a server answers with models that were pulled before
         * @return this builder
         */
        public Builder model(String name) {
            model = name;
            return this;
        }

        /**
         * Sets how many tokens question and answer may have together ({@code num_ctx}). More takes more of the server's
         * memory, and another value than before makes it load the model anew.
         *
         * @param tokens at least 1; the server's own setting when not called
         * @return this builder
         * @throws IllegalArgumentException when there is less than one
         */
        public Builder contextTokens(int tokens) {
            if (tokens < 1) {
                throw new IllegalArgumentException("A context has at least 1 token; found " + tokens + ".");
            }
            contextTokens = OptionalInt.of(tokens);
            return this;
        }

        /**
         * Sets how long the first piece of a stream may take, model loading included.
         *
         * @param limit more than nothing; 2 minutes for a server of one's own, the limit of the caller's policy for the
         *     cloud when not called
         * @return this builder
         * @throws IllegalArgumentException when it is nothing or less
         */
        public Builder firstTokenLimit(Duration limit) {
            if (limit.isZero() || limit.isNegative()) {
                throw new IllegalArgumentException("The first piece needs more than no time; found " + limit + ".");
            }
            firstTokenLimit = Optional.of(limit);
            return this;
        }

        /**
         * Sets the connections to use.
         *
         * @param connections the transport; {@link HttpTransport#shared()} when not called
         * @return this builder
         */
        public Builder transport(HttpTransport connections) {
            transport = connections;
            return this;
        }

        /**
         * Makes the provider.
         *
         * @return the provider, immutable and thread-safe
         * @throws IllegalArgumentException when the base URL is not a plain http or https URL, when the model has no
         *     name, or when the keys of the cloud would travel in clear
         */
        public ChatProvider build() {
            if (model.isBlank()) {
                throw new IllegalArgumentException("A model of Ollama has a name; found none.");
            }
            NativeDialect dialect = new NativeDialect(id, cloud, baseUrl, model, contextTokens, firstTokenLimit);
            ChatProvider provider = HttpProvider.of(dialect, transport);
            if (cloud && !NativeDialect.isSafeForKeys(baseUrl)) {
                throw new IllegalArgumentException("The cloud of Ollama is called with a key: its base URL is https.");
            }
            return provider;
        }
    }
}
