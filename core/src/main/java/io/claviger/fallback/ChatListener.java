package io.claviger.fallback;

import io.claviger.chat.Attempt;
import io.claviger.chat.ChatEvent;
import io.claviger.chat.FinishReason;
import io.claviger.chat.Usage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Observes requests, for metrics, traces and logs. Never sees a key or any text of a request or an answer.
 *
 * <p>The calls of one request, in order. Every request has exactly one end, and nothing follows it; a stream that is
 * neither read to its end nor closed has none:
 *
 * <pre>
 * request = started  { lost }  end
 * lost    = attemptStarted  [ firstDelta ]  attemptFailed
 * end     = attemptStarted  [ firstDelta ]  completed
 *         | failed
 *         | [ attemptStarted  [ firstDelta ] ]  cancelled
 * </pre>
 *
 * <p>They never overlap: each call returns before the next one begins, and what one thread wrote, the next one sees.
 * {@link #started} comes on the caller's own thread, before anything is tried: the thread that calls {@code send},
 * {@code stream} or {@code sendAsync}, or that first demands something of a {@code publish} subscription. The others
 * come on whichever thread moves the request on: the caller's for {@code send} and {@code stream}, callback threads for
 * the other two, and for {@link #cancelled} often the thread that cancels. Whoever cancels never waits for a listener
 * that is busy; the call comes when that one is done.
 *
 * <p>Added by {@link FallbackChat.Builder#listener}, one listener hears of all requests, which run concurrently; added by
 * {@link FallbackChat.Builder#listenerPerRequest}, each request has its own, which needs no locks. Implementations are
 * quick: a stream waits for them. What they throw is logged by type and dropped, and the request goes on: every
 * {@link RuntimeException}, and the errors of a broken class path and of assertions, but not those of a failing virtual
 * machine.
 */
public interface ChatListener {
    /**
     * A request begins.
     *
     * @param streaming whether the caller takes the answer piece by piece
     */
    default void started(boolean streaming) {}

    /**
     * A provider is about to be called.
     *
     * @param attempt who is called, with which key and model
     */
    default void attemptStarted(ChatEvent.AttemptStarted attempt) {}

    /**
     * The first piece of a streamed answer has come, be it reasoning or content. Never called unless streaming.
     *
     * @param attempt the attempt that runs
     * @param after how long after the start of the attempt
     */
    default void firstDelta(ChatEvent.AttemptStarted attempt, Duration after) {}

    /**
     * An attempt failed, before or after content.
     *
     * @param attempt what was tried and why it failed
     */
    default void attemptFailed(Attempt attempt) {}

    /**
     * The end: there is a whole answer.
     *
     * @param completion who answered, and at what cost
     */
    default void completed(Completion completion) {}

    /**
     * The end: there is no answer.
     *
     * @param failure why
     */
    default void failed(Failure failure) {}

    /**
     * The end: nobody waits for an answer any more. The caller cancelled, closed the stream, was interrupted, or let the
     * future end otherwise; or the request broke off by a mistake of the caller's, such as a closed ring.
     */
    default void cancelled() {}

    /**
     * A whole answer, without its text. Immutable.
     *
     * @param model the model that answered, as the provider names it where it says so
     * @param finishReason why the model stopped
     * @param usage the tokens used, null when the provider did not report them
     * @param attempts every attempt in order; the last one answered
     * @param duration from the start of the request to its end, every attempt and wait included
     */
    record Completion(
            String model,
            FinishReason finishReason,
            @Nullable Usage usage,
            List<Attempt> attempts,
            Duration duration) {
        /** Copies the list. */
        public Completion {
            attempts = List.copyOf(attempts);
        }
    }

    /**
     * A request that failed, without the text that may have come. Immutable.
     *
     * @param reason what the caller was told
     * @param attempts every attempt in order; empty when none could be made
     */
    record Failure(Reason reason, List<Attempt> attempts) {
        /** Copies the list. */
        public Failure {
            attempts = List.copyOf(attempts);
        }
    }

    /** What a request failed with: one for each exception that a call throws. */
    enum Reason {
        /** No provider can do what is asked: {@link io.claviger.chat.InvalidRequestException}. */
        INVALID_REQUEST,
        /** No provider can be called with the keys of the ring: {@link io.claviger.chat.NoUsableKeyException}. */
        NO_USABLE_KEY,
        /** Every other provider would say the same: {@link io.claviger.chat.ChainStoppedException}. */
        CHAIN_STOPPED,
        /** Nobody answered: {@link io.claviger.chat.AllAttemptsFailedException}. */
        ALL_ATTEMPTS_FAILED,
        /** The answer was cut: {@link io.claviger.chat.StreamInterruptedException}. */
        STREAM_INTERRUPTED
    }
}
