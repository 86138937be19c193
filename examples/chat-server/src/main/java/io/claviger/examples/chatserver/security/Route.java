package io.claviger.examples.chatserver.security;

import io.claviger.check.Limits;
import org.springframework.http.HttpMethod;

/**
 * One route.
 *
 * @param method the HTTP method
 * @param pattern the path, with {@code {name}} for what varies
 * @param who may call it
 * @param rate how often
 * @param longestBody the most bytes that a request may bring
 */
public record Route(HttpMethod method, String pattern, Who who, Rate rate, int longestBody) {
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

    /**
     * How often one caller may call the routes of one class; how often that is, {@code claviger.limits} says. A user is
     * counted, or else the address (C14).
     */
    public enum Rate {
        /** Not counted here. */
        NONE,
        /** Looking at what there is. */
        READ,
        /** Changing something. */
        WRITE,
        /** Asking an AI. */
        ANSWER,
        /** What costs the server much: export, import. */
        HEAVY,
        /** What needs no sign-in and proves nothing. */
        OPEN,
        /** Proving who one is, with a password or a token from a mail. */
        LOGIN,
        /** Going on with a session. */
        REFRESH,
        /** What sends a mail. */
        MAIL
    }

    /**
     * A route with the class that fits most of its kind: reading or changing for users, none for guests, whom the
     * assistant counts.
     *
     * @param method the HTTP method
     * @param pattern the path
     * @param who may call it
     */
    public Route(HttpMethod method, String pattern, Who who) {
        this(method, pattern, who, usual(method, who));
    }

    /**
     * A route that takes bodies of 1 MB (S0-VAL-3).
     *
     * @param method the HTTP method
     * @param pattern the path
     * @param who may call it
     * @param rate how often
     */
    public Route(HttpMethod method, String pattern, Who who, Rate rate) {
        this(method, pattern, who, rate, Limits.BODY_BYTES);
    }

    /**
     * {@return this route for longer bodies}
     *
     * @param bytes the most
     */
    Route taking(int bytes) {
        return new Route(method, pattern, who, rate, bytes);
    }

    private static Rate usual(HttpMethod method, Who who) {
        return switch (who) {
            case ANYONE -> Rate.OPEN;
            case GUEST -> Rate.NONE;
            case USER, ADMIN -> method.equals(HttpMethod.GET) ? Rate.READ : Rate.WRITE;
        };
    }
}
