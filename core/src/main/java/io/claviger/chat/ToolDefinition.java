package io.claviger.chat;

import java.util.regex.Pattern;

/**
 * A tool the model may call. Immutable.
 *
 * @param name 1 to 64 letters, digits, hyphens or underscores: what all providers accept
 * @param description what the tool does, for the model
 * @param parameters a JSON Schema of type {@code object} as JSON text
 */
public record ToolDefinition(String name, String description, String parameters) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException when the name has another form
     */
    public ToolDefinition {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A tool's name is 1 to 64 letters, digits, hyphens or underscores; found " + name.length()
                            + " characters that do not fit.");
        }
    }
}
