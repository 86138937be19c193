package io.claviger.fallback;

import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatRequest;
import io.claviger.key.KeyRing;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A request as a subscription (Reactive Streams 1.0.4): starts on the first demand, never delivers more than asked for. */
final class EventSubscription implements Flow.Subscription {
    private final Engine engine;
    private final ChatRequest request;
    private final KeyRing keys;
    private final Flow.Subscriber<? super ChatEvent> subscriber;
    private final SerialPump pump;
    private final AtomicLong demand = new AtomicLong();

    private final AtomicBoolean demanded = new AtomicBoolean();

    private volatile @Nullable RequestNews news;
    private volatile @Nullable Walk walk;
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile boolean stopped;
    private volatile boolean badDemand;

    private EventSubscription(
            Engine engine,
            ChatRequest request,
            KeyRing keys,
            Executor callbacks,
            Flow.Subscriber<? super ChatEvent> subscriber) {
        this.engine = engine;
        this.request = request;
        this.keys = keys;
        this.subscriber = subscriber;
        this.pump = new SerialPump(callbacks, this::drain, this::fail);
    }

    static void start(
            Engine engine,
            ChatRequest request,
            KeyRing keys,
            Executor callbacks,
            Flow.Subscriber<? super ChatEvent> subscriber) {
        EventSubscription subscription = new EventSubscription(engine, request, keys, callbacks, subscriber);
        subscriber.onSubscribe(subscription);
    }

    @Override
    public void request(long more) {
        if (more <= 0) {
            badDemand = true;
        } else {
            beginOnce();
            demand.accumulateAndGet(more, (had, added) -> had + added < 0 ? Long.MAX_VALUE : had + added);
        }
        pump.run();
    }

    /** On the thread of the first demand, so that its context can be found there. */
    private void beginOnce() {
        if (demanded.compareAndSet(false, true)) {
            RequestNews first = engine.begin(true);
            news = first;
            if (stopped) {
                first.cancelled();
            }
        }
    }

    @Override
    public void cancel() {
        stopped = true;
        RequestNews begun = news;
        if (begun != null) {
            begun.cancelled();
        }
        Walk running = walk;
        if (running != null) {
            running.cancel();
        }
    }

    private void drain() {
        if (stopped) {
            return;
        }
        try {
            if (badDemand) {
                throw new IllegalArgumentException("A subscriber asks for at least one event (rule 3.9).");
            }
            RequestNews begun = news;
            if (begun != null) {
                deliver(started(begun));
            }
        } catch (RuntimeException | LinkageError | AssertionError e) {
            fail(e);
        }
    }

    private void fail(Throwable cause) {
        boolean over = stopped;
        cancel();
        // Two refusals of the executor may come at once, and an end is told once.
        if (!over && told.compareAndSet(false, true)) {
            subscriber.onError(cause);
        }
    }

    private Walk started(RequestNews begun) {
        Walk running = walk;
        if (running == null) {
            running = new Walk(engine, request, keys, begun, pump);
            walk = running;
            if (stopped) {
                running.cancel();
            }
        }
        return running;
    }

    private void deliver(Walk running) {
        while (!stopped && demand.get() > 0) {
            ChatEvent event = running.poll();
            if (event == null) {
                break;
            }
            if (demand.get() != Long.MAX_VALUE) {
                demand.decrementAndGet();
            }
            subscriber.onNext(event);
        }
        if (!stopped && running.isDrained()) {
            stopped = true;
            subscriber.onComplete();
        } else if (!stopped && demand.get() == 0) {
            // Nobody polls a subscriber that asks for nothing, and the deadline counts for it all the same.
            running.endIfOverdue();
        }
    }
}
