package io.claviger.provider.http;

import io.claviger.redact.Redactor;
import java.net.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the provider's id for a request, and refuses what does not look like one: it ends up in messages and logs. */
final class RequestIds {
    /**
     * OpenAI and Groq; Cerebras; OpenRouter; Bedrock: as recorded (provider documentation, read November 2026).
     */
    private static final List<String> HEADERS =
            List.of("x-request-id", "inference-id", "x-generation-id", "x-amzn-requestid");

    private static final int SHORTEST = 4;
    private static final int LONGEST = 80;

    private RequestIds() {}

    static @Nullable String find(HttpHeaders headers) {
        for (String name : HEADERS) {
            List<String> values = headers.map().get(name);
            if (values != null && hasForm(values.get(0)) && !holdsSecret(values.get(0))) {
                return values.get(0);
            }
        }
        return null;
    }

    /** Letters and digits, and after the first of them also dots, underscores, colons and hyphens. */
    private static boolean hasForm(String value) {
        if (value.length() < SHORTEST || value.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!alphanumeric && (i == 0 || "._:-".indexOf(c) < 0)) {
                return false;
            }
        }
        return true;
    }

    /** A service may repeat the key in any header, and keys have the form of ids. */
    private static boolean holdsSecret(String value) {
        return !Redactor.shared().redact(value).equals(value);
    }
}
