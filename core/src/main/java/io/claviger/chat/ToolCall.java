package io.claviger.chat;

/**
 * A call of a tool that a model asks for. Immutable.
 *
 * @param id the call's id, unique within its message; made up locally when the provider gives none
 * @param name the tool's name
 * @param arguments the arguments as JSON text, as the model wrote them; {@code {}} when there are none
 */
public record ToolCall(String id, String name, String arguments) {
    /** {@return the tool's name and the arguments' length only} */
    @Override
    public String toString() {
        return "ToolCall[" + name + ", " + arguments.length() + " characters]";
    }
}
