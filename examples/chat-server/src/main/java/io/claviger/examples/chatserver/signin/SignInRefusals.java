package io.claviger.examples.chatserver.signin;

import io.claviger.examples.chatserver.wire.ErrorBody;
import io.claviger.examples.chatserver.wire.RefusedException;
import java.time.Duration;

/** The answers to who is not let in. Stateless. */
final class SignInRefusals {
    private SignInRefusals() {}

    static RefusedException badCredentials() {
        return new RefusedException(
                401, ErrorBody.of("Not signed in", "The name or the password is wrong.", "BAD_CREDENTIALS"));
    }

    static RefusedException notVerified() {
        return new RefusedException(
                403,
                ErrorBody.of(
                        "Forbidden",
                        "Please confirm your e-mail address first, with the link that was sent to it.",
                        "EMAIL_NOT_VERIFIED"));
    }

    static RefusedException lockedByAdministrator() {
        return new RefusedException(
                403, ErrorBody.of("Forbidden", "An administrator has locked this account.", "ACCOUNT_LOCKED"));
    }

    static RefusedException lockedFor(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return new RefusedException(
                429,
                ErrorBody.of(
                                "Too many requests",
                                "There were too many wrong passwords for this name. Try again in " + seconds
                                        + (seconds == 1 ? " second." : " seconds."),
                                "LOCKED_FOR_NOW")
                        .withRetryAfter(seconds));
    }
}
