package io.claviger.chat;

/** Who speaks in a {@link Message}. */
public enum Role {
    /** Instructions of the host application. */
    SYSTEM,
    /** The person. */
    USER,
    /** The model. */
    ASSISTANT,
    /** The results of tools the model asked for. */
    TOOL
}
