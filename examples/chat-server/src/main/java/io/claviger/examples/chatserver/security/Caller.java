package io.claviger.examples.chatserver.security;

/**
 * Who is signed in. Immutable.
 *
 * @param userId the user
 * @param sessionId the sign-in this call belongs to
 * @param admin whether the user administers the server
 */
public record Caller(String userId, String sessionId, boolean admin) {}
