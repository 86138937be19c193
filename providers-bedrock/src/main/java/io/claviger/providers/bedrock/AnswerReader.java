package io.claviger.providers.bedrock;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.claviger.chat.FinishReason;
import io.claviger.chat.Usage;
import io.claviger.provider.http.MalformedReplyException;
import io.claviger.provider.http.Reply;
import io.claviger.provider.http.ReplyReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one answer: a whole document, or the events that {@link EventStreamFramer} makes of frames. The stream is over
 * with {@code metadata}, which brings the usage after {@code messageStop}.
 *
 * <p>An event is parsed to its end before anything of it is passed on: a broken one leaves no half.
 */
final class AnswerReader implements ReplyReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /** The service's words for why it stopped (StopReason in the Converse API reference, read November 2026). */
    private static final Map<String, FinishReason> FINISH_REASONS = Map.of(
            "end_turn", FinishReason.STOP,
            "stop_sequence", FinishReason.STOP,
            "max_tokens", FinishReason.LENGTH,
            "model_context_window_exceeded", FinishReason.LENGTH,
            "tool_use", FinishReason.TOOL_CALLS,
            "guardrail_intervened", FinishReason.CONTENT_FILTER,
            "content_filtered", FinishReason.CONTENT_FILTER,
            "malformed_model_output", FinishReason.ERROR,
            "malformed_tool_use", FinishReason.ERROR);

    private final boolean streaming;
    private final ReasoningBlocks reasoning = new ReasoningBlocks();

    /** Which call of the answer a block is. */
    private final Map<Integer, Integer> calls = new HashMap<>();

    private int blocks;
    private int openCall = -1;
    private boolean hasInput;
    private boolean stopped;
    private boolean counted;

    AnswerReader(boolean streaming) {
        this.streaming = streaming;
    }

    @Override
    public void read(byte[] buffer, int offset, int length, Reply reply) throws IOException {
        Event event = new Event();
        try (JsonParser json = JSON.createParser(buffer, offset, length)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedReplyException("A Bedrock answer is a JSON object.");
            }
            event.read(json, buffer, offset);
            if (json.nextToken() != null) {
                throw new MalformedReplyException("A Bedrock answer is one JSON object; found more after it.");
            }
        }
        if (event.error) {
            reply.error();
        } else if (streaming) {
            pass(event, reply);
        } else {
            passWhole(event, reply);
        }
    }

    private void pass(Event event, Reply reply) throws IOException {
        Block start = event.start;
        if (start != null && start.tool) {
            openCall = calls.size();
            hasInput = false;
            calls.put(start.index, openCall);
            reply.toolCall(openCall, start.id, start.name, "");
        }
        Block delta = event.delta;
        if (delta != null) {
            passPiece(delta, reply);
        }
        if (event.blockStopped && openCall >= 0) {
            if (!hasInput) {
                reply.toolCall(openCall, null, null, "{}");
            }
            openCall = -1;
        }
        passEnd(event, reply);
        if (stopped && counted) {
            reply.end();
        }
    }

    private void passPiece(Block delta, Reply reply) throws IOException {
        if (delta.tool) {
            Integer call = calls.get(delta.index);
            if (call == null) {
                throw new MalformedReplyException("The arguments of a tool call come after its name.");
            }
            hasInput |= !delta.input.isEmpty();
            reply.toolCall(call, null, null, delta.input);
            return;
        }
        keepReasoning(delta.index, delta);
        reply.reasoning(delta.reasoning);
        reply.text(delta.text);
    }

    private void passWhole(Event event, Reply reply) throws IOException {
        if (event.content == null && event.stopWord == null) {
            throw new MalformedReplyException("A Bedrock answer has an output or a reason why it stopped.");
        }
        for (Block block : event.content == null ? List.<Block>of() : event.content) {
            if (block.tool) {
                String input = block.input.isEmpty() ? "{}" : block.input;
                reply.toolCall(calls.size(), block.id, block.name, input);
                calls.put(blocks, calls.size());
            } else {
                keepReasoning(blocks, block);
                reply.reasoning(block.reasoning);
                reply.text(block.text);
            }
            blocks++;
        }
        passEnd(event, reply);
    }

    private void keepReasoning(int index, Block block) {
        if (!block.reasoning.isEmpty() || !block.signature.isEmpty() || !block.redacted.isEmpty()) {
            reasoning.add(index, block);
        }
    }

    private void passEnd(Event event, Reply reply) {
        String word = event.stopWord;
        if (word != null) {
            stopped = true;
            if (!reasoning.isEmpty()) {
                reply.state(reasoning.toJson());
            }
            reply.finish(FINISH_REASONS.getOrDefault(word, FinishReason.OTHER), word);
        }
        Usage usage = event.usage;
        if (usage != null) {
            reply.usage(usage);
        }
        counted |= event.last;
    }

    /** One event of a stream, or one whole document. */
    private static final class Event {
        boolean error;
        boolean blockStopped;
        boolean last;

        @Nullable Block start;

        @Nullable Block delta;

        @Nullable List<Block> content;

        @Nullable String stopWord;

        @Nullable Usage usage;

        void read(JsonParser json, byte[] buffer, int offset) throws IOException {
            Fields.each(json, name -> {
                switch (name) {
                    case "contentBlockStart" -> start = Block.ofEvent(json, buffer, offset);
                    case "contentBlockDelta" -> delta = Block.ofEvent(json, buffer, offset);
                    case "contentBlockStop" -> blockStopped = true;
                    case "messageStop", "metadata" -> {
                        last = name.equals("metadata");
                        Fields.each(json, field -> end(field, json));
                    }
                    case "output" -> Fields.each(json, field -> output(field, json, buffer, offset));
                    // What an error says stands at the top, in frames under a name of ours.
                    case "error", "__type", "message", "Message" -> error = !json.hasToken(JsonToken.VALUE_NULL);
                    default -> end(name, json);
                }
            });
        }

        private void end(String name, JsonParser json) throws IOException {
            switch (name) {
                case "stopReason" -> stopWord = Fields.stringOrEmpty(json);
                case "usage" -> usage = usage(json);
                default -> json.skipChildren();
            }
        }

        private void output(String name, JsonParser json, byte[] buffer, int offset) throws IOException {
            if (!name.equals("message")) {
                json.skipChildren();
                return;
            }
            List<Block> found = new ArrayList<>(2);
            content = found;
            Fields.each(json, field -> {
                if (field.equals("content")) {
                    Fields.eachObject(json, () -> {
                        Block block = new Block();
                        block.read(json, buffer, offset);
                        found.add(block);
                    });
                }
            });
        }

        /**
         * Some models count what they read from a cache or write to one beside the input and some within it; the total says
         * which, and the input here holds both.
         */
        private static Usage usage(JsonParser json) throws IOException {
            Map<String, Long> counts = new HashMap<>();
            Fields.each(json, name -> counts.put(name, Fields.count(json)));
            long output = counts.getOrDefault("outputTokens", 0L);
            long input = counts.getOrDefault("inputTokens", 0L);
            long cached = counts.getOrDefault("cacheReadInputTokens", 0L);
            long whole = Math.max(input, counts.getOrDefault("totalTokens", 0L) - output);
            return new Usage(Math.max(whole, cached), output, cached, 0);
        }
    }
}
