package io.claviger.chat;

/** The form the answer must have. Immutable. */
public sealed interface ResponseFormat {
    /** Free text, the default. */
    record Text() implements ResponseFormat {}

    /** Any JSON object. */
    record JsonObject() implements ResponseFormat {}

    /**
     * JSON that fits a schema.
     *
     * @param name a short name for the schema: letters, digits, hyphens or underscores
     * @param schema the JSON Schema as JSON text
     */
    record JsonSchema(String name, String schema) implements ResponseFormat {}
}
