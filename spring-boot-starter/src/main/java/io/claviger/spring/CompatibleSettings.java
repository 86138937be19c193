package io.claviger.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A service that speaks the dialect of OpenAI. None is ever looked for: only what is set here exists.
 *
 * @param baseUrl Where the service lives, up to and without /chat/completions, such as http://localhost:8000/v1.
 * @param model Asked for when a request names none.
 * @param key Whether the service requires a user's key, takes one when there is one, or takes none.
 */
record CompatibleSettings(
        @Nullable String baseUrl,
        @Nullable String model,
        @DefaultValue("required") KeyNeed key) {

    void check(String prefix, Faults faults) {
        BaseUrls.check(prefix + ".base-url", baseUrl == null ? "" : baseUrl, faults);
        if (model == null || model.isBlank()) {
            faults.add(prefix + ".model", "the name of a model", "nothing");
        }
    }
}
