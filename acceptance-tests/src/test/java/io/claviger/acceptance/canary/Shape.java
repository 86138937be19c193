package io.claviger.acceptance.canary;

import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatResponse;
import io.claviger.fallback.ChatStream;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyRing;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** The four ways to call a chain, each waited for by the calling thread. */
enum Shape {
    SEND {
        @Override
        ChatResponse ask(FallbackChat chat, ChatRequest request, KeyRing keys, Consumer<ChatEvent> events) {
            return chat.send(request, keys);
        }
    },
    STREAM {
        @Override
        ChatResponse ask(FallbackChat chat, ChatRequest request, KeyRing keys, Consumer<ChatEvent> events) {
            try (ChatStream stream = chat.stream(request, keys)) {
                ChatResponse response = null;
                for (ChatEvent event : stream) {
                    events.accept(event);
                    response = event instanceof ChatEvent.Completed completed ? completed.response() : response;
                }
                if (response == null) {
                    throw new AssertionError("A stream ended silently.");
                }
                return response;
            }
        }
    },
    SEND_ASYNC {
        @Override
        ChatResponse ask(FallbackChat chat, ChatRequest request, KeyRing keys, Consumer<ChatEvent> events)
                throws Exception {
            return chat.sendAsync(request, keys).get();
        }
    },
    PUBLISH {
        @Override
        ChatResponse ask(FallbackChat chat, ChatRequest request, KeyRing keys, Consumer<ChatEvent> events)
                throws Exception {
            Collector collector = new Collector(events);
            chat.publish(request, keys).subscribe(collector);
            return collector.response.get();
        }
    };

    abstract ChatResponse ask(FallbackChat chat, ChatRequest request, KeyRing keys, Consumer<ChatEvent> events)
            throws Exception;

    boolean isStreaming() {
        return this == STREAM || this == PUBLISH;
    }

    /** Asks for one event after the other. */
    private static final class Collector implements Flow.Subscriber<ChatEvent> {
        final CompletableFuture<ChatResponse> response = new CompletableFuture<>();
        private final Consumer<ChatEvent> events;
        private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

        Collector(Consumer<ChatEvent> events) {
            this.events = events;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription.complete(given);
            given.request(1);
        }

        @Override
        public void onNext(ChatEvent event) {
            events.accept(event);
            if (event instanceof ChatEvent.Completed completed) {
                response.complete(completed.response());
            }
            subscription.join().request(1);
        }

        @Override
        public void onError(Throwable reason) {
            response.completeExceptionally(reason);
        }

        @Override
        public void onComplete() {
            response.completeExceptionally(new AssertionError("A stream ended silently."));
        }
    }
}
