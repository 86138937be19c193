package io.claviger.chat;

/** How long a reasoning model should think before it answers. */
public enum ReasoningEffort {
    /** As little as the model allows, none where it can be switched off. */
    NONE,
    /** Short. */
    LOW,
    /** The usual. */
    MEDIUM,
    /** Long. */
    HIGH
}
