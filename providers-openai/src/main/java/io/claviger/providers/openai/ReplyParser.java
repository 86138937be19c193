package io.claviger.providers.openai;

import static io.claviger.providers.openai.WireJson.isNull;
import static io.claviger.providers.openai.WireJson.number;
import static io.claviger.providers.openai.WireJson.require;
import static io.claviger.providers.openai.WireJson.string;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.claviger.chat.FinishReason;
import io.claviger.chat.Usage;
import io.claviger.provider.http.MalformedReplyException;
import io.claviger.provider.http.Reply;
import io.claviger.provider.http.ReplyReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer of the dialect, token by token and without a tree. For one answer and one thread.
 *
 * <p>An event counts as a whole: what it holds is handed on after its last byte was read, and nothing of it when it is
 * broken or turns out to be an error. Only the choice with index 0 is read; unknown fields are passed over.
 */
final class ReplyParser implements ReplyReader {
    /** Groq takes 128 tools at most, the others no more; a higher number is a fault. */
    private static final int MAX_CALLS = 1024;

    private final String pieceName;
    private final boolean streaming;
    private final @Nullable ReasoningDetails details;
    private final RepeatedEvent last = new RepeatedEvent();

    /** What this event holds. */
    private final List<CallPiece> calls = new ArrayList<>(2);

    private @Nullable String text;
    private @Nullable String reasoning;
    private @Nullable String finish;
    private @Nullable Usage usage;
    private boolean hasChoice;
    private boolean hasPiece;
    private boolean hasFlatMessage;
    private boolean error;
    private boolean hasDetails;
    private long textStart;

    /** What this answer has shown so far. */
    private @Nullable String model;

    private boolean modelTold;
    private boolean refused;
    private boolean finished;
    private int lastCall = -1;
    private @Nullable String lastCallId;

    /**
     * Makes a reader.
     *
     * @param streaming whether answers come as {@code delta}s, else as one {@code message}
     * @param keepsDetails whether {@code reasoning_details} are kept for the next turn
     */
    ReplyParser(boolean streaming, boolean keepsDetails) {
        this.streaming = streaming;
        this.pieceName = streaming ? "delta" : "message";
        this.details = keepsDetails ? new ReasoningDetails() : null;
    }

    @Override
    public void read(byte[] buffer, int offset, int length, Reply reply) throws IOException {
        if (isDone(buffer, offset, length)) {
            reply.end();
            return;
        }
        String sameButText = last.text(buffer, offset, length);
        if (sameButText != null) {
            reply.text(sameButText);
            return;
        }
        clear();
        try (JsonParser json = WireJson.FACTORY.createParser(buffer, offset, length)) {
            json.nextToken();
            document(json);
        }
        tell(reply);
        if (streaming && text != null && textStart > 0 && isNothingButText()) {
            last.remember(buffer, offset, length, (int) textStart, text);
        }
    }

    private boolean isNothingButText() {
        return reasoning == null && finish == null && usage == null && calls.isEmpty() && !error && !hasDetails;
    }

    private static boolean isDone(byte[] buffer, int offset, int length) {
        return length >= 6
                && buffer[offset] == '['
                && buffer[offset + 1] == 'D'
                && buffer[offset + 2] == 'O'
                && buffer[offset + 3] == 'N'
                && buffer[offset + 4] == 'E'
                && buffer[offset + 5] == ']';
    }

    private void clear() {
        calls.clear();
        text = null;
        reasoning = null;
        finish = null;
        usage = null;
        hasChoice = false;
        hasPiece = false;
        hasFlatMessage = false;
        error = false;
        hasDetails = false;
        textStart = 0;
    }

    private void tell(Reply reply) throws IOException {
        // Cerebras' errors are flat: a message at the top and no choices.
        if (error || (hasFlatMessage && !hasChoice)) {
            reply.error();
            return;
        }
        if (model != null && !modelTold) {
            modelTold = true;
            reply.model(model);
        }
        if (reasoning != null) {
            reply.reasoning(reasoning);
        }
        if (text != null) {
            reply.text(text);
        }
        for (CallPiece call : calls) {
            call(call, reply);
        }
        if (usage != null) {
            reply.usage(usage);
        }
        tellFinish(reply);
    }

    private void tellFinish(Reply reply) throws IOException {
        String raw = finish;
        if (raw != null && !raw.isEmpty()) {
            finished = true;
            reply.finish(reason(raw), raw);
        } else if (!streaming && hasPiece) {
            // The document is whole; some local servers leave the reason out.
            reply.finish(FinishReason.OTHER, "");
        }
        String state = details != null && finished ? details.takeChanged() : null;
        if (state != null) {
            reply.state(state);
        }
    }

    /** The finish reasons of the dialect (OpenAI, Groq, Cerebras and OpenRouter API references, read November 2026). */
    private FinishReason reason(String raw) {
        return switch (raw) {
            case "stop" -> {
                if (refused) {
                    // A refusal is told in a field of its own and ends with "stop".
                    yield FinishReason.CONTENT_FILTER;
                }
                // A demanded tool call also ends with "stop".
                yield lastCall >= 0 ? FinishReason.TOOL_CALLS : FinishReason.STOP;
            }
            case "length" -> FinishReason.LENGTH;
            case "tool_calls", "function_call" -> FinishReason.TOOL_CALLS;
            case "content_filter" -> FinishReason.CONTENT_FILTER;
            case "error" -> FinishReason.ERROR;
            default -> FinishReason.OTHER;
        };
    }

