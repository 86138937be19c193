package io.claviger.providers.gemini;

import static io.claviger.chat.FailureKind.CONTEXT_TOO_LONG;
import static io.claviger.chat.FailureKind.INVALID_KEY;
import static io.claviger.chat.FailureKind.QUOTA_EXCEEDED;
import static io.claviger.chat.FailureKind.REGION_BLOCKED;
import static io.claviger.chat.FailureKind.UNSUPPORTED_MODEL;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.Catalog;
import io.claviger.provider.http.Credential;
import io.claviger.provider.http.Dialect;
import io.claviger.provider.http.FailureRules;
import io.claviger.provider.http.HttpProvider;
import io.claviger.provider.http.HttpTransport;
import io.claviger.provider.http.ReplyReader;
import io.claviger.provider.http.WireRequest;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;

/**
 * Google Gemini, over the native {@code generateContent} interface of the Gemini Developer API.
 *
 * <p>The key travels in the header {@code x-goog-api-key} only, never in a URL. The provider's name is {@code gemini}.
 *
 * <p>Mapped: system instructions, images (PNG, JPEG, WebP), tools, JSON output, seed, stop texts and thinking. Function
 * and answer schemas go out as they are, as {@code parametersJsonSchema} and {@code responseJsonSchema}: since the 2.5
 * models both take JSON Schema with {@code $defs}, {@code $ref} and {@code additionalProperties}, which the older
 * {@code parameters} refuses with status 400 (API reference of FunctionDeclaration, read November 2026).
 *
 * <p>The thought signatures of an answer are part of its message as a
 * {@link io.claviger.chat.ContentPart.ProviderState}; a message that is sent back whole gives them back to the model,
 * which the models since Gemini 3 demand after a tool call.
 */
public final class Gemini {
    static final ProviderId ID = ProviderId.of("gemini");

    /** The service (Gemini API reference, read November 2026). */
    private static final URI BASE_URL = URI.create("https://generativelanguage.googleapis.com");

    /** The small current model; 2.0 and 2.5 models end in 2026 (deprecations page, read November 2026). */
    private static final String DEFAULT_MODEL = "gemini-3.5-flash";

    /**
     * Gemini's errors. Status 400 may be a bad key, and the word "quota" stands in every 429, so the codes decide
     * (troubleshooting and rate-limit pages, recordings and issue threads, read November 2026).
     */
    private static final FailureRules FAILURES = FailureRules.builder()
            .code(INVALID_KEY, FailureRules.ANY, "API_KEY_INVALID")
            // Seen now and then on keys of the new kind that are good (issue threads, 2026).
            .code(INVALID_KEY, FailureRules.ANY, "ACCESS_TOKEN_TYPE_UNSUPPORTED")
            .doubtful()
            .phrase(INVALID_KEY, 400, "api key not valid", "api key expired", "api key not found")
            .code(INVALID_KEY, 403, "CONSUMER_SUSPENDED")
            .phrase(INVALID_KEY, 403, "reported as leaked", "unregistered callers", "has been suspended")
            // A restricted key and a disabled API are settings of the account; the key itself is good.
            .code(REGION_BLOCKED, 403, "SERVICE_DISABLED")
            .codePart(REGION_BLOCKED, 403, "API_KEY_")
            .code(REGION_BLOCKED, 400, "FAILED_PRECONDITION")
            .phrase(REGION_BLOCKED, 400, "user location is not supported")
            // No wait helps where the allowance is nothing at all.
            .phrase(UNSUPPORTED_MODEL, 429, "limit: 0,", "limit: 0\n")
            .code(UNSUPPORTED_MODEL, 429, "quotaValue=0", "quota_limit_value=0")
            .codePart(QUOTA_EXCEEDED, 429, "PerDay")
            // The delay beside it is often that of the allowance per minute (rate-limit page and issue threads, 2026).
            .renewedAtMidnight(ZoneId.of("America/Los_Angeles"))
            .phrase(QUOTA_EXCEEDED, 429, "prepayment credits", "credits are depleted", "spending cap")
            .phrase(CONTEXT_TOO_LONG, 400, "input token count")
            // The service names features that one model lacks as an invalid argument.
            .phrase(UNSUPPORTED_MODEL, 400, "is not enabled for", "not supported for this model")
            .phrase(UNSUPPORTED_MODEL, 400, "not supported by this model", "only works in thinking mode")
            // A signature that was lost or is another model's bothers nobody but Gemini.
            .phrase(UNSUPPORTED_MODEL, 400, "thought_signature", "thought signature")
            .build();

    private Gemini() {}

    /** {@return the provider with its defaults: the public service, {@code gemini-3.5-flash}, shared connections} */
    public static ChatProvider create() {
        return builder().build();
    }

    /** {@return a builder with the defaults of {@link #create()}} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds the provider. For one thread. */
    public static final class Builder {
        private URI baseUrl = BASE_URL;
        private String model = DEFAULT_MODEL;
        private HttpTransport transport = HttpTransport.shared();

        private Builder() {}

        /**
         * Sets where the service lives, for proxies and tests.
         *
         * @param url http or https, without query; {@code /v1beta/models/...} is appended
         * @return this builder
         */
        public Builder baseUrl(URI url) {
            baseUrl = url;
            return this;
        }

        /**
         * Sets the model that is asked for when a request names none.
         *
         * @param name such as {@code gemini-3.5-flash}, with or without a leading {@code models/}
         * @return this builder
         */
        public Builder model(String name) {
            model = name;
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
         * @throws IllegalArgumentException when the base URL is not a plain http or https URL or the model's name cannot
         *     stand in a path
         */
        public ChatProvider build() {
            if (!new GeminiModel(model).isValid()) {
                throw new IllegalArgumentException(GeminiModel.EXPECTATION);
            }
            return HttpProvider.of(new NativeDialect(baseUrl, model), transport);
        }
    }

    /** How the service speaks: path, key, errors. Immutable. */
    private record NativeDialect(URI baseUrl, String defaultModel) implements Dialect {
        @Override
        public ProviderId id() {
            return ID;
        }

        @Override
        public Credential credential() {
            return Credential.header("x-goog-api-key");
        }

        @Override
        public FailureRules failureRules() {
            return FAILURES;
        }

        @Override
        public Catalog catalog() {
            return ModelList.INSTANCE;
        }

        @Override
        public List<Problem> unsupported(ChatRequest request) {
            return new GeminiModel(request.model(ID).orElse(defaultModel)).problems(request);
        }

        @Override
        public WireRequest encode(ChatRequest request, String model, boolean streaming) {
            GeminiModel asked = new GeminiModel(model);
            if (!asked.isValid()) {
                throw new IllegalArgumentException(GeminiModel.EXPECTATION);
            }
            String method = streaming ? ":streamGenerateContent?alt=sse" : ":generateContent";
            return new WireRequest("/v1beta/models/" + asked.segment() + method, RequestBody.write(request, asked));
        }

        @Override
        public ReplyReader reader(boolean streaming) {
            return new AnswerReader(streaming);
        }
    }
}
