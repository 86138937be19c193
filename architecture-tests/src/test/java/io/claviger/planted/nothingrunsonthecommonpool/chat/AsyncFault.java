package io.claviger.planted.nothingrunsonthecommonpool.chat;

import java.util.concurrent.CompletableFuture;

class AsyncFault {
    Object later = CompletableFuture.supplyAsync(() -> 1);
}