    private void document(JsonParser json) throws IOException {
        require(json, JsonToken.START_OBJECT, "An event is a JSON object.");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "choices" -> choices(json);
                case "usage" -> usage = isNull(json) ? usage : WireJson.usage(json);
                case "x_groq" -> groq(json);
                case "error" -> error(json);
                case "model" -> {
                    if (model == null) {
                        model = string(json);
                    }
                }
                case "message", "status_code" -> {
                    hasFlatMessage |= json.currentToken() != JsonToken.VALUE_NULL;
                    json.skipChildren();
                }
                default -> json.skipChildren();
            }
        }
    }

    private void choices(JsonParser json) throws IOException {
        if (isNull(json)) {
            return;
        }
        require(json, JsonToken.START_ARRAY, "Choices are an array.");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (hasChoice) {
                json.skipChildren();
            } else {
                choice(json);
            }
        }
    }

    private void choice(JsonParser json) throws IOException {
        require(json, JsonToken.START_OBJECT, "A choice is an object.");
        hasChoice = true;
        long index = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals(pieceName)) {
                piece(json);
            } else if (name.equals("finish_reason")) {
                finish = string(json);
            } else if (name.equals("index")) {
                index = number(json);
            } else if (name.equals("error")) {
                error(json);
            } else {
                json.skipChildren();
            }
        }
        if (index > 0) {
            // Somebody asked for several answers by a raw field; one is told.
            calls.clear();
            text = null;
            reasoning = null;
            finish = null;
        }
    }

    private void piece(JsonParser json) throws IOException {
        if (isNull(json)) {
            return;
        }
        require(json, JsonToken.START_OBJECT, "A message is an object.");
        hasPiece = true;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "content" -> {
                    // Behind the quotation mark, and behind some bracket or brace when it is no string.
                    textStart = streaming ? json.currentTokenLocation().getByteOffset() + 1 : 0;
                    text = content(json);
                }
                case "reasoning", "reasoning_content" -> {
                    String more = string(json);
                    // Some services send the same piece under both names.
                    reasoning = reasoning == null ? more : reasoning;
                }
                case "refusal" -> {
                    String words = string(json);
                    refused |= words != null && !words.isEmpty();
                }
                case "tool_calls" -> toolCalls(json);
                case "function_call" -> functionCall(json);
                case "reasoning_details" -> reasoningDetails(json);
                default -> json.skipChildren();
            }
        }
    }

    private void reasoningDetails(JsonParser json) throws IOException {
        hasDetails = true;
        if (details == null) {
            json.skipChildren();
        } else {
            details.read(json);
        }
    }

    /** Text, nothing, or (some services) an array of parts of which those with text count. */
    private static @Nullable String content(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return string(json);
        }
        StringBuilder joined = new StringBuilder();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(json, JsonToken.START_OBJECT, "A part of a content is an object.");
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                String more = name.equals("text") ? string(json) : null;
                json.skipChildren();
                joined.append(more == null ? "" : more);
            }
        }
        return joined.toString();
    }

    private void toolCalls(JsonParser json) throws IOException {
        if (isNull(json)) {
            return;
        }
        require(json, JsonToken.START_ARRAY, "Tool calls are an array.");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(json, JsonToken.START_OBJECT, "A tool call is an object.");
            CallPiece call = new CallPiece();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "index" -> call.index = isNull(json) ? CallPiece.NO_INDEX : index(json);
                    case "id" -> call.id = string(json);
                    case "function" -> function(json, call);
                    default -> json.skipChildren();
                }
            }
            calls.add(call);
        }
    }

    /** The older form of a tool call, which has no id and comes alone. */
    private void functionCall(JsonParser json) throws IOException {
        if (!isNull(json)) {
            CallPiece call = new CallPiece();
            call.index = 0;
            function(json, call);
            calls.add(call);
        }
    }

    private static void function(JsonParser json, CallPiece call) throws IOException {
        if (isNull(json)) {
            return;
        }
        require(json, JsonToken.START_OBJECT, "A function is an object.");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "name" -> call.name = string(json);
                case "arguments" -> call.arguments = string(json);
                default -> json.skipChildren();
            }
        }
    }

    private void call(CallPiece call, Reply reply) {
        String id = call.id == null || call.id.isEmpty() ? null : call.id;
        String name = call.name == null || call.name.isEmpty() ? null : call.name;
        int index = call.index;
        if (index == CallPiece.NO_INDEX) {
            // Without an index (always so in a document) a new id begins a new call, and so does a name without id.
            boolean begins = id == null ? name != null || lastCall < 0 : !id.equals(lastCallId);
            index = begins ? lastCall + 1 : lastCall;
        }
        lastCallId = id == null && index == lastCall ? lastCallId : id;
        lastCall = index;
        reply.toolCall(index, id, name, call.arguments == null ? "" : call.arguments);
    }

    private void groq(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "usage" -> usage = isNull(json) ? usage : WireJson.usage(json);
                case "error" -> error(json);
                default -> json.skipChildren();
            }
        }
    }

    private void error(JsonParser json) throws IOException {
        error |= switch (json.currentToken()) {
            case VALUE_NULL, VALUE_FALSE -> false;
            case VALUE_STRING -> !json.getText().isEmpty();
            default -> true;
        };
        json.skipChildren();
    }

    private static int index(JsonParser json) throws IOException {
        long index = number(json);
        if (index >= MAX_CALLS) {
            throw new MalformedReplyException("An answer has at most " + MAX_CALLS + " tool calls.");
        }
        return (int) index;
    }

    /** What one event says about one tool call. */
    private static final class CallPiece {
        static final int NO_INDEX = -1;

        private int index = NO_INDEX;
        private @Nullable String id;
        private @Nullable String name;
        private @Nullable String arguments;
    }
}
