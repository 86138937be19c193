package io.claviger.examples.chatserver.security;

/**
 * Whether the chat can be tried without signing in.
 *
 * @param areAllowed as it was set, or else as the mode has it
 */
public record Guests(boolean areAllowed) {}
