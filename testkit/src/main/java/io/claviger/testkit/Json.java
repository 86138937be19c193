package io.claviger.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

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

    static String pretty(String json) {
        return read(json).toPrettyString();
    }
}
