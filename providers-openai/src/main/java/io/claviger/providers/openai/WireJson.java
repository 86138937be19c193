package io.claviger.providers.openai;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.chat.Usage;
import io.claviger.provider.http.MalformedReplyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one JSON factory of the dialect, how values of an answer are read, and what is done with JSON of the host. */
final class WireJson {
    /** Reused for every request and event: it keeps the table of field names. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    // A schema may nest deeper than any answer, and neither comes near this.
                    .maxNestingDepth(128)
                    // Whole documents are at most 16 MiB; one of their strings may hold an image.
                    .maxStringLength(16 << 20)
                    .maxNumberLength(100)
                    .maxNameLength(4096)
                    .build())
            .build();

    private static final ObjectMapper TREE = new ObjectMapper(FACTORY);

    private WireJson() {}

    /** Reads a whole document that is no answer to a chat. */
    static JsonNode tree(byte[] document) throws IOException {
        return TREE.readTree(document);
    }

    static boolean isNull(JsonParser json) {
        return json.currentToken() == JsonToken.VALUE_NULL;
    }

    static void require(JsonParser json, JsonToken wanted, String expectation) throws IOException {
        if (json.currentToken() != wanted) {
            throw new MalformedReplyException(expectation);
        }
    }

    /** {@return the string the parser stands on, null for a JSON null} */
    static @Nullable String string(JsonParser json) throws IOException {
        if (isNull(json)) {
            return null;
        }
        require(json, JsonToken.VALUE_STRING, "Text is a JSON string.");
        return json.getText();
    }

    /** {@return the text of a content: a string, nothing, or (some services) an array of parts of which those with text count} */
    static @Nullable String content(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return string(json);
        }
        StringBuilder joined = new StringBuilder();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(json, JsonToken.START_OBJECT, "A part of a content is an object.");
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                String more = name.equals("text") ? string(json) : null;
                json.skipChildren();
                joined.append(more == null ? "" : more);
            }
        }
        return joined.toString();
    }

    /** {@return the count the parser stands on, 0 for a JSON null or a negative one} */
    static long number(JsonParser json) throws IOException {
        if (isNull(json)) {
            return 0;
        }
        if (!json.currentToken().isNumeric()) {
            throw new MalformedReplyException("A count is a JSON number.");
        }
        return Math.max(0, json.getLongValue());
    }

    /** {@return the tokens that the object the parser stands on counts} */
    static Usage usage(JsonParser json) throws IOException {
        require(json, JsonToken.START_OBJECT, "Usage is an object.");
        long input = 0;
        long output = 0;
        long cached = 0;
        long thinking = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "prompt_tokens" -> input = number(json);
                case "completion_tokens" -> output = number(json);
                case "prompt_tokens_details" -> cached = detail(json, "cached_tokens");
                case "completion_tokens_details" -> thinking = detail(json, "reasoning_tokens");
                default -> json.skipChildren();
            }
        }
        return new Usage(input, output, cached, thinking);
    }

    private static long detail(JsonParser json, String wanted) throws IOException {
        if (isNull(json)) {
            return 0;
        }
        require(json, JsonToken.START_OBJECT, "Details of a usage are an object.");
        long found = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean here = json.currentName().equals(wanted);
            json.nextToken();
            if (here) {
                found = number(json);
            } else {
                json.skipChildren();
            }
        }
        return found;
    }

    /** {@return whether the text is one well-formed JSON object and nothing else} */
    static boolean isObject(String json) {
        return isWhole(json, JsonToken.START_OBJECT);
    }

    /** {@return whether the text is one well-formed JSON array and nothing else} */
    static boolean isArray(String json) {
        return isWhole(json, JsonToken.START_ARRAY);
    }

    private static boolean isWhole(String json, JsonToken start) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            boolean fits = parser.nextToken() == start;
            if (fits) {
                parser.skipChildren();
            }
            return fits && parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    /** Copies well-formed JSON text token by token, so that it cannot break out of its place. */
    static void copy(String json, JsonGenerator to) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            to.copyCurrentStructure(parser);
        }
    }

    /** {@return the names of the top-level fields of a JSON object} */
    static List<String> fieldNames(String object) {
        List<String> names = new ArrayList<>();
        object(object).fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** {@return the object with the fields of the other one in it, its own replaced where both have one} */
    static byte[] merge(byte[] object, String other) throws IOException {
        ObjectNode merged = (ObjectNode) TREE.readTree(object);
        merged.setAll(object(other));
        return TREE.writeValueAsBytes(merged);
    }

    /**
     * Says whether a schema keeps the rules of strict output: every object lists all its properties as required and
     * allows no others (OpenAI's guide to structured outputs, also Groq's and Cerebras'; read November 2026).
     */
    static boolean isStrict(String schema) {
        return isStrict(object(schema));
    }

    private static boolean isStrict(JsonNode schema) {
        JsonNode properties = schema.path("properties");
        if (schema.path("type").asText().equals("object") || properties.isObject()) {
            boolean open = !schema.path("additionalProperties").isBoolean()
                    || schema.path("additionalProperties").asBoolean();
            List<String> required = new ArrayList<>();
            schema.path("required").forEach(name -> required.add(name.asText()));
            List<String> names = new ArrayList<>();
            properties.fieldNames().forEachRemaining(names::add);
            if (open || !required.containsAll(names)) {
                return false;
            }
        }
        for (JsonNode child : schema) {
            if (!isStrict(child)) {
                return false;
            }
        }
        return true;
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) TREE.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
