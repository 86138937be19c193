package io.claviger.examples.chatserver.signin;

/**
 * Told to the application when a session has ended, after the database knows: what is open in its name must close. Holds no
 * secret.
 *
 * @param sessionId the session
 * @param userId whose it was
 */
public record SessionEnded(String sessionId, String userId) {}
