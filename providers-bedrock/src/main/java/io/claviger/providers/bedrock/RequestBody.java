package io.claviger.providers.bedrock;

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
import java.util.Locale;

/** Writes the body of one request. For one thread. */
final class RequestBody {
    /** The fewest tokens Claude thinks with (extended thinking page of the Bedrock User Guide, read November 2026). */
    static final int BUDGET_LEAST = 1024;

    private static final int BUDGET_MEDIUM = 4096;
    private static final int BUDGET_HIGH = 16384;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ChatRequest request;
    private final BedrockModel model;
    private final JsonGenerator json;

    private RequestBody(ChatRequest request, BedrockModel model, JsonGenerator json) {
        this.request = request;
        this.model = model;
        this.json = json;
    }

    /** Writes a request that {@link RequestCheck} said nothing against. */
    static byte[] write(ChatRequest request, BedrockModel model) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        // Half a surrogate pair in a person's text becomes a question mark here; the byte generator would throw.
        try (JsonGenerator json = JSON.createGenerator(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
            new RequestBody(request, model, json).write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return request.extraFields(Bedrock.ID)
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
        boolean withTools = !request.tools().isEmpty() && request.toolChoice().mode() != ToolChoice.Mode.NONE;
        json.writeStartObject();
        new Conversation(request.messages(), model, withTools, json).write();
        inferenceConfig();
        if (withTools) {
            toolConfig();
        }
        if (request.responseFormat() instanceof ResponseFormat.JsonSchema wanted) {
            outputConfig(wanted);
        }
        if (request.reasoningEffort().isPresent()) {
            reasoning(request.reasoningEffort().get());
        }
        json.writeEndObject();
    }

    private void inferenceConfig() throws IOException {
        json.writeObjectFieldStart("inferenceConfig");
        json.writeNumberField("maxTokens", request.maxOutputTokens());
        if (request.temperature().isPresent()) {
            json.writeNumberField("temperature", request.temperature().getAsDouble());
        }
        if (request.topP().isPresent()) {
            json.writeNumberField("topP", request.topP().getAsDouble());
        }
        if (!request.stop().isEmpty()) {
            json.writeArrayFieldStart("stopSequences");
            for (String stop : request.stop()) {
                json.writeString(stop);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void toolConfig() throws IOException {
        json.writeObjectFieldStart("toolConfig");
        json.writeArrayFieldStart("tools");
        for (ToolDefinition tool : request.tools()) {
            json.writeStartObject();
            json.writeObjectFieldStart("toolSpec");
            json.writeStringField("name", tool.name());
            if (!tool.description().isBlank()) {
                json.writeStringField("description", tool.description());
            }
            json.writeObjectFieldStart("inputSchema");
            json.writeFieldName("json");
            json.writeRawValue(object(tool.parameters()));
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        toolChoice(request.toolChoice());
        json.writeEndObject();
    }

    /** Automatic is what happens without a word, and the only thing that every model takes. */
    private void toolChoice(ToolChoice choice) throws IOException {
        if (choice.mode() == ToolChoice.Mode.AUTO) {
            return;
        }
        json.writeObjectFieldStart("toolChoice");
        json.writeObjectFieldStart(choice.toolName() == null ? "any" : "tool");
        if (choice.toolName() != null) {
            json.writeStringField("name", choice.toolName());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void outputConfig(ResponseFormat.JsonSchema wanted) throws IOException {
        json.writeObjectFieldStart("outputConfig");
        json.writeObjectFieldStart("textFormat");
        json.writeStringField("type", "json_schema");
        json.writeObjectFieldStart("structure");
        json.writeObjectFieldStart("jsonSchema");
        json.writeStringField("name", wanted.name());
        json.writeStringField("schema", object(wanted.schema()));
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void reasoning(ReasoningEffort effort) throws IOException {
        BedrockModel.Reasoning way = model.reasoning();
        boolean none = effort == ReasoningEffort.NONE;
        String word = effort.name().toLowerCase(Locale.ROOT);
        // Without a word, Claude and Nova do not think.
        if (way == BedrockModel.Reasoning.NONE || (none && way != BedrockModel.Reasoning.EFFORT)) {
            return;
        }
        json.writeObjectFieldStart("additionalModelRequestFields");
        switch (way) {
            case BUDGET -> {
                json.writeObjectFieldStart("thinking");
                json.writeStringField("type", "enabled");
                json.writeNumberField("budget_tokens", budget(effort));
                json.writeEndObject();
            }
            case ADAPTIVE -> {
                json.writeObjectFieldStart("thinking");
                json.writeStringField("type", "adaptive");
                json.writeEndObject();
                json.writeObjectFieldStart("output_config");
                json.writeStringField("effort", word);
                json.writeEndObject();
            }
            case NOVA -> {
                json.writeObjectFieldStart("reasoningConfig");
                json.writeStringField("type", "enabled");
                json.writeStringField("maxReasoningEffort", word);
                json.writeEndObject();
            }
            case OPEN_WEIGHTS -> json.writeStringField("reasoning_effort", word);
            case EFFORT -> {
                json.writeObjectFieldStart("reasoning");
                json.writeStringField("effort", word);
                json.writeEndObject();
            }
            default -> throw new IllegalArgumentException("The effort of this model cannot be chosen.");
        }
        json.writeEndObject();
    }

    /** {@return the tokens to think with: half of all at most, so that some are left for the answer} */
    private int budget(ReasoningEffort effort) {
        int wanted = switch (effort) {
            case HIGH -> BUDGET_HIGH;
            case MEDIUM -> BUDGET_MEDIUM;
            default -> BUDGET_LEAST;
        };
        return Math.max(BUDGET_LEAST, Math.min(wanted, request.maxOutputTokens() / 2));
    }

    private static String object(String schema) {
        if (!isObject(schema)) {
            throw new IllegalArgumentException("A schema for Bedrock is one JSON object.");
        }
        return schema;
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
        throw new IllegalArgumentException("Extra fields for Bedrock are one JSON object.");
    }

    /** Objects are merged, so that one more setting of inferenceConfig does not drop the others. */
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
