package io.claviger.examples.chatserver.body;

import com.fasterxml.jackson.core.JsonToken;
import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with one body; the first ten things are enough. For one thread. */
final class Faults {
    private static final int MOST = 10;

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
