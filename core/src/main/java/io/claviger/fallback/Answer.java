package io.claviger.fallback;

import io.claviger.chat.ChatEvent;
import io.claviger.chat.ContentPart;
import io.claviger.chat.Message;
import io.claviger.chat.Role;
import io.claviger.chat.ToolCall;
import io.claviger.provider.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the deltas of one attempt into what the model said. For one thread. */
final class Answer {
    private final JoinedText text = new JoinedText();
    private final JoinedText reasoning = new JoinedText();
    private final Map<Integer, PartialCall> calls = new TreeMap<>();

    /** Takes a delta and says whether it is content, which commits the chain to its provider. */
    boolean add(ChatEvent.Delta delta) {
        if (delta instanceof ChatEvent.TextDelta more) {
            text.add(more.text());
            return true;
        }
        if (delta instanceof ChatEvent.ToolCallDelta more) {
            calls.computeIfAbsent(more.index(), PartialCall::new).add(more);
            return true;
        }
        if (delta instanceof ChatEvent.ReasoningDelta more) {
            reasoning.add(more.text());
        }
        return false;
    }

    boolean isEmpty() {
        return text.isEmpty() && calls.isEmpty();
    }

    String text() {
        return text.toString();
    }

    String reasoning() {
        return reasoning.toString();
    }

    /** {@return everything said, as the fewest deltas} */
    List<ChatEvent.Delta> deltas() {
        List<ChatEvent.Delta> deltas = new ArrayList<>();
        if (!reasoning.isEmpty()) {
            deltas.add(new ChatEvent.ReasoningDelta(reasoning.toString()));
        }
        if (!text.isEmpty()) {
            deltas.add(new ChatEvent.TextDelta(text.toString()));
        }
        calls.values().forEach(call -> deltas.add(call.delta()));
        return deltas;
    }

    Message message(Outcome.Completed outcome) {
        List<ContentPart> parts = new ArrayList<>();
        if (!text.isEmpty() || calls.isEmpty()) {
            parts.add(new ContentPart.Text(text.toString()));
        }
        calls.values().forEach(call -> parts.add(new ContentPart.ToolUse(call.call())));
        if (outcome.state() != null) {
            parts.add(outcome.state());
        }
        return Message.of(Role.ASSISTANT, parts);
    }

    /** A tool call whose arguments are still arriving. */
    private static final class PartialCall {
        private final int index;
        private @Nullable String id;
        private @Nullable String name;
        private final StringBuilder arguments = new StringBuilder();

        PartialCall(int index) {
            this.index = index;
        }

        void add(ChatEvent.ToolCallDelta more) {
            id = id == null ? more.id() : id;
            name = name == null ? more.name() : name;
            arguments.append(more.arguments());
        }

        ChatEvent.ToolCallDelta delta() {
            return new ChatEvent.ToolCallDelta(index, id, name, arguments.toString());
        }

        ToolCall call() {
            // A tool without parameters often gets no arguments at all.
            String json = arguments.toString().isBlank() ? "{}" : arguments.toString();
            return new ToolCall(id == null ? "call_" + index : id, name == null ? "" : name, json);
        }
    }
}
