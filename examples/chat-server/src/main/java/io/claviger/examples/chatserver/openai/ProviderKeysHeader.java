package io.claviger.examples.chatserver.openai;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The header with the user's provider keys: {@code groq=gsk_..., gemini=AIza...}; a name that stands twice has two keys.
 * Stateless.
 *
 * <p>A header arrives as a string, which nobody can zero: it lies unreachable until the collector takes it. A key session
 * leaves less behind.
 */
final class ProviderKeysHeader {
    static final String NAME = "X-Provider-Keys";

    private ProviderKeysHeader() {}

    /**
     * {@return the keys by name, in order; empty without the header}
     *
     * @throws InvalidRequestException when it has another form; nothing of it is repeated
     */
    static Map<String, List<char[]>> parse(@Nullable String header) {
        Map<String, List<char[]>> keys = new LinkedHashMap<>();
        if (header == null || header.isBlank()) {
            return keys;
        }
        for (String entry : header.split(",", -1)) {
            int equals = entry.indexOf('=');
            if (equals < 1) {
                throw new InvalidRequestException(List.of(new Problem(
                        "keys_header_form",
                        NAME,
                        "The header " + NAME + " has the form provider=key, provider=key; entry " + (keys.size() + 1)
                                + " has another.")));
            }
            keys.computeIfAbsent(entry.substring(0, equals).strip(), name -> new ArrayList<>())
                    .add(entry.substring(equals + 1).strip().toCharArray());
        }
        return keys;
    }
}
