package io.claviger.examples.chatserver.body;

import com.fasterxml.jackson.core.JsonToken;
import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is wrong with one body; the first ten things are enough. For one thread. */
final class Faults {
    private static final int MOST = 10;

    /** Of every id of this server, and of every name that clients give. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private final List<Problem> found = new ArrayList<>();

    void add(Problem problem) {
        if (found.size() < MOST) {
            found.add(problem);
        }
    }

    /** Passes over a value that is not what is wanted. */
    void wrongType(StrictJson json, String field, String wanted, JsonToken value) {
        json.skip(value);
        add(new Problem(
                "wrong_type", field, "The field " + field + " must be " + wanted + "; found " + named(value) + "."));
    }

    /**
     * Lets pass what has the form of an id: other things name nothing, may be nothing that a database takes, and could not be
     * repeated in an answer.
     */
    @Nullable String id(@Nullable String typed, String field) {
        if (typed == null || ID.matcher(typed).matches()) {
            return typed;
        }
        add(new Problem(
                field + "_form",
                field,
                "The field " + field + " is 1 to 100 letters, digits, hyphens or underscores; found " + typed.length()
                        + (typed.length() == 1 ? " character." : " characters.")));
        return null;
    }

    /** Throws when there are any. */
    void requireNone() {
        if (!found.isEmpty()) {
            throw new InvalidRequestException(found);
        }
    }

    static String named(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            default -> "null";
        };
    }
}
