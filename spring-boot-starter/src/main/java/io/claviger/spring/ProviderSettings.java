package io.claviger.spring;

import java.net.URI;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What can be changed about a provider that has a module.
 *
 * @param enabled Whether the provider is there at all. When not set it is, but ollama only where claviger.chain names it.
 * @param model Asked for when a request names none; the module's default when not set.
 * @param baseUrl Where the service lives; the public service when not set.
 * @param region For bedrock alone: the region of AWS for keys that name none; when not set, AWS_REGION or
 *     AWS_DEFAULT_REGION where claviger.host-keys names bedrock, else us-east-1.
 */
record ProviderSettings(
        @Nullable Boolean enabled,
        @Nullable String model,
        @Nullable String baseUrl,
        @Nullable String region) {
    static final ProviderSettings DEFAULT = new ProviderSettings(null, null, null, null);

    private static final Pattern REGION = Pattern.compile("[a-z]{2}(?:-[a-z]{1,16}){1,3}-[0-9]");

    static final String WANTED_REGION = "a region of AWS such as eu-central-1";

    static boolean isRegion(String text) {
        return REGION.matcher(text).matches();
    }

    boolean isDisabled() {
        return Boolean.FALSE.equals(enabled);
    }

    /** {@return whether it is asked for by name, beyond not being disabled} */
    boolean isEnabled() {
        return Boolean.TRUE.equals(enabled);
    }

    /** Hands on what is set. */
    void apply(Consumer<? super URI> baseUrls, Consumer<? super String> models) {
        if (baseUrl != null) {
            baseUrls.accept(URI.create(baseUrl));
        }
        if (model != null) {
            models.accept(model);
        }
    }

    void check(String prefix, Faults faults) {
        if (baseUrl != null) {
            BaseUrls.check(prefix + ".base-url", baseUrl, faults);
        }
        if (model != null && model.isBlank()) {
            faults.add(prefix + ".model", "the name of a model", "nothing");
        }
        if (region != null && !isRegion(region)) {
            faults.add(prefix + ".region", WANTED_REGION, Faults.quoted(region));
        }
    }
}
