package io.claviger.acceptance.scene;

import io.claviger.chat.Attempt;
import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatException;
import io.claviger.chat.ChatResponse;
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
    public void completed(ChatResponse response) {
        now.get().completed(response);
    }

    @Override
    public void failed(ChatException failure) {
        now.get().failed(failure);
    }
}
