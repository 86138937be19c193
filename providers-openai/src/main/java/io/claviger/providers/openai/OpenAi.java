package io.claviger.providers.openai;

import io.claviger.chat.ProviderId;
import io.claviger.chat.ReasoningEffort;
import io.claviger.key.KeyFormat;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.FailureRules;
import io.claviger.provider.http.HttpProvider;
import io.claviger.provider.http.HttpTransport;
import java.net.URI;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * OpenAI as a provider, and the way to every service that speaks its chat completions: hosted ones, gateways, and model
 * servers on the same machine.
 */
public final class OpenAi {
    /** OpenAI's API reference, read November 2026; regional hosts are set with {@link Builder#baseUrl}. */
    private static final URI BASE_URL = URI.create("https://api.openai.com/v1");

    /** In OpenAI's list of models, November 2026. */
    private static final String MODEL = "gpt-5.4-mini";

    /** Model families that cannot think (OpenAI's list of models, read November 2026). */
    private static final Pattern WITHOUT_REASONING = Pattern.compile("(?:gpt-[34]|chatgpt-|ft:gpt-[34]).*");

    /** Model families that cannot do without (same list); from GPT-5.1 on it is off unless asked for. */
    private static final Pattern ALWAYS_REASONING = Pattern.compile("o[134](?:-.*)?|gpt-5(?:-(?!chat).*)?");

    private OpenAi() {}

    /** {@return OpenAI with its defaults} */
    public static ChatProvider create() {
        return builder().build();
    }

    /** {@return a builder for OpenAI with its defaults} */
    public static Builder builder() {
        Builder builder = new Builder(ProviderId.of("openai"), BASE_URL)
                .model(MODEL)
                .maxTokensField("max_completion_tokens")
                .systemRole("developer")
                .keyCheck("/models")
                .reasoningEffort(OpenAi::effortWord);
        builder.fixedSampling = OpenAi::fixesSampling;
        return builder;
    }

    /**
     * Starts from what most compatible services have in common: a key, the field {@code max_tokens}, the role
     * {@code system}, OpenAI's error codes. A model must be set.
     *
     * @param providerName the provider's name in a chain and in a key ring
     * @param baseUrl where the service lives, up to and without {@code /chat/completions}
     * @return a builder
     * @throws IllegalArgumentException when the name has another form than {@link ProviderId} wants
     */
    public static Builder compatible(String providerName, URI baseUrl) {
        return new Builder(ProviderId.of(providerName), baseUrl);
    }

    private static Optional<String> effortWord(String model, ReasoningEffort effort) {
        if (WITHOUT_REASONING.matcher(model).matches()) {
            return Optional.empty();
        }
        if (effort == ReasoningEffort.NONE && ALWAYS_REASONING.matcher(model).matches()) {
            return Optional.of(model.startsWith("gpt-5") ? "minimal" : "low");
        }
        return Optional.of(effort.name().toLowerCase(Locale.ROOT));
    }

    /** A model that thinks takes no temperature, top-p and stop texts (recorded answers, 2026). */
    private static boolean fixesSampling(String model, Optional<ReasoningEffort> effort) {
        boolean thinks = effort.filter(wanted -> wanted != ReasoningEffort.NONE).isPresent();
        return ALWAYS_REASONING.matcher(model).matches() || (thinks && model.startsWith("gpt-5"));
    }

    /** What a compatible service may lack. */
    public enum Feature {
        /** Images in the user's messages. */
        IMAGES,
        /** Offering tools. */
        TOOLS,
        /** Demanding or forbidding a tool call. */
        TOOL_CHOICE,
        /** Answers that are some JSON object. */
        JSON_OBJECT,
        /** Answers that fit a JSON schema. */
        JSON_SCHEMA,
        /** The sampling temperature. */
        TEMPERATURE,
        /** The nucleus sampling mass. */
        TOP_P,
        /** Texts that end the answer. */
        STOP,
        /** Repeatable sampling. */
        SEED
    }

