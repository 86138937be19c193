package io.claviger.chat;

/** Why the model stopped, named the same for every provider. */
public enum FinishReason {
    /** The answer is complete. */
    STOP,
    /** The limit of output tokens or of the context was reached. */
    LENGTH,
    /** The model waits for the results of tools. */
    TOOL_CALLS,
    /** A content filter ended the answer. */
    CONTENT_FILTER,
    /** The provider says that the model failed. */
    ERROR,
    /** Anything else; {@link ChatResponse#rawFinishReason()} has the provider's word. */
    OTHER
}
