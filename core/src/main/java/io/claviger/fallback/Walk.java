package io.claviger.fallback;

import io.claviger.chat.AllAttemptsFailedException;
import io.claviger.chat.Attempt;
import io.claviger.chat.ChainStoppedException;
import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatException;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatResponse;
import io.claviger.chat.FailureKind;
import io.claviger.chat.NoUsableKeyException;
import io.claviger.chat.Problem;
import io.claviger.chat.StreamInterruptedException;
import io.claviger.key.KeyRing;
import io.claviger.provider.CallContext;
import io.claviger.provider.Outcome;
import io.claviger.provider.ProviderCall;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way along the chain: the loop.
 *
 * <p>{@link #poll} is called by one thread at a time, never blocks, and does all the work: it starts attempts, takes
 * their pieces, and decides what comes next. {@link #cancel} may be called by any thread. Whenever a poll may find
 * something new, {@code ready} is run.
 */
final class Walk {
    /** Pieces that may have come and not been taken when the time is over: more than connections hold back. */
    private static final int MOST_LATE = 4096;

    private final Engine engine;
    private final RequestNews news;
    private final ChatRequest request;
    private final boolean streaming;
    private final Runnable ready;

    private final Plan plan;
    private final Deadline deadline;
    private final TurnChooser turns;
    private final HealthRecorder health;
    private final WakeUp wakeUp;

    private final List<Attempt> trail = new ArrayList<>();
    private final Deque<ChatEvent> announced = new ArrayDeque<>(4);
    private long upcomingAt;
    private @Nullable Duration firstTokenAfter;
    private @Nullable ChatException failure;
    private boolean ended;

    private volatile @Nullable Turn upcoming;
    private volatile @Nullable RunningAttempt running;
    private volatile boolean cancelled;

    Walk(Engine engine, ChatRequest request, KeyRing keys, boolean streaming, Runnable ready) {
        this(engine, request, keys, engine.begin(streaming), ready);
    }

    /** Walks a request whose listeners have heard that it started. */
    Walk(Engine engine, ChatRequest request, KeyRing keys, RequestNews news, Runnable ready) {
        this.engine = engine;
        this.news = news;
        this.request = request;
        this.streaming = news.isStreaming();
        this.ready = ready;
        this.plan = planned(engine, request, keys, news);
        this.deadline = new Deadline(engine.time(), engine.policy().timeouts());
        this.turns = new TurnChooser(plan, engine.policy(), engine.time(), deadline);
        this.health = new HealthRecorder(keys);
        this.wakeUp = new WakeUp(engine.time(), ready);
        Turn first = turns.first();
        if (first == null) {
            NoUsableKeyException limited = new NoUsableKeyException(List.of(new Problem(
                    "keys_limited", "apiKeys", "Every key is rate limited for longer than a request may take.")));
            news.ended(limited);
            throw limited;
        }
        plan(first);
    }

    private static Plan planned(Engine engine, ChatRequest request, KeyRing keys, RequestNews news) {
        try {
            return new Planner(engine).plan(request, keys, news.isStreaming());
        } catch (RuntimeException e) {
            news.ended(e);
            throw e;
        }
    }

    /**
     * Takes the next event.
     *
     * @return the event, null when none is there now or the last one was taken
     * @throws ChatException when the request has failed
     * @throws CancellationException when it was cancelled
     */
    @Nullable ChatEvent poll() {
        while (true) {
            if (cancelled && !ended) {
                throw new CancellationException("The request was cancelled.");
            }
            ChatEvent event = announced.poll();
            if (event != null || ended) {
                return event;
            }
            if (failure != null) {
                throw failure;
            }
            RunningAttempt attempt = running;
            boolean moved = attempt == null ? begin() : follow(attempt);
            if (!moved) {
                return null;
            }
        }
    }

    /**
     * Ends the request when its deadline has passed, and otherwise asks to be called again then: for a consumer that takes
     * no events.
     *
     * @throws ChatException when it has ended so
     */
    void endIfOverdue() {
        if (cancelled || ended) {
            return;
        }
        RunningAttempt attempt = running;
        if (failure == null && !deadline.isPassed()) {
            wakeUp.at(deadline.left());
        } else if (failure == null && attempt != null) {
            endOverdue(attempt);
        } else if (failure == null) {
            abandonUpcoming();
            fail(new AllAttemptsFailedException(trail, true, null));
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** {@return whether every event has been taken and no failure is waiting} */
    boolean isDrained() {
        return ended && announced.isEmpty();
    }

    /** Ends the request: closes the provider's connection and makes a waiting {@link #poll} fail. Idempotent. */
    void cancel() {
        cancelled = true;
        wakeUp.stop();
        RunningAttempt attempt = running;
        if (attempt != null) {
            running = null;
            attempt.call().cancel();
            attempt.candidate().breaker().abandoned(attempt.candidate());
        }
        abandonUpcoming();
        news.cancelled();
        ready.run();
    }

    /** A candidate that was chosen and never asked must not keep the probe of its provider. */
    private void abandonUpcoming() {
        Turn turn = upcoming;
        if (turn != null) {
            upcoming = null;
            turn.candidate().breaker().abandoned(turn.candidate());
        }
    }

    /** Starts the attempt that is due. Returns whether it was. */
    private boolean begin() {
        Turn turn = upcoming;
        if (turn == null) {
            return cancelled; // gone between choosing and starting
        }
        if (deadline.elapsed() < upcomingAt) {
            wakeUp.at(upcomingAt - deadline.elapsed());
            return false;
        }
        Candidate candidate = turn.candidate();
        int number = trail.size() + 1;
        ChatEvent.AttemptStarted started =
                new ChatEvent.AttemptStarted(number, candidate.providerId(), candidate.label(), candidate.model());
        CallContext context = new CallContext(
                candidate.model(), streaming, engine.time(), engine.policy().skipMalformedEvent(), ready);
        long startedAt = deadline.elapsed();
        news.attemptStarted(started);
        if (cancelled) {
            return true; // by a listener: nothing is sent any more
        }
        ProviderCall call;
        try {
            call = candidate.provider().start(request, candidate.key(), context);
        } catch (RuntimeException e) {
            abandonUpcoming();
            throw e;
        }
        running = new RunningAttempt(number, candidate, call, streaming, startedAt);
        upcoming = null;
        if (cancelled) {
            cancel();
        }
        announced.add(started);
        return true;
    }

    /** Takes what the running attempt has. Returns whether it had something. */
    private boolean follow(RunningAttempt attempt) {
        if (attempt.hasDelta() && deadline.isPassed()) {
            endOverdue(attempt); // pieces without end, or one who takes them slowly, must not outlast it
            return true;
        }
        ChatEvent.Delta delta = attempt.call().poll();
        if (delta != null) {
            accept(attempt, delta);
            return true;
        }
        Outcome outcome = attempt.call().outcome();
        if (outcome == null) {
            long left = deadline.limitOf(attempt, plan.hasNext()) - deadline.elapsed();
            if (left > 0) {
                wakeUp.at(left);
                return false;
            }
            outcome = attempt.call().expire();
        }
        if (cancelled) {
            return true; // the call ended because the caller went away: nobody is to blame
        }
        running = null;
        settle(attempt, outcome);
        return true;
    }

    /** Ends an attempt with the request's time, after a look at what has come by then. */
    private void endOverdue(RunningAttempt attempt) {
        ChatEvent.Delta delta = attempt.call().poll();
        for (int late = 1; delta != null; late++) {
            accept(attempt, delta);
            delta = late < MOST_LATE ? attempt.call().poll() : null;
        }
        Outcome outcome = attempt.call().outcome();
        if (outcome == null) {
            outcome = attempt.call().expire();
        }
        if (cancelled) {
            return;
        }
        running = null;
        if (outcome instanceof Outcome.Failed failed && failed.kind() == FailureKind.TIMEOUT) {
            // It spoke, or nobody listened: neither says that the provider is out of order.
            attempt.candidate().breaker().abandoned(attempt.candidate());
            failed(attempt, failed);
        } else {
            settle(attempt, outcome);
        }
    }

    private void accept(RunningAttempt attempt, ChatEvent.Delta delta) {
        long now = deadline.elapsed();
        if (streaming && !attempt.hasDelta()) {
            news.firstDelta(attempt.started(), Duration.ofNanos(now - attempt.startedAt()));
        }
        attempt.deltaArrived(now);
        boolean first = !attempt.hasContent();
        boolean content = attempt.answer().add(delta);
        if (streaming && content && first) {
            engine.ranking().took(attempt.candidate().providerId(), true, now - attempt.startedAt());
        }
        if (streaming && content && firstTokenAfter == null) {
            firstTokenAfter = Duration.ofNanos(now);
        }
        if (isShown()) {
            announced.add(delta);
        }
    }

    private void settle(RunningAttempt attempt, Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            blame(attempt, failed);
            failed(attempt, failed);
            return;
        }
        Outcome.Completed completed = (Outcome.Completed) outcome;
        FailureKind disguised = Disguise.of(completed, attempt.hasContent(), plan.hasNext());
        if (disguised == null) {
            completed(attempt, completed);
        } else {
            Outcome.Failed failed =
                    new Outcome.Failed(completed.status(), completed.requestId(), disguised, null, false);
            blame(attempt, failed);
            failed(attempt, failed);
        }
    }

    private void completed(RunningAttempt attempt, Outcome.Completed outcome) {
        long now = deadline.elapsed();
        trail.add(attempt.ended(outcome, null, now));
        health.answered(attempt.candidate());
        if (!streaming) {
            engine.ranking().took(attempt.candidate().providerId(), false, now - attempt.startedAt());
        }
        ChatResponse response = attempt.response(outcome, trail, firstTokenAfter, now);
        if (streaming && !isShown()) {
            announced.addAll(attempt.answer().deltas());
        }
        announced.add(new ChatEvent.Completed(response));
        ended = true;
        wakeUp.stop();
        news.completed(response);
    }

    private void blame(RunningAttempt tried, Outcome.Failed failed) {
        health.failed(tried.candidate(), failed, engine.time().instant());
        if (failed.kind() == FailureKind.TIMEOUT) {
            engine.ranking().took(tried.candidate().providerId(), streaming, deadline.elapsed() - tried.startedAt());
        }
    }

    private void failed(RunningAttempt tried, Outcome.Failed failed) {
        Attempt attempt = tried.ended(failed, failed.kind(), deadline.elapsed());
        trail.add(attempt);
        news.attemptFailed(attempt);

        boolean committed = isShown() && tried.hasContent();
        boolean mayGoOn = !committed || engine.policy().afterCut() == CutPolicy.RESTART;
        Turn next = mayGoOn ? turns.after(tried.candidate(), failed) : null;
        if (committed && next != null) {
            announced.add(new ChatEvent.Restarted(attempt, next.candidate().label()));
        } else if (!committed) {
            announced.add(new ChatEvent.AttemptFailed(
                    attempt, next == null ? null : next.candidate().label()));
        }
        if (next == null) {
            fail(committed ? new StreamInterruptedException(tried.answer().text(), trail) : walkFailed(failed.kind()));
        } else {
            plan(next);
        }
    }

    private ChatException walkFailed(FailureKind last) {
        if (!WalkTable.of(last).nextProvider()) {
            return new ChainStoppedException(trail);
        }
        Duration comeBack = plan.firstReturn()
                .map(until -> Duration.between(engine.time().instant(), until))
                .orElse(null);
        return new AllAttemptsFailedException(trail, deadline.isPassed(), comeBack);
    }

    private void fail(ChatException exception) {
        failure = exception;
        wakeUp.stop();
        news.ended(exception);
    }

    private void plan(Turn turn) {
        upcoming = turn;
        upcomingAt = deadline.elapsed() + turn.pause().toNanos();
    }

    /** Whether pieces are delivered as they arrive, so that what was delivered cannot be taken back silently. */
    private boolean isShown() {
        return streaming && engine.policy().afterCut() != CutPolicy.BUFFER;
    }
}
