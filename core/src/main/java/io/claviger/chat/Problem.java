package io.claviger.chat;

/**
 * One thing that is wrong with an input. Immutable.
 *
 * @param code a stable machine-readable code in lower case with underscores, such as {@code message_too_long}
 * @param field the path of the input field, such as {@code message} or {@code apiKeys.gemini}
 * @param message a sentence that says what was wanted and what was found, never the value itself
 */
public record Problem(String code, String field, String message) {}
