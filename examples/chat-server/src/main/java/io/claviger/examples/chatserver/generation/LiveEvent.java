package io.claviger.examples.chatserver.generation;

/**
 * Something a client is told, the same on every transport. Immutable.
 *
 * @param type its name, such as {@code ai_delta}
 * @param data a record that becomes a JSON object
 */
public record LiveEvent(String type, Object data) {
    /** {@return the type only} */
    @Override
    public String toString() {
        return "LiveEvent[" + type + "]";
    }
}
