package io.claviger.provider.http;

import io.claviger.redact.Redactor;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the provider's id for a request, and refuses what does not look like one: it ends up in messages and logs. */
final class RequestIds {
    /**
     * OpenAI and Groq; Cerebras; OpenRouter; Bedrock: as recorded (provider documentation, read November 2026).
     */
    private static final List<String> HEADERS =
            List.of("x-request-id", "inference-id", "x-generation-id", "x-amzn-requestid");

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{3,79}");

    private RequestIds() {}

    static @Nullable String find(HttpHeaders headers) {
        for (String name : HEADERS) {
            String value = headers.firstValue(name).orElse("");
            if (!value.isEmpty() && FORM.matcher(value).matches() && !holdsSecret(value)) {
                return value;
            }
        }
        return null;
    }

    /** A service may repeat the key in any header, and keys have the form of ids. */
    private static boolean holdsSecret(String value) {
        return !Redactor.shared().redact(value).equals(value);
    }
}
