package io.claviger.testkit;

import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.ToolCall;
import io.claviger.key.ApiKey;
import io.claviger.provider.CallContext;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.Outcome;
import io.claviger.provider.ProviderCall;
import io.claviger.provider.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Drives one call of a provider by hand, as the fallback engine would: waits for {@code ready}, polls, collects. For one
 * thread, but for {@link #cancel}.
 */
public final class CallDriver {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ProviderCall call;
    private final Semaphore bell;
    private final List<ChatEvent.Delta> deltas = new ArrayList<>();
    private @Nullable Outcome outcome;

    private CallDriver(ProviderCall call, Semaphore bell) {
        this.call = call;
        this.bell = bell;
    }

    /**
     * Starts a call on the system's clock, passing over one unreadable event.
     *
     * @param provider whom to call
     * @param request what to ask
     * @param key the key
     * @param streaming whether the answer is wanted piece by piece
     * @return the driver of the running call
     */
    public static CallDriver start(ChatProvider provider, ChatRequest request, ApiKey key, boolean streaming) {
        return start(provider, request, key, context(provider, request, streaming, TimeSource.system()));
    }

    /**
     * Starts a call.
     *
     * @param provider whom to call
     * @param request what to ask
     * @param key the key
     * @param context how to call; its {@code ready} is run too
     * @return the driver of the running call
     */
    public static CallDriver start(ChatProvider provider, ChatRequest request, ApiKey key, CallContext context) {
        Semaphore bell = new Semaphore(0);
        CallContext belled = new CallContext(
                context.model(), context.streaming(), context.time(), context.skipMalformedEvent(), () -> {
                    context.ready().run();
                    bell.release();
                });
        return new CallDriver(provider.start(request, key, belled), bell);
    }

    /**
     * {@return a context that passes over one unreadable event}
     *
     * @param provider whom to call
     * @param request what to ask; names the model, or the provider's default is used
     * @param streaming whether the answer is wanted piece by piece
     * @param time the clock
     */
    public static CallContext context(ChatProvider provider, ChatRequest request, boolean streaming, TimeSource time) {
        String model = request.model(provider.id()).orElse(provider.defaultModel());
        return new CallContext(model, streaming, time, true, () -> {});
    }

    /**
     * Waits for the end.
     *
     * @return how the call ended
     * @throws AssertionError when it has not ended after 30 seconds
     */
    public Outcome await() {
        while (outcome == null) {
            if (step() == null && outcome == null) {
                sleepUntilReady();
            }
        }
        return outcome;
    }

    /**
     * Waits for so many pieces of the answer, of any sort.
     *
     * @param count how many since the call began
     * @return this driver
     * @throws AssertionError when they are not there after 30 seconds, or the call ended before
     */
    public CallDriver awaitDeltas(int count) {
        while (deltas.size() < count) {
            if (step() == null) {
                if (outcome != null) {
                    throw new AssertionError(
                            "Expected " + count + " pieces; the call ended after " + deltas.size() + ".");
                }
                sleepUntilReady();
            }
        }
        return this;
    }

    /**
     * Waits until the call sets a timer, moves the clock, and waits for the end; again when the call set another.
     *
     * @param time the clock of the call
     * @param step how far to move it
     * @return how the call ended
     */
    public Outcome awaitGrace(ManualTime time, Duration step) {
        while (outcome == null) {
            if (step() == null && outcome == null && time.timers() > 0) {
                time.advance(step);
            } else if (outcome == null) {
                sleepUntilReady();
            }
        }
        return outcome;
    }

    /** {@return how the call ends when a time limit passes now} */
    public Outcome expire() {
        while (step() != null) {
            // what is there already counts
        }
        outcome = call.expire();
        return outcome;
    }

    /** Cancels the call, from any thread. */
    public void cancel() {
        call.cancel();
    }

    /** {@return the pieces so far, in order} */
    public List<ChatEvent.Delta> deltas() {
        return List.copyOf(deltas);
    }

    /** {@return the text so far} */
    public String text() {
        return deltas.stream()
                .filter(ChatEvent.TextDelta.class::isInstance)
                .map(delta -> ((ChatEvent.TextDelta) delta).text())
                .collect(Collectors.joining());
    }

    /** {@return the thinking so far} */
    public String reasoning() {
        return deltas.stream()
                .filter(ChatEvent.ReasoningDelta.class::isInstance)
                .map(delta -> ((ChatEvent.ReasoningDelta) delta).text())
                .collect(Collectors.joining());
    }

    /** {@return the tool calls so far, their arguments as far as they came} */
    public List<ToolCall> toolCalls() {
        Map<Integer, ToolCall> calls = new TreeMap<>();
        for (ChatEvent.Delta delta : deltas) {
            if (delta instanceof ChatEvent.ToolCallDelta more) {
                ToolCall before = calls.getOrDefault(more.index(), new ToolCall("", "", ""));
                calls.put(
                        more.index(),
                        new ToolCall(
                                before.id().isEmpty() && more.id() != null ? more.id() : before.id(),
                                before.name().isEmpty() && more.name() != null ? more.name() : before.name(),
                                before.arguments() + more.arguments()));
            }
        }
        return List.copyOf(calls.values());
    }

    /** Lets a key-leak check look at everything that a call shows. */
    void showTo(KeyLeakExtension leaks) {
        // Not the JSON of a running call: its buffers are megabytes of what the provider said.
        leaks.inspectText(call.toString());
        leaks.inspectText(text() + reasoning() + toolCalls());
        deltas.stream().limit(1).forEach(leaks::inspect);
        if (outcome != null) {
            leaks.inspect(outcome);
        }
    }

    private ChatEvent.@Nullable Delta step() {
        ChatEvent.Delta delta = call.poll();
        if (delta == null) {
            outcome = call.outcome();
        } else {
            deltas.add(delta);
        }
        return delta;
    }

    private void sleepUntilReady() {
        try {
            if (!bell.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("The call said nothing for " + PATIENCE.toSeconds() + " seconds: " + call);
            }
            bell.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for the call.");
        }
    }
}
