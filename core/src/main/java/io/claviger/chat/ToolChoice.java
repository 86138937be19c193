package io.claviger.chat;

import org.jspecify.annotations.Nullable;

/**
 * Whether the model may, must or must not call a tool. Immutable.
 *
 * @param mode may, must, must not, or must call one named tool
 * @param toolName the tool's name for {@link Mode#NAMED}, else null
 */
public record ToolChoice(Mode mode, @Nullable String toolName) {
    /** What the model is allowed to do. */
    public enum Mode {
        /** The model decides. */
        AUTO,
        /** No tool may be called. */
        NONE,
        /** Some tool must be called. */
        REQUIRED,
        /** The named tool must be called. */
        NAMED
    }

    /** The model decides. */
    public static final ToolChoice AUTO = new ToolChoice(Mode.AUTO, null);
    /** No tool may be called. */
    public static final ToolChoice NONE = new ToolChoice(Mode.NONE, null);
    /** Some tool must be called. */
    public static final ToolChoice REQUIRED = new ToolChoice(Mode.REQUIRED, null);

    /**
     * Checks that a name is given exactly when one is needed.
     *
     * @throws IllegalArgumentException when it is not
     */
    public ToolChoice {
        if ((mode == Mode.NAMED) != (toolName != null)) {
            throw new IllegalArgumentException("A tool's name goes with the mode NAMED and with no other.");
        }
    }

    /**
     * Demands one tool.
     *
     * @param toolName the tool's name
     * @return the choice
     */
    public static ToolChoice named(String toolName) {
        return new ToolChoice(Mode.NAMED, toolName);
    }
}
