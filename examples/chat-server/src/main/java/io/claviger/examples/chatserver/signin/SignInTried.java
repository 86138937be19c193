package io.claviger.examples.chatserver.signin;

import org.jspecify.annotations.Nullable;

/**
 * Told to the application after each try to sign in. Holds no secret and nothing that was typed.
 *
 * @param userId who it was about; null when nobody has that name
 * @param sessionId what began, null when nothing did
 * @param outcome how it ended
 * @param knownDevice whether the device had signed in before
 * @param address the client's IP address
 */
public record SignInTried(
        @Nullable String userId,
        @Nullable String sessionId,
        SignInOutcome outcome,
        boolean knownDevice,
        String address) {}
