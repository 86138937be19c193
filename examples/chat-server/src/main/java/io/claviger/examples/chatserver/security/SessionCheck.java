package io.claviger.examples.chatserver.security;

/** Says whether a sign-in still counts, though its access token has not expired yet. Thread-safe and quick. */
@FunctionalInterface
public interface SessionCheck {
    /**
     * {@return whether the session goes on: nobody signed out, ended it or locked the user}
     *
     * @param caller who shows a token of it
     */
    boolean isOpen(Caller caller);
}
