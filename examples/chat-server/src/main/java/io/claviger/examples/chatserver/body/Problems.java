package io.claviger.examples.chatserver.body;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with a body, to say all of it at once. For one thread. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    /** Makes an empty list. */
    public Problems() {}

    /**
     * Adds a problem.
     *
     * @param code for programs, in lower case with underscores
     * @param field the field
     * @param message what was wanted, never the value
     * @return this
     */
    public Problems add(String code, String field, String message) {
        found.add(new Problem(code, field, message));
        return this;
    }

    /**
     * Wants a field to be there.
     *
     * @param field its name
     * @param value what came
     * @return the value, or an empty text when it was missing, which is noted
     */
    public String required(String field, @Nullable String value) {
        if (value == null) {
            add("field_missing", field, "The field " + field + " is missing.");
            return "";
        }
        return value;
    }

    /** {@return whether nothing was wrong so far} */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * Refuses when something was wrong.
     *
     * @throws InvalidRequestException with all of it
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidRequestException(found);
        }
    }
}
