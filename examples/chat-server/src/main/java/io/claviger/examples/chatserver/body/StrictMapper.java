package io.claviger.examples.chatserver.body;

import io.claviger.chat.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Jackson that converts nothing and passes over nothing, and says what was wrong without quoting it. Stateless. */
public final class StrictMapper {
    private StrictMapper() {}

    static JsonMapper create() {
        return create(new JsonFactory());
    }

    /**
     * {@return a mapper}
     *
     * @param factory says how long and how deep a text may be
     */
    public static JsonMapper create(JsonFactory factory) {
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfigDefaults(all -> {
                    for (CoercionInputShape shape : CoercionInputShape.values()) {
                        all.setCoercion(shape, CoercionAction.Fail);
                    }
                })
                .withCoercionConfig(LogicalType.Textual, text -> {
                    text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                    text.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                    text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                    // These are no conversion: an empty text is a text.
                    text.setCoercion(CoercionInputShape.EmptyString, CoercionAction.TryConvert);
                })
                .build();
    }

    /**
     * {@return what was wrong, in words of ours alone: Jackson's message quotes the body}
     *
     * @param failure what Jackson says
     */
    public static Problem problem(JacksonException failure) {
        String field = path(failure);
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return new Problem("unknown_field", field, "A field is not known here; known are " + known(unknown) + ".");
        }
        if (failure instanceof MismatchedInputException mismatch) {
            return new Problem(
                    "wrong_type", field, "The field " + field + " must be " + wanted(mismatch.getTargetType()) + ".");
        }
        TokenStreamLocation end = failure.getLocation();
        return new Problem(
                "json_invalid",
                field,
                end == null
                        ? "The body is not the JSON that is wanted."
                        : "The body is not the JSON that is wanted; it could be read up to line " + end.getLineNr()
                                + ", column " + end.getColumnNr() + ".");
    }

    private static String known(UnrecognizedPropertyException unknown) {
        Collection<Object> names = unknown.getKnownPropertyIds();
        TreeSet<String> sorted = new TreeSet<>();
        if (names != null) {
            names.forEach(name -> sorted.add(name.toString()));
        }
        return sorted.isEmpty() ? "none" : String.join(", ", sorted);
    }

    /** Names of records' components only: those of a map, and unknown ones, are the client's text. */
    private static String path(JacksonException failure) {
        StringBuilder path = new StringBuilder();
        List<JacksonException.Reference> steps = failure.getPath();
        for (int at = 0; at < steps.size(); at++) {
            JacksonException.Reference step = steps.get(at);
            boolean last = at == steps.size() - 1;
            if (step.from() instanceof Map
                    || step.from() == Map.class
                    || (last && failure instanceof UnrecognizedPropertyException)) {
                break;
            }
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type == String.class) {
            return "a string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number in range";
        }
        if (type.isEnum()) {
            return "one of the known words";
        }
        return Collection.class.isAssignableFrom(type) || type.isArray() ? "an array" : "an object";
    }
}
