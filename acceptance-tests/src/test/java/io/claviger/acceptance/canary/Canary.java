package io.claviger.acceptance.canary;

import io.claviger.acceptance.Services;
import io.claviger.acceptance.scene.Threads;
import io.claviger.chat.Attempt;
import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatResponse;
import io.claviger.fallback.ChatListener;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyRing;
import io.claviger.key.KeyVault;
import io.claviger.provider.http.HttpTransport;
import io.claviger.testkit.FakeProviderServer;
import io.claviger.testkit.Fault;
import io.claviger.testkit.KeyLeakExtension;
import io.claviger.testkit.ManualTime;
import io.claviger.testkit.WireDialect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Two services on two origins, and a marked key for each. A thread of its own asks; the test's thread moves the clock when
 * only the clock can go on.
 */
final class Canary implements AutoCloseable, ChatListener {
    private static final ChatRequest QUESTION = ChatRequest.of("What is a binary tree?");
    private static final HttpTransport TRANSPORT = HttpTransport.builder().build();
    private static final long PATIENCE_SECONDS = 30;

    final FakeProviderServer first = FakeProviderServer.start();
    final FakeProviderServer fallback = FakeProviderServer.start();
    final String firstKey;
    final String fallbackKey;

    private final WireDialect service;
    private final ManualTime time = new ManualTime();
    private final KeyVault vault = KeyVault.builder().build();
    private final FallbackChat chat;
    private final Set<Object> shown = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    private final AtomicInteger texts = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean firstIsCalled;
    private volatile boolean pausing;
    private volatile String keyRing = "";
    private volatile @Nullable ChatResponse response;
    private volatile @Nullable Throwable failure;

    Canary(WireDialect service) {
        this.service = service;
        WireDialect other = Services.after(service);
        this.firstKey = KeyLeakExtension.markedKey(service.provider().value());
        this.fallbackKey = KeyLeakExtension.markedKey(other.provider().value());
        first.proceedAlways();
        this.chat = FallbackChat.builder()
                .providers(
                        Services.provider(service, first.baseUrl(service), TRANSPORT),
                        Services.provider(other, fallback.baseUrl(other), TRANSPORT))
                .time(time)
                .listener(this)
                .build();
    }

    /** Asks once, and gives back everything that anybody was shown. */
    List<Object> ask(Shape shape, @Nullable Fault fault) {
        Thread asking = new Thread(() -> ask(shape), "canary-asking");
        asking.start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (asking.isAlive()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("Nothing came of it within " + PATIENCE_SECONDS + " seconds; " + time);
            }
            if (!(pausing || isHeld(shape, fault)) || !time.advanceToNext()) {
                LockSupport.parkNanos(100_000);
            }
        }
        List<Object> all = new ArrayList<>(shown);
        // In one text: each object is searched in many forms, which takes its time.
        String threads = Threads.live().stream().map(Thread::getName).collect(Collectors.joining("\n"));
        all.add(String.join("\n", chat.toString(), vault.toString(), keyRing, threads));
        return all;
    }

    @Nullable ChatResponse response() {
        return response;
    }

    @Nullable Throwable failure() {
        return failure;
    }

    int openRings() {
        return vault.openRings();
    }

    private void ask(Shape shape) {
        try (KeyRing keys = vault.open("canary")) {
            keys.and(service.provider().value(), firstKey.toCharArray())
                    .and(Services.after(service).provider().value(), fallbackKey.toCharArray());
            keyRing = keys.toString() + keys.keys(service.provider());
            response = shape.ask(chat, QUESTION, keys, this::event);
            shown.add(response);
        } catch (ExecutionException e) {
            shown.add(e);
            failure = e.getCause();
        } catch (Exception e) {
            shown.add(e);
            failure = e;
        }
    }

    private void event(ChatEvent event) {
        boolean isText = event instanceof ChatEvent.TextDelta;
        // One piece of a text is like another, and an answer is shown by the listener too.
        if (!(isText && texts.getAndIncrement() > 0) && !(event instanceof ChatEvent.AttemptStarted)) {
            shown.add(event instanceof ChatEvent.Completed completed ? completed.response() : event);
        }
    }

    /** Whether the first service keeps silent on purpose and has said before what it had to say. */
    private boolean isHeld(Shape shape, @Nullable Fault fault) {
        if (!firstIsCalled || fault == null || first.requests(service).size() < calls.get()) {
            return false;
        }
        return switch (fault) {
            case SILENT, SILENT_AFTER_HEADERS -> true;
            case STALL -> !shape.isStreaming() || texts.get() >= 2;
            case NO_TERMINATOR_OPEN -> time.timers() >= 2;
            default -> false;
        };
    }

    @Override
    public void attemptStarted(ChatEvent.AttemptStarted attempt) {
        shown.add(attempt);
        firstIsCalled = attempt.provider().equals(service.provider());
        if (firstIsCalled) {
            calls.incrementAndGet();
        }
        pausing = false;
    }

    @Override
    public void attemptFailed(Attempt attempt) {
        shown.add(attempt);
        firstIsCalled = false;
        pausing = true;
    }

    @Override
    public void completed(Completion completion) {
        shown.add(completion);
        pausing = false;
    }

    @Override
    public void failed(Failure reason) {
        shown.add(reason);
        pausing = false;
    }

    @Override
    public void close() {
        vault.close();
        first.close();
        fallback.close();
    }
}
