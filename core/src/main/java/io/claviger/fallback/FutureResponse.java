package io.claviger.fallback;

import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatResponse;
import io.claviger.key.KeyRing;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A request as a future: cancelling it cancels the request. Dependants run on the callback threads. */
final class FutureResponse extends CompletableFuture<ChatResponse> {
    private final Executor callbacks;
    private volatile @Nullable Walk walk;

    private FutureResponse(Executor callbacks) {
        this.callbacks = callbacks;
    }

    static FutureResponse start(Engine engine, ChatRequest request, KeyRing keys, Executor callbacks) {
        FutureResponse future = new FutureResponse(callbacks);
        SerialPump pump = new SerialPump(callbacks, future::drain, future::fail);
        try {
            Walk walk = new Walk(engine, request, keys, false, pump);
            future.walk = walk;
            // However the future ends, with orTimeout for one: nobody waits any more.
            var unused = future.whenComplete((answer, failure) -> {
                if (!walk.isDrained()) {
                    walk.cancel();
                }
            });
            pump.run();
        } catch (RuntimeException e) {
            future.completeExceptionally(e);
        }
        return future;
    }

    @Override
    public Executor defaultExecutor() {
        return callbacks;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new Dependant<>(callbacks);
    }

    private void drain() {
        Walk running = walk;
        if (running == null || isDone()) {
            return;
        }
        try {
            for (ChatEvent event = running.poll(); event != null; event = running.poll()) {
                if (event instanceof ChatEvent.Completed completed) {
                    complete(completed.response());
                }
            }
        } catch (RuntimeException | LinkageError | AssertionError e) {
            fail(e);
        }
    }

    private void fail(Throwable cause) {
        Walk running = walk;
        if (running != null) {
            running.cancel();
        }
        completeExceptionally(cause);
    }

    /** A future that follows; without this its asynchronous dependants would run on the common pool. */
    private static final class Dependant<T> extends CompletableFuture<T> {
        private final Executor callbacks;

        Dependant(Executor callbacks) {
            this.callbacks = callbacks;
        }

        @Override
        public Executor defaultExecutor() {
            return callbacks;
        }

        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return new Dependant<>(callbacks);
        }
    }
}
