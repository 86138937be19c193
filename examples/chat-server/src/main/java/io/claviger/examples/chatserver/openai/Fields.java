package io.claviger.examples.chatserver.openai;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One JSON object that is read field by field. Nothing is converted, an absent field and null are the same, and every
 * fault is noted with the field's path and without its value. For one thread.
 */
final class Fields {
    private static final int MOST_PROBLEMS = 20;

    private final JsonNode object;
    private final String path;
    private final List<Problem> problems;

    private Fields(JsonNode object, String path, List<Problem> problems) {
        this.object = object;
        this.path = path;
        this.problems = problems;
    }

    static Fields of(JsonNode body) {
        if (!body.isObject()) {
            throw new InvalidRequestException(
                    List.of(new Problem("body_not_object", "body", "The body must be a JSON object.")));
        }
        return new Fields(body, "", new ArrayList<>());
    }

    /** Ends the reading. */
    void requireSound() {
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(problems);
        }
    }

    void problem(String code, String field, String sentence) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(code, path + field, sentence));
        }
    }

    /** Refuses what is not known: asked for and not done is worse than refused. Names are repeated from our list only. */
    void requireKnown(Set<String> known, Set<String> refused) {
        for (String name : object.propertyNames()) {
            if (refused.contains(name) && !object.get(name).isNull()) {
                problem("unsupported_parameter", name, "The parameter " + path + name + " is not supported.");
            } else if (!known.contains(name) && !refused.contains(name)) {
                problem(
                        "unknown_parameter",
                        "",
                        "There is a parameter that is not known; the known ones are " + String.join(", ", known) + ".");
            }
        }
    }

    private @Nullable JsonNode get(String name, String wanted, Predicate<JsonNode> isRight) {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!isRight.test(value)) {
            problem("wrong_type", name, "The parameter " + path + name + " must be " + wanted + ".");
            return null;
        }
        return value;
    }

    Optional<String> string(String name) {
        return Optional.ofNullable(get(name, "a string", JsonNode::isString)).map(JsonNode::stringValue);
    }

    Optional<Double> number(String name) {
        return Optional.ofNullable(get(name, "a number", JsonNode::isNumber)).map(JsonNode::doubleValue);
    }

    Optional<Long> integer(String name) {
        return Optional.ofNullable(
                        get(name, "a whole number", value -> value.isIntegralNumber() && value.canConvertToLong()))
                .map(JsonNode::longValue);
    }

    boolean isTrue(String name) {
        JsonNode value = get(name, "true or false", JsonNode::isBoolean);
        return value != null && value.booleanValue();
    }

    Optional<Fields> object(String name) {
        return Optional.ofNullable(get(name, "an object", JsonNode::isObject))
                .map(value -> new Fields(value, path + name + ".", problems));
    }

    Optional<JsonNode> raw(String name) {
        return Optional.ofNullable(get(name, "there", value -> true));
    }

    /** {@return the objects of an array, empty when it is absent} */
    List<Fields> objects(String name) {
        JsonNode array = get(
                name,
                "an array of objects",
                value -> value.isArray() && value.valueStream().allMatch(JsonNode::isObject));
        List<Fields> fields = new ArrayList<>();
        for (int i = 0; array != null && i < array.size(); i++) {
            fields.add(new Fields(array.get(i), path + name + "[" + i + "].", problems));
        }
        return fields;
    }

    /** {@return a string or an array of strings as a list, empty when it is absent} */
    List<String> strings(String name) {
        JsonNode value = get(
                name,
                "a string or an array of strings",
                one -> one.isString() || (one.isArray() && one.valueStream().allMatch(JsonNode::isString)));
        if (value == null) {
            return List.of();
        }
        return value.isString()
                ? List.of(value.stringValue())
                : value.valueStream().map(JsonNode::stringValue).toList();
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }
}
