package io.claviger.fallback;

import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatRequest;
import io.claviger.key.KeyRing;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The four shapes of a call, driven alike: each begins on the thread that starts it. */
enum Shape {
    SEND(false) {
        @Override
        Running start(FallbackChat chat, ChatRequest request, KeyRing keys) {
            CountDownLatch over = new CountDownLatch(1);
            Thread caller = new Thread(() -> {
                try {
                    chat.send(request, keys);
                } catch (RuntimeException e) {
                    // the listener hears what it was
                }
                over.countDown();
            });
            caller.start();
            return new Running(caller, over, caller::interrupt);
        }
    },
    STREAM(true) {
        @Override
        Running start(FallbackChat chat, ChatRequest request, KeyRing keys) {
            CountDownLatch over = new CountDownLatch(1);
            CompletableFuture<ChatStream> opened = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                try (ChatStream stream = chat.stream(request, keys)) {
                    opened.complete(stream);
                    stream.forEach(event -> {});
                } catch (RuntimeException e) {
                    // the listener hears what it was
                }
                over.countDown();
            });
            caller.start();
            return new Running(caller, over, () -> opened.join().close());
        }
    },
    SEND_ASYNC(false) {
        @Override
        Running start(FallbackChat chat, ChatRequest request, KeyRing keys) {
            CountDownLatch over = new CountDownLatch(1);
            CompletableFuture<?> future = chat.sendAsync(request, keys);
            CompletableFuture<?> counted = future.whenComplete((answer, failure) -> over.countDown());
            return new Running(Thread.currentThread(), over, () -> {
                future.cancel(true);
                counted.cancel(true);
            });
        }
    },
    PUBLISH(true) {
        @Override
        Running start(FallbackChat chat, ChatRequest request, KeyRing keys) {
            CountDownLatch over = new CountDownLatch(1);
            AtomicReference<Flow.Subscription> subscription = new AtomicReference<>();
            chat.publish(request, keys).subscribe(new Flow.Subscriber<>() {
                @Override
                public void onSubscribe(Flow.Subscription given) {
                    subscription.set(given);
                    given.request(Long.MAX_VALUE);
                }

                @Override
                public void onNext(ChatEvent event) {}

                @Override
                public void onError(Throwable failure) {
                    over.countDown();
                }

                @Override
                public void onComplete() {
                    over.countDown();
                }
            });
            return new Running(Thread.currentThread(), over, () -> {
                subscription.get().cancel();
                over.countDown();
            });
        }
    };

    final boolean streaming;

    Shape(boolean streaming) {
        this.streaming = streaming;
    }

    abstract Running start(FallbackChat chat, ChatRequest request, KeyRing keys);

    /** A call on its way: who made it, when it is over, and how its caller gives it up. */
    record Running(Thread caller, CountDownLatch over, Runnable cancel) {
        void awaitEnd() throws InterruptedException {
            if (!over.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("The call does not end.");
            }
        }
    }
}
