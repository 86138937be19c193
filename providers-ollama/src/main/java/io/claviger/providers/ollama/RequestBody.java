package io.claviger.providers.ollama;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.ContentPart;
import io.claviger.chat.Message;
import io.claviger.chat.ProviderId;
import io.claviger.chat.ReasoningEffort;
import io.claviger.chat.ResponseFormat;
import io.claviger.chat.ToolCall;
import io.claviger.chat.ToolChoice;
import io.claviger.chat.ToolDefinition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Writes the body of a request that {@link NativeDialect#unsupported} said nothing against.
 *
 * @param id the provider's name
 * @param model the model to ask for
 * @param contextTokens the size of the context, empty for the server's own setting
 */
record RequestBody(ProviderId id, String model, OptionalInt contextTokens) {
    private static final ObjectMapper JSON = new ObjectMapper();

    byte[] write(ChatRequest request, boolean streaming) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        // Half a surrogate pair in a person's text becomes a question mark here; the byte generator would throw.
        try (JsonGenerator json = JSON.createGenerator(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
            json.writeStartObject();
            json.writeStringField("model", model);
            json.writeArrayFieldStart("messages");
            for (Message message : request.messages()) {
                message(message, json);
            }
            json.writeEndArray();
            json.writeBooleanField("stream", streaming);
            json.writeBooleanField("truncate", false);
            tools(request, json);
            format(request.responseFormat(), json);
            think(request, json);
            options(request, json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return request.extraFields(id)
                .map(extra -> merged(bytes.toByteArray(), extra))
                .orElseGet(bytes::toByteArray);
    }

    /** {@return whether a text is one JSON object} */
    static boolean isObject(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    /** Every answer of a tool is a message of its own here; what else a message holds stays one. */
    private void message(Message message, JsonGenerator json) throws IOException {
        boolean hasMore = false;
        for (ContentPart part : message.parts()) {
            if (part instanceof ContentPart.ToolResult result) {
                toolResult(result, json);
            } else {
                hasMore |= !(part instanceof ContentPart.ProviderState);
            }
        }
        if (!hasMore) {
            return;
        }
        json.writeStartObject();
        json.writeStringField(
                "role",
                switch (message.role()) {
                    case SYSTEM -> "system";
                    case USER, TOOL -> "user";
                    case ASSISTANT -> "assistant";
                });
        json.writeStringField("content", message.text());
        thinking(message, json);
        images(message, json);
        toolCalls(message.toolCalls(), json);
        json.writeEndObject();
    }

    private static void toolResult(ContentPart.ToolResult result, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("role", "tool");
        json.writeStringField("content", result.content());
        json.writeStringField("tool_name", result.toolName());
        json.writeStringField("tool_call_id", result.callId());
        json.writeEndObject();
    }

    private void thinking(Message message, JsonGenerator json) throws IOException {
        for (ContentPart part : message.parts()) {
            if (part instanceof ContentPart.ProviderState state
                    && state.provider().equals(id)) {
                String thinking = AnswerReader.thinkingOf(state.json());
                if (!thinking.isEmpty()) {
                    json.writeStringField("thinking", thinking);
                    return;
                }
            }
        }
    }

    private static void images(Message message, JsonGenerator json) throws IOException {
        List<ContentPart.Image> images = message.parts().stream()
                .filter(ContentPart.Image.class::isInstance)
                .map(ContentPart.Image.class::cast)
                .toList();
        if (images.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("images");
        for (ContentPart.Image image : images) {
            json.writeBinary(image.content().bytes());
        }
        json.writeEndArray();
    }

    private static void toolCalls(List<ToolCall> calls, JsonGenerator json) throws IOException {
        if (calls.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("tool_calls");
        for (ToolCall call : calls) {
            json.writeStartObject();
            json.writeStringField("id", call.id());
            json.writeObjectFieldStart("function");
            json.writeStringField("name", call.name());
            json.writeFieldName("arguments");
            arguments(call.arguments(), json);
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes arguments as they are when they are an object; else an object that holds the text: nothing else is taken. */
    private static void arguments(String arguments, JsonGenerator json) throws IOException {
        if (arguments.isBlank()) {
            json.writeRawValue("{}");
        } else if (isObject(arguments)) {
            json.writeRawValue(arguments);
        } else {
            json.writeStartObject();
            json.writeStringField("arguments", arguments);
            json.writeEndObject();
        }
    }

    private static void tools(ChatRequest request, JsonGenerator json) throws IOException {
        // There is no word for "no tool"; a model that hears of none calls none.
        if (request.tools().isEmpty() || request.toolChoice().mode() == ToolChoice.Mode.NONE) {
            return;
        }
        json.writeArrayFieldStart("tools");
        for (ToolDefinition tool : request.tools()) {
            json.writeStartObject();
            json.writeStringField("type", "function");
            json.writeObjectFieldStart("function");
            json.writeStringField("name", tool.name());
            json.writeStringField("description", tool.description());
            json.writeFieldName("parameters");
            schema(tool.parameters(), json);
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void format(ResponseFormat format, JsonGenerator json) throws IOException {
        if (format instanceof ResponseFormat.JsonSchema wanted) {
            json.writeFieldName("format");
            schema(wanted.schema(), json);
        } else if (format instanceof ResponseFormat.JsonObject) {
            json.writeStringField("format", "json");
        }
    }

    private static void think(ChatRequest request, JsonGenerator json) throws IOException {
        if (request.reasoningEffort().isEmpty()) {
            return;
        }
        ReasoningEffort effort = request.reasoningEffort().get();
        if (effort == ReasoningEffort.NONE) {
            json.writeBooleanField("think", false);
        } else {
            json.writeStringField("think", effort.name().toLowerCase(Locale.ROOT));
        }
    }

    private void options(ChatRequest request, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("options");
        if (request.temperature().isPresent()) {
            json.writeNumberField("temperature", request.temperature().getAsDouble());
        }
        if (request.topP().isPresent()) {
            json.writeNumberField("top_p", request.topP().getAsDouble());
        }
        json.writeNumberField("num_predict", request.maxOutputTokens());
        if (contextTokens.isPresent()) {
            json.writeNumberField("num_ctx", contextTokens.getAsInt());
        }
        if (!request.stop().isEmpty()) {
            json.writeArrayFieldStart("stop");
            for (String stop : request.stop()) {
                json.writeString(stop);
            }
            json.writeEndArray();
        }
        if (request.seed().isPresent()) {
            json.writeNumberField("seed", request.seed().getAsLong());
        }
        json.writeEndObject();
    }

    private static void schema(String schema, JsonGenerator json) throws IOException {
        if (!isObject(schema)) {
            throw new IllegalArgumentException("A schema for Ollama is one JSON object.");
        }
        json.writeRawValue(schema);
    }

    private static byte[] merged(byte[] body, String extra) {
        try {
            if (JSON.readTree(body) instanceof ObjectNode mapped && JSON.readTree(extra) instanceof ObjectNode wanted) {
                wanted.properties().forEach(field -> set(mapped, field.getKey(), field.getValue()));
                return mapped.toString().getBytes(StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            // Answered below: the text of the caller's JSON must not travel on in the parser's message.
        }
        throw new IllegalArgumentException("Extra fields for Ollama are one JSON object.");
    }

    /** One more option does not drop the others; every other field is the caller's as a whole. */
    private static void set(ObjectNode body, String name, JsonNode value) {
        if (name.equals("options")
                && body.get(name) instanceof ObjectNode options
                && value instanceof ObjectNode more) {
            options.setAll(more);
        } else {
            body.set(name, value);
        }
    }
}
