package io.claviger.chat;

/** One piece of a {@link Message}. Every part is immutable and prints sizes, never content. */
public sealed interface ContentPart {
    /**
     * Plain text.
     *
     * @param text the text, as the person or the model wrote it
     */
    record Text(String text) implements ContentPart {
        /** {@return the length only} */
        @Override
        public String toString() {
            return "Text[" + text.length() + " characters]";
        }
    }

    /**
     * An image inside the message.
     *
     * @param content the bytes and their media type
     */
    record Image(ImageContent content) implements ContentPart {}

    /**
     * A call of a tool that the model asks for; only in {@link Role#ASSISTANT} messages.
     *
     * @param call the call
     */
    record ToolUse(ToolCall call) implements ContentPart {}

    /**
     * What a tool answered; only in {@link Role#TOOL} messages.
     *
     * @param callId the {@link ToolCall#id()} this answers
     * @param toolName the tool's name
     * @param content the answer as text, often JSON
     */
    record ToolResult(String callId, String toolName, String content) implements ContentPart {
        /** {@return the tool's name and the length only} */
        @Override
        public String toString() {
            return "ToolResult[" + toolName + ", " + content.length() + " characters]";
        }
    }

    /**
     * Something opaque that one provider wants to see again unchanged, such as a signature over its reasoning. Sent
     * back to that provider only, dropped for every other.
     *
     * @param provider whose state this is
     * @param json the state as JSON text, meaningful to that provider's module alone
     */
    record ProviderState(ProviderId provider, String json) implements ContentPart {
        /** {@return the provider and the length only} */
        @Override
        public String toString() {
            return "ProviderState[" + provider + ", " + json.length() + " characters]";
        }
    }
}
