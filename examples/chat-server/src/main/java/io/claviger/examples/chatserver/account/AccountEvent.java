package io.claviger.examples.chatserver.account;

import org.jspecify.annotations.Nullable;

/**
 * Told to the application when an account has changed. Holds no secret and nothing that was typed.
 *
 * @param userId whose account
 * @param by who did it: the user, or an administrator; null when it was proved by a link
 * @param what what happened
 */
public record AccountEvent(String userId, @Nullable String by, What what) {
    /** What happens to accounts. */
    public enum What {
        /** It was made; its address is not proved. */
        REGISTERED,
        /** Its address was proved. */
        VERIFIED,
        /** It was made as the first administrator's. */
        SET_UP,
        /** Its password was changed with the old one. */
        PASSWORD_CHANGED,
        /** Its password was chosen anew through a link. */
        PASSWORD_RESET,
        /** An administrator locked it. */
        LOCKED,
        /** An administrator let it in again. */
        UNLOCKED,
        /** Its sessions were ended by an administrator. */
        SESSIONS_ENDED,
        /** It administers the server now. */
        ADMIN_GRANTED,
        /** It does not administer the server any more. */
        ADMIN_REVOKED,
        /** It is gone with all that was its. */
        DELETED
    }
}
