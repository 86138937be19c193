package io.claviger.providers.openai;

import io.claviger.chat.FinishReason;
import io.claviger.chat.Usage;
import io.claviger.provider.http.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what a reader tells, in order. */
final class ToldReply implements Reply {
    final List<String> told = new ArrayList<>();

    static List<String> stream(String... events) throws IOException {
        return read(new ReplyParser(true, false), events);
    }

    static List<String> document(String body) throws IOException {
        return read(new ReplyParser(false, false), body);
    }

    static List<String> read(ReplyParser reader, String... events) throws IOException {
        ToldReply reply = new ToldReply();
        for (String event : events) {
            byte[] bytes = ("xx" + event + "xx").getBytes(StandardCharsets.UTF_8);
            reader.read(bytes, 2, bytes.length - 4, reply);
        }
        return reply.told;
    }

    @Override
    public void text(String text) {
        told.add("text " + text);
    }

    @Override
    public void reasoning(String text) {
        told.add("reasoning " + text);
    }

    @Override
    public void toolCall(int index, @Nullable String id, @Nullable String name, String arguments) {
        told.add("call " + index + " " + id + " " + name + " " + arguments);
    }

    @Override
    public void model(String name) {
        told.add("model " + name);
    }

    @Override
    public void finish(FinishReason reason, String raw) {
        told.add("finish " + reason + " " + raw);
    }

    @Override
    public void usage(Usage usage) {
        told.add("usage " + usage.inputTokens() + " " + usage.outputTokens() + " " + usage.cachedInputTokens() + " "
                + usage.reasoningTokens());
    }

    @Override
    public void state(String json) {
        told.add("state " + json);
    }

    @Override
    public void end() {
        told.add("end");
    }

    @Override
    public void error() {
        told.add("error");
    }
}
