package io.claviger.chat;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One call of one provider with one key: what was tried and how it ended. Immutable; holds no key and no foreign text.
 *
 * @param number 1 for the first attempt of a request, then counting up
 * @param provider who was called
 * @param key the key's label, such as {@code gemini key 1}, or {@code ollama without key}
 * @param model the model that was asked for
 * @param failure why it failed, null when it answered
 * @param status the HTTP status, 0 when none arrived
 * @param duration from the start of the attempt to its end
 * @param requestId the provider's id for the request where it sent a well-formed one, else null
 */
public record Attempt(
        int number,
        ProviderId provider,
        String key,
        String model,
        @Nullable FailureKind failure,
        int status,
        Duration duration,
        @Nullable String requestId) {

    /** {@return whether this attempt answered} */
    public boolean isAnswered() {
        return failure == null;
    }

    /** {@return one line for people: label, model, outcome, status, milliseconds and request id} */
    public String describe() {
        StringBuilder line = new StringBuilder(96)
                .append(key)
                .append(" (")
                .append(model)
                .append("): ")
                .append(failure == null ? "answered" : failure.name());
        if (status > 0) {
            line.append(", status ").append(status);
        }
        line.append(String.format(Locale.ROOT, ", %d ms", duration.toMillis()));
        if (requestId != null) {
            line.append(", request ").append(requestId);
        }
        return line.toString();
    }
}