    /** Builds a provider for OpenAI or a compatible service. For one thread. */
    public static final class Builder {
        private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");
        private static final Pattern HEADER_VALUE = Pattern.compile("[ -~]{0,1000}");

        /** Names that carry credentials; those come from the key ring alone. */
        private static final Set<String> CREDENTIAL_HEADERS =
                Set.of("authorization", "proxy-authorization", "cookie", "api-key", "x-api-key");

        /** Names that {@code java.net.http} keeps for itself, and those that would change how the body is read. */
        private static final Set<String> TRANSPORT_HEADERS = Set.of(
                "connection", "content-length", "expect", "host", "upgrade", "transfer-encoding", "accept-encoding");

        final ProviderId id;
        URI baseUrl;
        String model = "";
        HttpTransport transport = HttpTransport.shared();
        KeyFormat keyFormat;
        String maxTokensField = "max_tokens";
        String systemRole = "system";
        Map<String, String> headers = Map.of();
        FailureRules failureRules = ErrorTable.RULES;
        Optional<String> keyCheck = Optional.empty();
        boolean streamUsage = true;
        boolean reasoningDetails;
        Set<Feature> missing = Set.of();
        BiFunction<String, ReasoningEffort, Optional<String>> effortWords =
                (name, effort) -> Optional.of(effort.name().toLowerCase(Locale.ROOT));
        BiPredicate<String, Optional<ReasoningEffort>> fixedSampling = (name, effort) -> false;

        private Builder(ProviderId id, URI baseUrl) {
            this.id = id;
            this.baseUrl = baseUrl;
            this.keyFormat = KeyFormat.of(id);
        }

        private Builder(Builder from) {
            this.id = from.id;
            this.baseUrl = from.baseUrl;
            this.model = from.model;
            this.transport = from.transport;
            this.keyFormat = from.keyFormat;
            this.maxTokensField = from.maxTokensField;
            this.systemRole = from.systemRole;
            this.headers = Collections.unmodifiableMap(new TreeMap<>(from.headers));
            this.failureRules = from.failureRules;
            this.keyCheck = from.keyCheck;
            this.streamUsage = from.streamUsage;
            this.reasoningDetails = from.reasoningDetails;
            this.missing = from.missing;
            this.effortWords = from.effortWords;
            this.fixedSampling = from.fixedSampling;
        }

        /**
         * Sets where the service lives, for regional hosts, gateways and tests.
         *
         * @param url http or https, up to and without {@code /chat/completions}
         * @return this builder
         */
        public Builder baseUrl(URI url) {
            baseUrl = url;
            return this;
        }

        /**
         * Sets the model that is asked for when a request names none.
         *
         * @param name the model, not blank
         * @return this builder
         */
        public Builder model(String name) {
            model = name;
            return this;
        }

        /**
         * Sets the connections to use; {@link HttpTransport#shared()} when not called.
         *
         * @param connections the connections
         * @return this builder
         */
        public Builder transport(HttpTransport connections) {
            transport = connections;
            return this;
        }

        /**
         * Says that the service works with and without a key.
         *
         * @return this builder
         */
        public Builder keyOptional() {
            keyFormat = KeyFormat.optional(id);
            return this;
        }

        /**
         * Says that the service takes no key.
         *
         * @return this builder
         */
        public Builder keyless() {
            keyFormat = KeyFormat.keyless(id);
            return this;
        }

        /**
         * Names the field that limits the answer.
         *
         * @param name {@code max_tokens}, or {@code max_completion_tokens} where the service knows it
         * @return this builder
         * @throws IllegalArgumentException when it is neither
         */
        public Builder maxTokensField(String name) {
            if (!Set.of("max_tokens", "max_completion_tokens").contains(name)) {
                throw new IllegalArgumentException("The field is max_tokens or max_completion_tokens.");
            }
            maxTokensField = name;
            return this;
        }

