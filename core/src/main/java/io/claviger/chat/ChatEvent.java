package io.claviger.chat;

import org.jspecify.annotations.Nullable;

/**
 * What happens while a chat completion is made, in order. Immutable values.
 *
 * <p>Order: any number of ({@link AttemptStarted}, {@link ReasoningDelta}s, {@link AttemptFailed}), then one
 * {@link AttemptStarted} with its {@link Delta}s, then {@link Completed}. After the first {@link TextDelta} or
 * {@link ToolCallDelta} the provider never changes, unless the policy says {@code RESTART}: then {@link Restarted}
 * tells that everything shown so far is void. Reasoning is not content: an {@link AttemptFailed} voids the reasoning
 * shown since its start.
 */
public sealed interface ChatEvent {
    /** A piece of the answer. */
    sealed interface Delta extends ChatEvent {}

    /**
     * A provider is being called.
     *
     * @param number 1 for the first attempt of the request
     * @param provider who is called
     * @param key the key's label
     * @param model the model that is asked for
     */
    record AttemptStarted(int number, ProviderId provider, String key, String model) implements ChatEvent {}

    /**
     * An attempt failed before any content arrived.
     *
     * @param attempt what was tried and why it failed
     * @param next the label of the key that is tried next, null when none is left
     */
    record AttemptFailed(Attempt attempt, @Nullable String next) implements ChatEvent {}

    /**
     * More text of the answer.
     *
     * @param text at least one character, to be appended
     */
    record TextDelta(String text) implements Delta {
        /** {@return the length only} */
        @Override
        public String toString() {
            return "TextDelta[" + text.length() + " characters]";
        }
    }

    /**
     * More of the model's thinking, where it is shown.
     *
     * @param text at least one character, to be appended
     */
    record ReasoningDelta(String text) implements Delta {
        /** {@return the length only} */
        @Override
        public String toString() {
            return "ReasoningDelta[" + text.length() + " characters]";
        }
    }

    /**
     * More of a tool call. The first delta of an index carries id and name.
     *
     * @param index which call of the answer, from 0
     * @param id the call's id, null in later deltas
     * @param name the tool's name, null in later deltas
     * @param arguments a fragment of the arguments' JSON text, to be appended; may be empty
     */
    record ToolCallDelta(
            int index, @Nullable String id, @Nullable String name, String arguments) implements Delta {
        /** {@return index, name and length only} */
        @Override
        public String toString() {
            return "ToolCallDelta[" + index + ", " + name + ", " + arguments.length() + " characters]";
        }
    }

    /**
     * The answer was cut and begins again with another candidate: everything shown so far is void.
     *
     * @param cut the attempt whose answer was cut
     * @param next the label of the key that starts over
     */
    record Restarted(Attempt cut, String next) implements ChatEvent {}

    /**
     * The answer is complete. Always the last event.
     *
     * @param response the whole answer
     */
    record Completed(ChatResponse response) implements ChatEvent {}
}
