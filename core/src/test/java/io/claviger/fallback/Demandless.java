package io.claviger.fallback;

import io.claviger.chat.ChatEvent;
import java.util.concurrent.Flow;

/** Subscribes and never demands anything. */
final class Demandless implements Flow.Subscriber<ChatEvent> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.cancel();
    }

    @Override
    public void onNext(ChatEvent event) {}

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
}
