package io.claviger.fallback;

import io.claviger.chat.ChatModel;
import io.claviger.chat.FailureKind;
import io.claviger.chat.KeyVerdict;
import io.claviger.key.ApiKey;
import io.claviger.key.KeyHealth;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.LookupContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Asks providers what is no chat: whether a key works, and which models there are. Thread-safe. */
final class Lookups {
    /** A person waits at a form; whoever takes longer has not answered. */
    static final Duration LIMIT = Duration.ofSeconds(10);

    private final Engine engine;
    private final LookupContext context;

    Lookups(Engine engine, Executor callbacks) {
        this.engine = engine;
        this.context = new LookupContext(engine.time(), LIMIT, callbacks);
    }

    CompletableFuture<KeyVerdict> verify(ApiKey key) {
        CompletableFuture<KeyVerdict> asked = providerOf(key).verify(key, context);
        CompletableFuture<KeyVerdict> remembered = asked.whenComplete((verdict, failure) -> {
            if (verdict != null) {
                remember(key.health(), verdict, engine.time().instant());
            }
        });
        return linked(remembered, asked);
    }

    CompletableFuture<List<ChatModel>> models(ApiKey key) {
        return providerOf(key).models(key, context);
    }

    /** What a check says for certain spares the chain an attempt. */
    private static void remember(KeyHealth health, KeyVerdict verdict, Instant now) {
        Duration wait = verdict.retryAfter();
        switch (verdict.status()) {
            case INVALID -> health.kill(FailureKind.INVALID_KEY);
            case NO_CREDIT -> {
                if (wait == null) {
                    health.kill(FailureKind.QUOTA_EXCEEDED);
                } else {
                    health.benchUntil(now.plus(wait), FailureKind.QUOTA_EXCEEDED);
                }
            }
            case RATE_LIMITED -> {
                if (wait != null) {
                    health.benchUntil(now.plus(wait), FailureKind.RATE_LIMIT);
                }
            }
            case VALID, UNKNOWN -> {
                // Neither says anything about the next chat.
            }
        }
    }

    private ChatProvider providerOf(ApiKey key) {
        return engine.chain().stream()
                .filter(provider -> provider.id().equals(key.provider()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The chain has no provider named " + key.provider() + "; it has " + engine.chain() + "."));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the follower cannot fail
    private static <T> CompletableFuture<T> linked(CompletableFuture<T> shown, CompletableFuture<T> asked) {
        shown.whenComplete((value, failure) -> {
            if (shown.isCancelled()) {
                asked.cancel(true);
            }
        });
        return shown;
    }
}
