package io.claviger.fallback;

import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.FailureKind;
import io.claviger.chat.FinishReason;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.chat.Usage;
import io.claviger.key.ApiKey;
import io.claviger.key.KeyFormat;
import io.claviger.provider.CallContext;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.Outcome;
import io.claviger.provider.ProviderCall;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A provider that does what the test wrote down: one script for each call, the last one for all further calls. */
public class ScriptedProvider implements ChatProvider {
    private final ProviderId id;
    private final Deque<List<Step>> scripts = new ArrayDeque<>();
    private List<Step> last = List.of(done());
    public final List<String> calls = new ArrayList<>();
    public final List<ChatRequest> requests = new ArrayList<>();
    public final List<String> models = new ArrayList<>();
    public int cancelled;
    List<Problem> unsupported = List.of();

    /** What happens, and how long after the step before. */
    public record Step(
            Duration after,
            ChatEvent.@Nullable Delta delta,
            @Nullable Outcome outcome) {}

    public ScriptedProvider(String id) {
        this.id = ProviderId.of(id);
    }

    public ScriptedProvider then(Step... steps) {
        scripts.add(Arrays.asList(steps));
        return this;
    }

    public static Step text(String text) {
        return new Step(Duration.ZERO, new ChatEvent.TextDelta(text), null);
    }

    public static Step reasoning(String text) {
        return new Step(Duration.ZERO, new ChatEvent.ReasoningDelta(text), null);
    }

    public static Step done() {
        return finished(FinishReason.STOP);
    }

    public static Step finished(FinishReason reason) {
        Usage usage = new Usage(5, 7, 0, 0);
        return new Step(
                Duration.ZERO,
                null,
                new Outcome.Completed(200, "req-1", "served-model", reason, reason.name(), usage, null));
    }

    public static Step fails(FailureKind kind) {
        return new Step(Duration.ZERO, null, new Outcome.Failed(500, null, kind, null, false));
    }

    public static Step fails(FailureKind kind, Duration retryAfter) {
        return new Step(Duration.ZERO, null, new Outcome.Failed(429, null, kind, retryAfter, false));
    }

    public static Step refusesRetry(FailureKind kind) {
        return new Step(Duration.ZERO, null, new Outcome.Failed(429, null, kind, null, true));
    }

    public static Step after(Duration delay, Step step) {
        return new Step(delay, step.delta(), step.outcome());
    }

    @Override
    public ProviderId id() {
        return id;
    }

    @Override
    public KeyFormat keyFormat() {
        return KeyFormat.of(id);
    }

    @Override
    public String defaultModel() {
        return id + "-model";
    }

    @Override
    public List<Problem> unsupported(ChatRequest request) {
        return unsupported;
    }

    @Override
    public String toString() {
        return id.toString();
    }

    @Override
    public ProviderCall start(ChatRequest request, ApiKey key, CallContext context) {
        calls.add(key.label());
        requests.add(request);
        models.add(context.model());
        List<Step> script = scripts.isEmpty() ? last : scripts.poll();
        last = script;
        ScriptedCall call = new ScriptedCall(context, new ArrayDeque<>(script));
        call.scheduleNext();
        return call;
    }

    private final class ScriptedCall implements ProviderCall {
        private final CallContext context;
        private final Deque<Step> steps;
        private final Deque<ChatEvent.Delta> deltas = new ArrayDeque<>();
        private @Nullable Outcome outcome;

        ScriptedCall(CallContext context, Deque<Step> steps) {
            this.context = context;
            this.steps = steps;
        }

        void scheduleNext() {
            Step step = steps.poll();
            if (step == null) {
                return;
            }
            context.time().schedule(step.after(), () -> {
                if (step.delta() != null) {
                    deltas.add(step.delta());
                }
                if (step.outcome() != null) {
                    outcome = step.outcome();
                }
                context.ready().run();
                scheduleNext();
            });
        }

        @Override
        public ChatEvent.@Nullable Delta poll() {
            return deltas.poll();
        }

        @Override
        public @Nullable Outcome outcome() {
            return deltas.isEmpty() ? outcome : null;
        }

        @Override
        public Outcome expire() {
            cancel();
            return Outcome.Failed.withoutStatus(FailureKind.TIMEOUT);
        }

        @Override
        public void cancel() {
            cancelled++;
            steps.clear();
        }
    }
}
