package io.claviger.chat;

/**
 * The tokens a chat completion used, as the provider counted them. Immutable.
 *
 * @param inputTokens tokens of the request, cached ones included; 0 when not reported
 * @param outputTokens tokens of the answer, reasoning included; 0 when not reported
 * @param cachedInputTokens the part of the input that came from the provider's cache
 * @param reasoningTokens the part of the output the model spent on thinking
 */
public record Usage(long inputTokens, long outputTokens, long cachedInputTokens, long reasoningTokens) {
    /** {@return input and output together} */
    public long totalTokens() {
        return inputTokens + outputTokens;
    }
}
