package io.claviger.fallback;

import io.claviger.chat.Attempt;
import io.claviger.chat.ChatEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Writes down what it hears of one request, and whether two calls ever overlapped. */
final class RecordingListener implements ChatListener {
    final CompletableFuture<Thread> startedOn = new CompletableFuture<>();
    final AtomicBoolean overlapped = new AtomicBoolean();
    private final List<String> calls = new ArrayList<>(); // no lock: the calls come one after the other
    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
    private final AtomicBoolean busy = new AtomicBoolean();

    /** Waits until something that begins so has been heard. */
    void await(String beginning) throws InterruptedException {
        for (String heard = ""; !heard.startsWith(beginning); ) {
            heard = news.poll(10, TimeUnit.SECONDS);
            if (heard == null) {
                throw new AssertionError("Nothing like \"" + beginning + "\" was heard.");
            }
        }
    }

    /** Waits for an end of whatever sort, also for one that a busy listener hears later than the caller. */
    void awaitEnd() throws InterruptedException {
        for (String heard = ""; !heard.matches("cancelled|completed.*|failed.*"); ) {
            heard = news.poll(10, TimeUnit.SECONDS);
            if (heard == null) {
                throw new AssertionError("No end was heard, only " + calls() + ".");
            }
        }
    }

    List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public void started(boolean streaming) {
        startedOn.complete(Thread.currentThread());
        heard(streaming ? "started streaming" : "started");
    }

    @Override
    public void attemptStarted(ChatEvent.AttemptStarted attempt) {
        heard("attempt " + attempt.number() + " " + attempt.key());
    }

    @Override
    public void firstDelta(ChatEvent.AttemptStarted attempt, Duration after) {
        heard("delta of " + attempt.number() + (after.isNegative() ? " in the past" : ""));
    }

    @Override
    public void attemptFailed(Attempt attempt) {
        heard("attempt " + attempt.number() + " " + attempt.failure());
    }

    @Override
    public void completed(Completion completion) {
        heard("completed by " + completion.model() + " in attempt "
                + completion.attempts().size());
    }

    @Override
    public void failed(Failure failure) {
        heard("failed " + failure.reason() + " after " + failure.attempts().size());
    }

    @Override
    public void cancelled() {
        heard("cancelled");
    }

    private void heard(String call) {
        if (!busy.compareAndSet(false, true)) {
            overlapped.set(true);
        }
        calls.add(call);
        news.add(call);
        busy.set(false);
    }
}
