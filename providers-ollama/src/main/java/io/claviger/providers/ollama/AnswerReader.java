package io.claviger.providers.ollama;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.claviger.chat.FinishReason;
import io.claviger.chat.Usage;
import io.claviger.provider.http.MalformedReplyException;
import io.claviger.provider.http.Reply;
import io.claviger.provider.http.ReplyReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one answer: the lines of a stream, or the one document, which has the form of a line. A tool call comes in one
 * piece; the line with {@code "done":true} is the last.
 *
 * <p>A line is parsed to its end before anything of it is passed on: a broken one leaves no half.
 */
final class AnswerReader implements ReplyReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private static final String STATE_FIELD = "thinking";

    private final StringBuilder thinking = new StringBuilder();
    private int calls;
    private boolean toldModel;

    @Override
    public void read(byte[] buffer, int offset, int length, Reply reply) throws IOException {
        Line line = new Line();
        try (JsonParser json = JSON.createParser(buffer, offset, length)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedReplyException("A line of Ollama's is a JSON object.");
            }
            eachField(json, name -> line.field(name, json, buffer, offset, toldModel));
            if (json.nextToken() != null) {
                throw new MalformedReplyException("A line of Ollama's is one JSON object; found more after it.");
            }
        }
        if (line.error) {
            reply.error();
        } else {
            pass(line, reply);
        }
    }

    private void pass(Line line, Reply reply) {
        if (line.model != null) {
            reply.model(line.model);
            toldModel = true;
        }
        thinking.append(line.thinking);
        reply.reasoning(line.thinking);
        reply.text(line.text);
        for (Call call : line.calls) {
            if (call.name != null) {
                // Servers number calls within a line at most, and each call is whole.
                reply.toolCall(calls++, call.id, call.name, call.arguments);
            }
        }
        if (line.done) {
            if (line.promptTokens >= 0 || line.answerTokens >= 0) {
                reply.usage(new Usage(Math.max(0, line.promptTokens), Math.max(0, line.answerTokens), 0, 0));
            }
            if (calls > 0 && thinking.length() > 0) {
                // Models read their own thinking again in one place only: before the answer of a tool they called.
                reply.state("{\"" + STATE_FIELD + "\":\""
                        + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(thinking)) + "\"}");
            }
            reply.finish(finishReason(line.doneReason), line.doneReason);
            reply.end();
        }
    }

    /** The server's words for why it stopped (source of the server, August 2026): no word of its own for tool calls. */
    private FinishReason finishReason(String word) {
        return switch (word) {
            case "stop" -> calls > 0 ? FinishReason.TOOL_CALLS : FinishReason.STOP;
            case "length" -> FinishReason.LENGTH;
            // No server of Ollama's own says so; what answers in its place may, and means what everybody means.
            case "content_filter" -> FinishReason.CONTENT_FILTER;
            default -> FinishReason.OTHER;
        };
    }

    /** {@return the thinking in a state that an answer left, empty when there is none} */
    static String thinkingOf(String state) {
        String[] found = {""};
        try (JsonParser json = JSON.createParser(state)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                eachField(json, name -> found[0] = name.equals(STATE_FIELD) ? string(json) : found[0]);
            }
        } catch (IOException e) {
            // A state of somebody else's making; an answer without thinking is an answer.
            return "";
        }
        return found[0];
    }

    /** Reads the value of one field; what it leaves unread is skipped. */
    @FunctionalInterface
    private interface FieldReader {
        void read(String name) throws IOException;
    }

    /** Walks the fields of the object that begins here; anything but an object has none. */
    private static void eachField(JsonParser json, FieldReader fields) throws IOException {
        if (!json.isExpectedStartObjectToken()) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            fields.read(name);
            json.skipChildren();
        }
    }

    private static String string(JsonParser json) throws IOException {
        return json.hasToken(JsonToken.VALUE_STRING) ? json.getText() : "";
    }

    /** One line. */
    private static final class Line {
        private static final long UNKNOWN = -1;

        @Nullable String model;

        String text = "";
        String thinking = "";
        List<Call> calls = List.of();
        boolean done;
        String doneReason = "";
        long promptTokens = UNKNOWN;
        long answerTokens = UNKNOWN;
        boolean error;

        void field(String name, JsonParser json, byte[] buffer, int offset, boolean knowsModel) throws IOException {
            switch (name) {
                case "model" -> model = knowsModel || !json.hasToken(JsonToken.VALUE_STRING) ? null : json.getText();
                case "message" -> eachField(json, field -> messageField(field, json, buffer, offset));
                case "done" -> done = json.hasToken(JsonToken.VALUE_TRUE);
                case "done_reason" -> doneReason = string(json);
                case "prompt_eval_count" -> promptTokens = count(json);
                case "eval_count" -> answerTokens = count(json);
                case "error" -> error = !json.hasToken(JsonToken.VALUE_NULL);
                default -> {
                    // Durations, dates, and whatever comes next.
                }
            }
        }

        private void messageField(String name, JsonParser json, byte[] buffer, int offset) throws IOException {
            switch (name) {
                case "content" -> text = string(json);
                case "thinking" -> thinking = string(json);
                case "tool_calls" -> {
                    if (json.isExpectedStartArrayToken()) {
                        calls = new ArrayList<>(2);
                        while (json.nextToken() != JsonToken.END_ARRAY) {
                            Call call = new Call();
                            eachField(json, field -> call.field(field, json, buffer, offset));
                            calls.add(call);
                        }
                    }
                }
                default -> {
                    // The role, which is always the same.
                }
            }
        }

        private static long count(JsonParser json) throws IOException {
            // The server counts in 32 bits; more would overflow in sums.
            return json.hasToken(JsonToken.VALUE_NUMBER_INT)
                    ? Math.min(Integer.MAX_VALUE, Math.max(0, json.getValueAsLong(0)))
                    : UNKNOWN;
        }
    }

    /** One tool call of a line. */
    private static final class Call {
        @Nullable String id;

        @Nullable String name;

        String arguments = "{}";

        void field(String field, JsonParser json, byte[] buffer, int offset) throws IOException {
            if (field.equals("id")) {
                id = string(json);
            } else if (field.equals("function")) {
                eachField(json, inner -> function(inner, json, buffer, offset));
            }
        }

        private void function(String field, JsonParser json, byte[] buffer, int offset) throws IOException {
            if (field.equals("name")) {
                name = json.hasToken(JsonToken.VALUE_STRING) ? json.getText() : null;
            } else if (field.equals("arguments") && json.isExpectedStartObjectToken()) {
                int from = (int) json.currentTokenLocation().getByteOffset();
                json.skipChildren();
                int to = (int) json.currentLocation().getByteOffset();
                arguments = new String(buffer, offset + from, to - from, StandardCharsets.UTF_8);
            }
        }
    }
}
