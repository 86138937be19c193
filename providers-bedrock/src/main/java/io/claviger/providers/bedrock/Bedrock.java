package io.claviger.providers.bedrock;

import io.claviger.chat.ProviderId;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.TimeSource;
import io.claviger.provider.http.HttpProvider;
import io.claviger.provider.http.HttpTransport;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * AWS Bedrock, over the Converse interface. The provider's name is {@code bedrock}.
 *
 * <p>A key is one text, in one of these forms:
 *
 * <ul>
 *   <li>{@code ABSK...} or {@code bedrock-api-key-...}: an API key of Bedrock, sent as bearer token;
 *   <li>{@code ACCESS_KEY_ID:SECRET}: an access key, which signs each request (Signature Version 4) and is not sent;
 *   <li>{@code ACCESS_KEY_ID:SECRET:SESSION_TOKEN}: temporary credentials, likewise; the token is sent.
 * </ul>
 *
 * <p>{@code @eu-central-1} after any of them says which region to ask; without it, the {@linkplain Builder#region region
 * of the provider} is. An API key of Bedrock works in the region it was made in only. {@link #key} puts the parts
 * together.
 *
 * <p>Mapped: instructions, images (PNG, JPEG, GIF, WebP), tools, answers by a JSON schema, stop texts, and reasoning of
 * Claude since 3.7, Nova 2 and OpenAI's models. Refused before any call: a seed, JSON without a schema, a temperature above
 * 1. Where no tool may be called, earlier calls are told in words, since Converse refuses them without tools. Signed
 * reasoning is part of an answer's message as a {@link io.claviger.chat.ContentPart.ProviderState}, and goes back to the
 * model with a message that is sent back whole.
 */
public final class Bedrock {
    static final ProviderId ID = ProviderId.of("bedrock");

    /** Most models come here first (model support by region in the Bedrock User Guide, read November 2026). */
    private static final Region DEFAULT_REGION = new Region("us-east-1");

    /** Small, current, and open to every account (model ids page of the Bedrock User Guide, read November 2026). */
    private static final String DEFAULT_MODEL = "amazon.nova-2-lite-v1:0";

    private Bedrock() {}

    /**
     * {@return the provider with its defaults: region {@code us-east-1} unless a key names another, the model
     * {@code us.amazon.nova-2-lite-v1:0}, shared connections}
     */
    public static ChatProvider create() {
        return builder().build();
    }

    /** {@return a builder with the defaults of {@link #create()}} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Puts the parts of an access key together, as a key for a {@link io.claviger.key.KeyRing}.
     *
     * @param accessKeyId such as {@code AKIA...}, 20 characters; not changed
     * @param secret the secret access key; not changed, and to be zeroed by the caller like the result
     * @param sessionToken the token of temporary credentials, null for lasting ones; not changed
     * @param region such as {@code eu-central-1}, null for the region of the provider
     * @return a new array, which a key ring zeroes when it takes it
     * @throws IllegalArgumentException when a part has a colon or an at sign or is empty, or the region is none; the
     *     message holds no part
     */
    public static char[] key(
            char[] accessKeyId, char[] secret, char @Nullable [] sessionToken, @Nullable String region) {
        if (!isPart(accessKeyId) || !isPart(secret) || (sessionToken != null && !isPart(sessionToken))) {
            throw new IllegalArgumentException(
                    "Access key id, secret and session token have characters, and no colon or at sign among them.");
        }
        return AwsKey.join(accessKeyId, secret, sessionToken, region == null ? null : new Region(region));
    }

    private static boolean isPart(char[] text) {
        for (char c : text) {
            if (c == ':' || c == '@') {
                return false;
            }
        }
        return text.length > 0;
    }

    /** Builds the provider. For one thread. */
    public static final class Builder {
        private Region region = DEFAULT_REGION;
        private @Nullable URI baseUrl;
        private @Nullable URI controlUrl;
        private @Nullable String model;
        private HttpTransport transport = HttpTransport.shared();
        private InstantSource clock = TimeSource.system()::instant;

        private Builder() {}

        /**
         * Sets the region for keys that name none; {@code us-east-1} when not called.
         *
         * @param name such as {@code eu-central-1}
         * @return this builder
         * @throws IllegalArgumentException when it does not look like a region
         */
        public Builder region(String name) {
            region = new Region(name);
            return this;
        }

        /**
         * Sets where the service lives, for proxies, private networks and tests. Every key is sent there then; a region in
         * a key counts for its signature only.
         *
         * @param url http or https, without query; {@code /model/...} is appended
         * @return this builder
         */
        public Builder baseUrl(URI url) {
            baseUrl = url;
            return this;
        }

        /**
         * Sets where keys are checked and models are listed; the region's control plane when not called, and the same as
         * {@link #baseUrl} when that is set.
         *
         * @param url http or https, without query; {@code /foundation-models} is appended
         * @return this builder
         */
        public Builder controlUrl(URI url) {
            controlUrl = url;
            return this;
        }

        /**
         * Sets the model that is asked for when a request names none. When not called, it is Nova 2 Lite through the
         * inference profile of the region's part of the world, so that what is asked stays there: prefix {@code us.},
         * {@code eu.}, {@code apac.}, {@code us-gov.}, else {@code global.}. A key that names a region of another
         * part needs a model of that part.
         *
         * @param name a model, an inference profile, or an ARN
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
         * Sets the clock of the signatures, for tests.
         *
         * @param instants tells the moment; the system's clock when not called
         * @return this builder
         */
        public Builder clock(InstantSource instants) {
            clock = instants;
            return this;
        }

        /**
         * Makes the provider.
         *
         * @return the provider, immutable and thread-safe
         * @throws IllegalArgumentException when a URL is not a plain http or https URL or the model's name cannot stand in
         *     a path
         */
        public ChatProvider build() {
            String asked = model == null ? region.profilePrefix() + DEFAULT_MODEL : model;
            if (!new BedrockModel(asked).isValid()) {
                throw new IllegalArgumentException(BedrockModel.EXPECTATION);
            }
            URI runtime = baseUrl == null ? region.runtime() : baseUrl;
            URI control = controlUrl != null ? controlUrl : baseUrl == null ? region.control() : baseUrl;
            return HttpProvider.of(
                    new ConverseDialect(
                            runtime,
                            asked,
                            new AwsCredential(region, clock),
                            new FoundationModels(control, region.profilePrefix())),
                    transport);
        }
    }
}
