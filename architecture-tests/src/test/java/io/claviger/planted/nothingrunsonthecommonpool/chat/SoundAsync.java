package io.claviger.planted.nothingrunsonthecommonpool.chat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

class SoundAsync {
    Object later(Executor executor) {
        return CompletableFuture.supplyAsync(() -> 1, executor).thenApply(one -> one + 1);
    }
}
