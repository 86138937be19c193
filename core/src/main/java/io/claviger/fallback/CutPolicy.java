package io.claviger.fallback;

/** What follows when an answer is cut after some of it was delivered. */
public enum CutPolicy {
    /** The stream ends with a {@link io.claviger.chat.StreamInterruptedException} that carries the text so far. */
    FAIL,
    /** The next candidate starts over, announced by {@link io.claviger.chat.ChatEvent.Restarted}. */
    RESTART,
    /** Nothing is delivered before the answer is complete, so that a cut is never seen. */
    BUFFER
}
