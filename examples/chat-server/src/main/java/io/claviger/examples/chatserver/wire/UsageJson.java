package io.claviger.examples.chatserver.wire;

import io.claviger.chat.Usage;

/**
 * The tokens an answer took, as the provider counted them.
 *
 * @param inputTokens of the question
 * @param outputTokens of the answer
 * @param cachedInputTokens the part of the input that came from the provider's cache
 * @param reasoningTokens the part of the output that was thinking
 */
public record UsageJson(long inputTokens, long outputTokens, long cachedInputTokens, long reasoningTokens) {
    static UsageJson of(Usage usage) {
        return new UsageJson(
                usage.inputTokens(), usage.outputTokens(), usage.cachedInputTokens(), usage.reasoningTokens());
    }
}
