package io.claviger.examples.chatserver.security;

import org.springframework.http.HttpMethod;

/**
 * One route.
 *
 * @param method the HTTP method
 * @param pattern the path, with {@code {name}} for what varies
 * @param who may call it
 */
public record Route(HttpMethod method, String pattern, Who who) {
    /** The kinds of callers. */
    public enum Who {
        /** Everybody, also without a token. */
        ANYONE,
        /** Users, and everybody else where guests are allowed. */
        GUEST,
        /** Users who are signed in. */
        USER,
        /** Users who administer the server. */
        ADMIN
    }
}
