package io.claviger.providers.gemini;

import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatRequest;
import io.claviger.key.KeyRing;
import io.claviger.provider.CallContext;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.Outcome;
import io.claviger.provider.ProviderCall;
import io.claviger.provider.TimeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One call, polled to its end. */
record Exchange(List<ChatEvent.Delta> deltas, Outcome outcome) {
    static Exchange run(ChatProvider provider, ChatRequest request, boolean streaming) throws InterruptedException {
        Semaphore ready = new Semaphore(0);
        String model = request.model(provider.id()).orElse(provider.defaultModel());
        CallContext context = new CallContext(model, streaming, TimeSource.system(), false, ready::release);
        try (KeyRing keys = KeyRing.of("gemini", "AIzaSyTestTestTestTestTestTestTestTest0".toCharArray())) {
            ProviderCall call = provider.start(request, keys.keys(provider.id()).get(0), context);
            List<ChatEvent.Delta> deltas = new ArrayList<>();
            while (true) {
                for (ChatEvent.Delta delta = call.poll(); delta != null; delta = call.poll()) {
                    deltas.add(delta);
                }
                Outcome outcome = call.outcome();
                if (outcome != null) {
                    return new Exchange(deltas, outcome);
                }
                if (!ready.tryAcquire(20, TimeUnit.SECONDS)) {
                    throw new AssertionError("The call did not end within 20 seconds.");
                }
            }
        }
    }

    Outcome.Completed completed() {
        return (Outcome.Completed) outcome;
    }

    Outcome.Failed failed() {
        return (Outcome.Failed) outcome;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        deltas.forEach(delta -> text.append(delta instanceof ChatEvent.TextDelta more ? more.text() : ""));
        return text.toString();
    }

    String reasoning() {
        StringBuilder text = new StringBuilder();
        deltas.forEach(delta -> text.append(delta instanceof ChatEvent.ReasoningDelta more ? more.text() : ""));
        return text.toString();
    }

    /** The calls as name and arguments, in order. */
    List<Map.Entry<String, String>> calls() {
        Map<Integer, String> names = new LinkedHashMap<>();
        Map<Integer, StringBuilder> arguments = new LinkedHashMap<>();
        for (ChatEvent.Delta delta : deltas) {
            if (delta instanceof ChatEvent.ToolCallDelta call) {
                names.putIfAbsent(call.index(), call.name() == null ? "" : call.name());
                arguments
                        .computeIfAbsent(call.index(), index -> new StringBuilder())
                        .append(call.arguments());
            }
        }
        List<Map.Entry<String, String>> calls = new ArrayList<>();
        names.forEach(
                (index, name) -> calls.add(Map.entry(name, arguments.get(index).toString())));
        return calls;
    }
}
