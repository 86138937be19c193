package io.claviger.examples.chatserver.generation;

/**
 * Something a client is told, the same on every transport. Immutable.
 *
 * @param type its name, such as {@code ai_delta}
 * @param data a record that becomes a JSON object
 */
public record LiveEvent(String type, Object data) {
    static final String TEXT = "ai_delta";
    static final String REASONING = "ai_reasoning";

    /** {@return whether it is a piece of a text, which could as well have come with the next one} */
    public boolean isPiece() {
        return type.equals(TEXT) || type.equals(REASONING);
    }

    /** {@return the type only} */
    @Override
    public String toString() {
        return "LiveEvent[" + type + "]";
    }
}
