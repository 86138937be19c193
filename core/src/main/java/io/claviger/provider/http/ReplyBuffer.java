package io.claviger.provider.http;

import io.claviger.chat.ChatEvent;
import io.claviger.chat.ContentPart;
import io.claviger.chat.FinishReason;
import io.claviger.chat.ProviderId;
import io.claviger.chat.Usage;
import io.claviger.provider.Outcome;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link ReplyReader} finds: deltas to be polled, and the facts of the end. For one thread. */
final class ReplyBuffer implements Reply {
    /** Characters: far above the longest answer of any model, and all of it is held until the end. */
    static final int MAX_CONTENT = 32 << 20;

    /** No service takes more than a few hundred tools, and each call is kept until the end. */
    static final int MAX_CALLS = 1024;

    private static final int MAX_WORD = 64;
    private static final int MAX_MODEL = 128;

    private final ArrayDeque<ChatEvent.Delta> deltas = new ArrayDeque<>(4);
    private Set<Integer> namedCalls = Set.of(); // most answers call no tool
    private @Nullable String model;
    private @Nullable FinishReason finishReason;
    private String rawFinishReason = "";
    private @Nullable Usage usage;
    private @Nullable String state;
    private int content;
    private boolean tooLong;
    private boolean ended;
    private boolean error;

    ChatEvent.@Nullable Delta pollDelta() {
        return deltas.poll();
    }

    boolean hasDelta() {
        return !deltas.isEmpty();
    }

    boolean isFinished() {
        return finishReason != null;
    }

    boolean isEnded() {
        return ended;
    }

    /** {@return whether there was more than anybody means to say; what was beyond the limit is not kept} */
    boolean isTooLong() {
        return tooLong;
    }

    private boolean fits(String more) {
        tooLong |= more.length() > MAX_CONTENT - content;
        content += tooLong ? 0 : more.length();
        return !tooLong;
    }

    /** {@return whether the last event was an error, once} */
    boolean takeError() {
        boolean was = error;
        error = false;
        return was;
    }

    Outcome.Completed completed(int status, @Nullable String requestId, ProviderId provider) {
        FinishReason reason = finishReason == null ? FinishReason.OTHER : finishReason;
        ContentPart.ProviderState kept = state == null ? null : new ContentPart.ProviderState(provider, state);
        return new Outcome.Completed(status, requestId, model, reason, rawFinishReason, usage, kept);
    }

    @Override
    public void text(String text) {
        if (!text.isEmpty() && fits(text)) {
            deltas.add(new ChatEvent.TextDelta(text));
        }
    }

    @Override
    public void reasoning(String text) {
        if (!text.isEmpty() && fits(text)) {
            deltas.add(new ChatEvent.ReasoningDelta(text));
        }
    }

    @Override
    public void toolCall(int index, @Nullable String id, @Nullable String name, String arguments) {
        if (namedCalls.isEmpty()) {
            namedCalls = new HashSet<>();
        }
        boolean first = namedCalls.add(index);
        tooLong |= namedCalls.size() > MAX_CALLS;
        if (!fits(arguments)) {
            return;
        }
        // Some services give no id, and the tool's answer must name one.
        String named = first && (id == null || id.isEmpty()) ? "call_" + index : id;
        deltas.add(new ChatEvent.ToolCallDelta(index, first ? named : null, name, arguments));
    }

    @Override
    public void model(String name) {
        model = name.length() <= MAX_MODEL ? name : name.substring(0, MAX_MODEL);
    }

    @Override
    public void finish(FinishReason reason, String raw) {
        finishReason = reason;
        rawFinishReason = raw.length() <= MAX_WORD ? raw : raw.substring(0, MAX_WORD);
    }

    @Override
    public void usage(Usage counted) {
        usage = counted;
    }

    @Override
    public void state(String json) {
        state = json;
    }

    @Override
    public void end() {
        ended = true;
    }

    @Override
    public void error() {
        error = true;
    }
}
