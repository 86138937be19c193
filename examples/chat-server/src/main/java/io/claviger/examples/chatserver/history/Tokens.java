package io.claviger.examples.chatserver.history;

import io.claviger.chat.Usage;
import org.jspecify.annotations.Nullable;

/**
 * The tokens an answer took, as the provider counted them, in the form of the message JSON.
 *
 * @param inputTokens of the question, cached ones included
 * @param outputTokens of the answer, reasoning included
 * @param cachedTokens the part of the input that came from the provider's cache, null for none
 * @param reasoningTokens the part of the output that was thinking, null for none
 */
public record Tokens(
        long inputTokens,
        long outputTokens,
        @Nullable Long cachedTokens,
        @Nullable Long reasoningTokens) {
    /**
     * {@return the tokens}
     *
     * @param usage what the provider reported
     */
    public static Tokens of(Usage usage) {
        return new Tokens(
                usage.inputTokens(),
                usage.outputTokens(),
                usage.cachedInputTokens() == 0 ? null : usage.cachedInputTokens(),
                usage.reasoningTokens() == 0 ? null : usage.reasoningTokens());
    }
}
