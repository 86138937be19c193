package io.claviger.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads and writes JSON for the fakes. Stateless and thread-safe. */
final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** Reads a document; its faults are the caller's fault. */
    static JsonNode read(String json) {
        JsonNode read = null;
        try {
            read = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            // Jackson's text and position would repeat what was read.
        }
        if (read == null) {
            throw new IllegalArgumentException("Not a JSON document.");
        }
        return read;
    }

    /** {@return the document with the fields of every object in the order of their names} */
    static String sorted(JsonNode node) {
        if (!node.isObject()) {
            return node.isArray()
                    ? node.valueStream().map(Json::sorted).collect(Collectors.joining(",", "[", "]"))
                    : node.toString();
        }
        return node.propertyStream()
                .sorted(Map.Entry.comparingByKey())
                .map(field -> "\"" + field.getKey() + "\":" + sorted(field.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    static String pretty(String json) {
        return read(json).toPrettyString();
    }
}
