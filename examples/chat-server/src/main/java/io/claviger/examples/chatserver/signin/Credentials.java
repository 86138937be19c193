package io.claviger.examples.chatserver.signin;

/**
 * What signing in knows of a user. Immutable.
 *
 * @param id the user
 * @param username as registered
 * @param email as registered
 * @param passwordHash with its method in braces before it
 * @param admin whether the user administers the server
 * @param verified whether the e-mail address is proved
 * @param locked whether an administrator locked the user
 * @param createdAt milliseconds
 */
public record Credentials(
        String id,
        String username,
        String email,
        String passwordHash,
        boolean admin,
        boolean verified,
        boolean locked,
        long createdAt) {
    /** {@return the user's id alone} */
    @Override
    public String toString() {
        return "Credentials[" + id + "]";
    }
}
