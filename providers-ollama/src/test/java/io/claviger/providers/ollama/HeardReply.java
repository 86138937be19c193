package io.claviger.providers.ollama;

import io.claviger.chat.FinishReason;
import io.claviger.chat.Usage;
import io.claviger.provider.http.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down, line by line, what a reader says. */
final class HeardReply implements Reply {
    private final AnswerReader reader;
    private final List<String> lines = new ArrayList<>();

    HeardReply() {
        reader = new AnswerReader();
    }

    static HeardReply of(String... lines) throws IOException {
        HeardReply reply = new HeardReply();
        for (String line : lines) {
            reply.hear(line);
        }
        return reply;
    }

    void hear(String event) throws IOException {
        // Bytes around the event show that only the slice is read.
        byte[] bytes = ("#" + event + "#").getBytes(StandardCharsets.UTF_8);
        reader.read(bytes, 1, bytes.length - 2, this);
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void text(String text) {
        lines.add("text " + text);
    }

    @Override
    public void reasoning(String text) {
        lines.add("reasoning " + text);
    }

    @Override
    public void toolCall(int index, @Nullable String id, @Nullable String name, String arguments) {
        lines.add("call " + index + " " + id + " " + name + " " + arguments);
    }

    @Override
    public void model(String name) {
        lines.add("model " + name);
    }

    @Override
    public void finish(FinishReason reason, String raw) {
        lines.add("finish " + reason + " " + raw);
    }

    @Override
    public void usage(Usage usage) {
        lines.add("usage " + usage.inputTokens() + " " + usage.outputTokens() + " " + usage.cachedInputTokens() + " "
                + usage.reasoningTokens());
    }

    @Override
    public void state(String json) {
        lines.add("state " + json);
    }

    @Override
    public void end() {
        lines.add("end");
    }

    @Override
    public void error() {
        lines.add("error");
    }
}
