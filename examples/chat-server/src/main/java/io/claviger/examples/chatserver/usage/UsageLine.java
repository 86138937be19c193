package io.claviger.examples.chatserver.usage;

import org.jspecify.annotations.Nullable;

/**
 * What was used. What a sum does not tell apart is null, and left out of the JSON.
 *
 * @param day the day in UTC, such as {@code 2026-11-21}
 * @param provider who was called
 * @param model the model that was asked for
 * @param source whose key: {@code user} or {@code server}
 * @param requests how many calls
 * @param errors how many of them failed
 * @param inputTokens the tokens of the questions
 * @param outputTokens the tokens of the answers
 */
public record UsageLine(
        @Nullable String day,
        @Nullable String provider,
        @Nullable String model,
        @Nullable String source,
        long requests,
        long errors,
        long inputTokens,
        long outputTokens) {}
