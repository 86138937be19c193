package io.claviger.assistant;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one user asks, as it came in: nothing is checked yet. The key arrays are zeroed by whoever answers it.
 *
 * @param user who asks, for the rate limit and the history; chosen by the host, never by the user
 * @param course the course, null when the user named none
 * @param message the text, null when the user sent none
 * @param conversation the conversation to go on with, null for a new one
 * @param keys the typed keys by provider name, in the order they are to be tried
 */
public record Question(
        String user,
        @Nullable String course,
        @Nullable String message,
        @Nullable String conversation,
        Map<String, List<char[]>> keys) {

    /** {@return the number of providers with keys only} */
    @Override
    public String toString() {
        return "Question[keys for " + keys.size() + " providers]";
    }
}
