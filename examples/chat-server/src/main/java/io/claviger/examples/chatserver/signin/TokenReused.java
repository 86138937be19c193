package io.claviger.examples.chatserver.signin;

/**
 * Told to the application when a refresh token came a second time: it was stolen, by whoever came first or second. The
 * session is over. Holds no secret.
 *
 * @param userId whose session it was
 * @param sessionId the session
 */
public record TokenReused(String userId, String sessionId) {}
