package io.claviger.fallback;

import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatResponse;
import io.claviger.key.KeyRing;
import io.claviger.provider.ChatProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs one walk to its end on the test's thread, jumping from one due timer to the next. */
final class Simulation {
    final HandMovedTime time;
    final List<ChatEvent> events = new ArrayList<>();

    @Nullable RuntimeException failure;

    @Nullable ChatResponse response;

    Duration took = Duration.ZERO;

    private Simulation(HandMovedTime time) {
        this.time = time;
    }

    static Engine engine(HandMovedTime time, FallbackPolicy policy, ChatProvider... providers) {
        return new Engine(List.of(providers), policy, time, List.of());
    }

    static Simulation stream(HandMovedTime time, Engine engine, KeyRing keys) {
        return new Simulation(time).run(engine, ChatRequest.of("Why?"), keys, true);
    }

    static Simulation send(HandMovedTime time, Engine engine, KeyRing keys) {
        return new Simulation(time).run(engine, ChatRequest.of("Why?"), keys, false);
    }

    /** {@return the events by name, deltas with their text} */
    List<String> story() {
        return events.stream().map(Simulation::tell).toList();
    }

    /** {@return the attempts as "label KIND" or "label answered"} */
    List<String> trail() {
        if (response != null) {
            return describe(response.attempts());
        }
        return failure instanceof io.claviger.chat.FailedAttemptsException failed
                ? describe(failed.attempts())
                : List.of();
    }

    private Simulation run(Engine engine, ChatRequest request, KeyRing keys, boolean streaming) {
        Duration began = time.elapsed();
        try {
            Walk walk = new Walk(engine, request, keys, streaming, () -> {});
            while (!walk.isDrained()) {
                ChatEvent event = walk.poll();
                if (event != null) {
                    events.add(event);
                } else if (!walk.isDrained() && !time.jump()) {
                    throw new AssertionError("The walk waits for nothing.");
                }
                if (event instanceof ChatEvent.Completed completed) {
                    response = completed.response();
                }
            }
        } catch (RuntimeException e) {
            failure = e;
        }
        took = time.elapsed().minus(began);
        return this;
    }

    private static List<String> describe(List<io.claviger.chat.Attempt> attempts) {
        return attempts.stream()
                .map(attempt -> attempt.key() + " " + (attempt.failure() == null ? "answered" : attempt.failure()))
                .toList();
    }

    private static String tell(ChatEvent event) {
        if (event instanceof ChatEvent.AttemptStarted started) {
            return "started " + started.key();
        }
        if (event instanceof ChatEvent.AttemptFailed failed) {
            return "failed " + failed.attempt().failure() + ", next " + failed.next();
        }
        if (event instanceof ChatEvent.TextDelta delta) {
            return "text " + delta.text();
        }
        if (event instanceof ChatEvent.ReasoningDelta delta) {
            return "reasoning " + delta.text();
        }
        if (event instanceof ChatEvent.Restarted restarted) {
            return "restarted with " + restarted.next();
        }
        return event instanceof ChatEvent.Completed ? "completed" : event.toString();
    }
}
