package io.claviger.acceptance.scene;

import io.claviger.chat.Attempt;
import io.claviger.chat.ChatEvent;
import io.claviger.fallback.ChatListener;
import java.util.function.Supplier;

/** Tells the request that runs now what the chain tells everybody. */
record Relay(Supplier<? extends ChatListener> now) implements ChatListener {
    @Override
    public void attemptStarted(ChatEvent.AttemptStarted attempt) {
        now.get().attemptStarted(attempt);
    }

    @Override
    public void attemptFailed(Attempt attempt) {
        now.get().attemptFailed(attempt);
    }

    @Override
    public void completed(Completion completion) {
        now.get().completed(completion);
    }

    @Override
    public void failed(Failure failure) {
        now.get().failed(failure);
    }
}
