package io.claviger.fallback;

import io.claviger.chat.Attempt;
import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatException;
import io.claviger.chat.ChatResponse;

/**
 * Observes requests, for metrics and logs. Never sees a key, a request's text or an answer's text it could not read
 * from the response.
 *
 * <p>Order for one request: ({@link #attemptStarted}, {@link #attemptFailed}) any number of times, then either
 * {@link #attemptStarted} and {@link #completed}, or {@link #failed}. Nothing follows a caller's cancel. Called on the
 * thread that consumes the answer; implementations are thread-safe, since requests run concurrently, and quick. What
 * they throw is logged by type and dropped.
 */
public interface ChatListener {
    /**
     * A provider is being called.
     *
     * @param attempt who is called, with which key and model
     */
    default void attemptStarted(ChatEvent.AttemptStarted attempt) {}

    /**
     * An attempt failed, before or after content.
     *
     * @param attempt what was tried and why it failed
     */
    default void attemptFailed(Attempt attempt) {}

    /**
     * The answer is complete.
     *
     * @param response the answer; its last attempt is the one that answered
     */
    default void completed(ChatResponse response) {}

    /**
     * The request ended without an answer.
     *
     * @param failure why
     */
    default void failed(ChatException failure) {}
}
