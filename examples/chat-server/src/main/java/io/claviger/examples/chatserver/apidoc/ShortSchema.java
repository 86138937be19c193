package io.claviger.examples.chatserver.apidoc;

import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The short form of a JSON schema: {@code string}, {@code integer}, {@code number}, {@code boolean}, {@code time},
 * {@code object}, {@code a|b} for one of these words, a list of one form for an array, and a map from names to forms for an
 * object, in which a name that ends in {@code ?} may be missing. {@code error} is the body of every error. Stateless.
 */
final class ShortSchema {
    static final String ERROR = "Error";

    private ShortSchema() {}

    static Schema<?> of(Object form) {
        if (form instanceof Map<?, ?> names) {
            return object(names);
        }
        if (form instanceof List<?> list && list.size() == 1) {
            return new ArraySchema().items(of(list.get(0)));
        }
        return word(String.valueOf(form));
    }

    private static Schema<?> object(Map<?, ?> names) {
        ObjectSchema schema = new ObjectSchema();
        names.forEach((key, form) -> {
            String name = String.valueOf(key);
            boolean optional = name.endsWith("?");
            String plain = optional ? name.substring(0, name.length() - 1) : name;
            schema.addProperty(plain, of(form));
            if (!optional) {
                schema.addRequiredItem(plain);
            }
        });
        return schema;
    }

    private static Schema<?> word(String word) {
        return switch (word) {
            case "string" -> new StringSchema();
            case "integer" -> new IntegerSchema().format(null);
            case "number" -> new NumberSchema();
            case "boolean" -> new BooleanSchema();
            case "time" -> new DateTimeSchema();
            case "object" -> new ObjectSchema();
            case "error" -> new Schema<>().$ref("#/components/schemas/" + ERROR);
            default -> choice(word);
        };
    }

    private static Schema<?> choice(String words) {
        if (words.indexOf('|') < 0) {
            throw new IllegalArgumentException("openapi/routes.yaml has no form called " + words + ".");
        }
        StringSchema schema = new StringSchema();
        Arrays.stream(words.split("\\|", -1)).map(String::strip).forEach(schema::addEnumItem);
        return schema;
    }
}
