package io.claviger.assistant;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one user asks, as it came in: nothing is checked yet. The key arrays are zeroed by whoever answers it.
 *
 * @param user whose conversation it is; chosen by the host, never by the user
 * @param client whom the rate limit counts: the user when signed in, else where the request came from
 * @param course the course, null when none was named
 * @param message the text, null when there was none
 * @param conversation the conversation to go on with, null for a new one
 * @param keys the typed keys by provider name, in the order they are to be tried; empty when the settings lend a ring
 * @param settings what is different for this question
 */
public record Question(
        String user,
        String client,
        @Nullable String course,
        @Nullable String message,
        @Nullable String conversation,
        Map<String, List<char[]>> keys,
        AnswerSettings settings) {
    /**
     * A question that is answered like all others.
     *
     * @param user whose conversation it is
     * @param client whom the rate limit counts
     * @param course the course, null when none was named
     * @param message the text, null when there was none
     * @param conversation the conversation to go on with, null for a new one
     * @param keys the typed keys by provider name
     */
    public Question(
            String user,
            String client,
            @Nullable String course,
            @Nullable String message,
            @Nullable String conversation,
            Map<String, List<char[]>> keys) {
        this(user, client, course, message, conversation, keys, AnswerSettings.DEFAULT);
    }

    /**
     * {@return this question with other settings}
     *
     * @param other what is different for this question
     */
    public Question with(AnswerSettings other) {
        return new Question(user, client, course, message, conversation, keys, other);
    }

    /** {@return the number of providers with keys only} */
    @Override
    public String toString() {
        return "Question[keys for " + keys.size() + " providers]";
    }
}