        /**
         * Names the role of the host's instructions.
         *
         * @param name {@code system}, or {@code developer} where the service knows it
         * @return this builder
         * @throws IllegalArgumentException when it is neither
         */
        public Builder systemRole(String name) {
            if (!Set.of("system", "developer").contains(name)) {
                throw new IllegalArgumentException("The role of instructions is system or developer.");
            }
            systemRole = name;
            return this;
        }

        /**
         * Sends a header with every request, such as an organization or an attribution; never a credential.
         *
         * @param name letters, digits and hyphens
         * @param value printable ASCII, at most 1000 characters
         * @return this builder
         * @throws IllegalArgumentException when name or value has another form, or the header carries credentials or
         *     belongs to the transport; the message does not repeat the value
         */
        public Builder header(String name, String value) {
            if (!HEADER_NAME.matcher(name).matches()
                    || !HEADER_VALUE.matcher(value).matches()) {
                throw new IllegalArgumentException(
                        "A header's name is letters, digits and hyphens, its value at most 1000 printable ASCII characters.");
            }
            String lower = name.toLowerCase(Locale.ROOT);
            if (CREDENTIAL_HEADERS.contains(lower)) {
                throw new IllegalArgumentException(
                        "The header " + name + " carries credentials; keys are given with each call.");
            }
            if (TRANSPORT_HEADERS.contains(lower)) {
                throw new IllegalArgumentException("The header " + name + " belongs to the transport.");
            }
            Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            more.putAll(headers);
            more.put(name, value);
            headers = more;
            return this;
        }

        /**
         * Sets how errors are told apart; OpenAI's codes when not called.
         *
         * @param rules the table
         * @return this builder
         */
        public Builder failureRules(FailureRules rules) {
            failureRules = rules;
            return this;
        }

        /**
         * Names a call that any good key may make and no bad one; without it the service's keys cannot be checked.
         *
         * @param path what follows the base URL, such as {@code /models} where that is not public
         * @return this builder
         */
        public Builder keyCheck(String path) {
            keyCheck = Optional.of(path);
            return this;
        }

        /**
         * Says whether a stream asks for the tokens used with {@code stream_options.include_usage}; it does when not
         * called.
         *
         * @param asked whether it asks; false for services that tell unasked or refuse the field
         * @return this builder
         */
        public Builder streamUsage(boolean asked) {
            streamUsage = asked;
            return this;
        }

        /**
         * Says whether {@code reasoning_details} are kept and sent back on the next turn; they are not when not called.
         *
         * @param kept whether they are
         * @return this builder
         */
        public Builder reasoningDetails(boolean kept) {
            reasoningDetails = kept;
            return this;
        }

        /**
         * Sets the words of the field {@code reasoning_effort}; the enum's names in lower case when not called.
         *
         * @param words gives the word for a model and an effort, empty when that model takes none; thread-safe
         * @return this builder
         */
        public Builder reasoningEffort(BiFunction<String, ReasoningEffort, Optional<String>> words) {
            effortWords = words;
            return this;
        }

        /**
         * Names what the service lacks: a request that needs it is refused before any call.
         *
         * @param features what is missing; nothing when not called
         * @return this builder
         */
        public Builder without(Feature... features) {
            Set<Feature> all = EnumSet.noneOf(Feature.class);
            all.addAll(missing);
            Collections.addAll(all, features);
            missing = Collections.unmodifiableSet(all);
            return this;
        }

        /**
         * Builds the provider.
         *
         * @return the provider, immutable
         * @throws IllegalArgumentException when no model is set or the base URL is not plain http or https
         */
        public ChatProvider build() {
            if (model.isBlank()) {
                throw new IllegalArgumentException("The provider " + id + " needs a default model; set model(name).");
            }
            return HttpProvider.of(new OpenAiDialect(new Builder(this)), transport);
        }

        Optional<String> effortWord(String name, ReasoningEffort effort) {
            return effortWords.apply(name, effort);
        }
    }
}
