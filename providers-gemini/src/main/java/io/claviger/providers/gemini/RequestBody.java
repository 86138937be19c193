package io.claviger.providers.gemini;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.ReasoningEffort;
import io.claviger.chat.ResponseFormat;
import io.claviger.chat.ToolChoice;
import io.claviger.chat.ToolDefinition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes the body of one request. For one thread. */
final class RequestBody {
    static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Tokens to think for each effort (OpenAI compatibility page of the Gemini API, read November 2026); 128 is the least
     * a 2.5 Pro model takes.
     */
    private static final int BUDGET_LOW = 1024;

    private static final int BUDGET_MEDIUM = 8192;
    private static final int BUDGET_HIGH = 24576;
    private static final int BUDGET_LEAST_OF_PRO = 128;

    private final ChatRequest request;
    private final GeminiModel model;
    private final JsonGenerator json;

    private RequestBody(ChatRequest request, GeminiModel model, JsonGenerator json) {
        this.request = request;
        this.model = model;
        this.json = json;
    }

    /** Writes a request that {@link GeminiModel#problems} said nothing against. */
    static byte[] write(ChatRequest request, GeminiModel model) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        // Half a surrogate pair in a person's text becomes a question mark here; the byte generator would throw.
        try (JsonGenerator json = JSON.createGenerator(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
            new RequestBody(request, model, json).write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return request.extraFields(Gemini.ID)
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

    private void write() throws IOException {
        json.writeStartObject();
        new Conversation(request.messages(), model, json).write();
        tools();
        generationConfig();
        json.writeEndObject();
    }

    private void tools() throws IOException {
        if (request.tools().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("tools");
        json.writeStartObject();
        json.writeArrayFieldStart("functionDeclarations");
        for (ToolDefinition tool : request.tools()) {
            json.writeStartObject();
            json.writeStringField("name", tool.name());
            json.writeStringField("description", tool.description());
            json.writeFieldName("parametersJsonSchema");
            schema(tool.parameters());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        toolConfig(request.toolChoice());
    }

    private void toolConfig(ToolChoice choice) throws IOException {
        json.writeObjectFieldStart("toolConfig");
        json.writeObjectFieldStart("functionCallingConfig");
        json.writeStringField(
                "mode",
                switch (choice.mode()) {
                    case AUTO -> "AUTO";
                    case NONE -> "NONE";
                    case REQUIRED, NAMED -> "ANY";
                });
        if (choice.toolName() != null) {
            json.writeArrayFieldStart("allowedFunctionNames");
            json.writeString(choice.toolName());
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void generationConfig() throws IOException {
        json.writeObjectFieldStart("generationConfig");
        if (request.temperature().isPresent()) {
            json.writeNumberField("temperature", request.temperature().getAsDouble());
        }
        if (request.topP().isPresent()) {
            json.writeNumberField("topP", request.topP().getAsDouble());
        }
        json.writeNumberField("maxOutputTokens", request.maxOutputTokens());
        if (!request.stop().isEmpty()) {
            json.writeArrayFieldStart("stopSequences");
            for (String stop : request.stop()) {
                json.writeString(stop);
            }
            json.writeEndArray();
        }
        if (request.seed().isPresent()) {
            json.writeNumberField("seed", request.seed().getAsLong());
        }
        responseFormat(request.responseFormat());
        if (request.reasoningEffort().isPresent()) {
            thinkingConfig(request.reasoningEffort().get());
        }
        json.writeEndObject();
    }

    private void responseFormat(ResponseFormat format) throws IOException {
        if (format instanceof ResponseFormat.Text) {
            return;
        }
        json.writeStringField("responseMimeType", "application/json");
        if (format instanceof ResponseFormat.JsonSchema wanted) {
            json.writeFieldName("responseJsonSchema");
            schema(wanted.schema());
        }
    }

    private void thinkingConfig(ReasoningEffort effort) throws IOException {
        if (model.thinking() == GeminiModel.Thinking.NONE) {
            return;
        }
        json.writeObjectFieldStart("thinkingConfig");
        if (model.thinking() == GeminiModel.Thinking.LEVEL) {
            String least = model.isPro() ? "LOW" : "MINIMAL";
            json.writeStringField("thinkingLevel", effort == ReasoningEffort.NONE ? least : effort.name());
        } else {
            json.writeNumberField(
                    "thinkingBudget",
                    switch (effort) {
                        case NONE -> model.isPro() ? BUDGET_LEAST_OF_PRO : 0;
                        case LOW -> BUDGET_LOW;
                        case MEDIUM -> BUDGET_MEDIUM;
                        case HIGH -> BUDGET_HIGH;
                    });
        }
        if (effort != ReasoningEffort.NONE) {
            json.writeBooleanField("includeThoughts", true);
        }
        json.writeEndObject();
    }

    private void schema(String schema) throws IOException {
        if (!isObject(schema)) {
            throw new IllegalArgumentException("A schema for Gemini is one JSON object.");
        }
        json.writeRawValue(schema);
    }

    private static byte[] merged(byte[] body, String extra) {
        try {
            if (JSON.readTree(body) instanceof ObjectNode mapped && JSON.readTree(extra) instanceof ObjectNode wanted) {
                merge(mapped, wanted);
                return mapped.toString().getBytes(StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            // Answered below: the text of the caller's JSON must not travel on in the parser's message.
        }
        throw new IllegalArgumentException("Extra fields for Gemini are one JSON object.");
    }

    /** Objects are merged, so that one more setting of generationConfig does not drop the others. */
    private static void merge(ObjectNode into, ObjectNode from) {
        from.properties().forEach(field -> {
            JsonNode present = into.get(field.getKey());
            if (present instanceof ObjectNode object && field.getValue() instanceof ObjectNode more) {
                merge(object, more);
            } else {
                into.set(field.getKey(), field.getValue());
            }
        });
    }
}
