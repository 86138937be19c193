package io.claviger.providers.openai;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.ContentPart;
import io.claviger.chat.ImageContent;
import io.claviger.chat.Message;
import io.claviger.chat.ProviderId;
import io.claviger.chat.ResponseFormat;
import io.claviger.chat.ToolCall;
import io.claviger.chat.ToolChoice;
import io.claviger.chat.ToolDefinition;
import java.io.IOException;
import java.util.Base64;
import java.util.List;

/**
 * Writes one request in the dialect of chat completions (OpenAI API reference, read November 2026) straight into bytes.
 * For one request and one thread.
 */
final class RequestWriter {
    private final OpenAi.Builder service;
    private final ProviderId provider;
    private final ChatRequest request;
    private final JsonGenerator json;
    private final ByteArrayBuilder bytes;

    private RequestWriter(OpenAi.Builder service, ChatRequest request) throws IOException {
        this.service = service;
        this.provider = service.id;
        this.request = request;
        this.bytes = new ByteArrayBuilder();
        this.json = WireJson.FACTORY.createGenerator(bytes, JsonEncoding.UTF8);
    }

    /** {@return the body of the request} */
    static byte[] write(OpenAi.Builder service, ChatRequest request, String model, boolean streaming)
            throws IOException {
        RequestWriter writer = new RequestWriter(service, request);
        writer.document(model, streaming);
        byte[] body = writer.bytes.toByteArray();
        String extra = request.extraFields(service.id).orElse(null);
        return extra == null ? body : WireJson.merge(body, extra);
    }

    private void document(String model, boolean streaming) throws IOException {
        json.writeStartObject();
        json.writeStringField("model", model);
        json.writeArrayFieldStart("messages");
        for (Message message : request.messages()) {
            message(message);
        }
        json.writeEndArray();
        json.writeNumberField(service.maxTokensField, request.maxOutputTokens());
        sampling();
        tools();
        responseFormat();
        if (request.reasoningEffort().isPresent()) {
            String word =
                    service.effortWord(model, request.reasoningEffort().get()).orElseThrow();
            json.writeStringField("reasoning_effort", word);
        }
        if (streaming) {
            json.writeBooleanField("stream", true);
            if (service.streamUsage) {
                json.writeObjectFieldStart("stream_options");
                json.writeBooleanField("include_usage", true);
                json.writeEndObject();
            }
        }
        json.writeEndObject();
        json.close();
    }

    private void message(Message message) throws IOException {
        switch (message.role()) {
            case SYSTEM -> textMessage(service.systemRole, message.text());
            case USER -> userMessage(message);
            case ASSISTANT -> assistantMessage(message);
            case TOOL -> toolMessages(message);
        }
    }

    private void textMessage(String role, String text) throws IOException {
        json.writeStartObject();
        json.writeStringField("role", role);
        json.writeStringField("content", text);
        json.writeEndObject();
    }

    private void userMessage(Message message) throws IOException {
        boolean pictures = false;
        for (ContentPart part : message.parts()) {
            pictures |= part instanceof ContentPart.Image;
        }
        if (!pictures) {
            // Plain text is what the smallest of compatible servers understands.
            textMessage("user", message.text());
            return;
        }
        json.writeStartObject();
        json.writeStringField("role", "user");
        json.writeArrayFieldStart("content");
        for (ContentPart part : message.parts()) {
            if (part instanceof ContentPart.Text text) {
                json.writeStartObject();
                json.writeStringField("type", "text");
                json.writeStringField("text", text.text());
                json.writeEndObject();
            } else if (part instanceof ContentPart.Image image) {
                image(image.content());
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void image(ImageContent image) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "image_url");
        json.writeObjectFieldStart("image_url");
        // A data URI (RFC 2397): a link would make the provider fetch from wherever the person says.
        String base64 = Base64.getEncoder().encodeToString(image.bytes());
        json.writeStringField("url", "data:" + image.mediaType() + ";base64," + base64);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void assistantMessage(Message message) throws IOException {
        List<ToolCall> calls = message.toolCalls();
        String text = message.text();
        json.writeStartObject();
        json.writeStringField("role", "assistant");
        if (text.isEmpty() && !calls.isEmpty()) {
            json.writeNullField("content");
        } else {
            json.writeStringField("content", text);
        }
        if (!calls.isEmpty()) {
            json.writeArrayFieldStart("tool_calls");
            for (ToolCall call : calls) {
                toolCall(call);
            }
            json.writeEndArray();
        }
        reasoningDetails(message);
        json.writeEndObject();
    }

    private void toolCall(ToolCall call) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", call.id());
        json.writeStringField("type", "function");
        json.writeObjectFieldStart("function");
        json.writeStringField("name", call.name());
        json.writeStringField("arguments", call.arguments());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void reasoningDetails(Message message) throws IOException {
        if (!service.reasoningDetails) {
            return;
        }
        for (ContentPart part : message.parts()) {
            boolean own = part instanceof ContentPart.ProviderState state
                    && state.provider().equals(provider)
                    && WireJson.isArray(state.json());
            if (own) {
                json.writeFieldName("reasoning_details");
                WireJson.copy(((ContentPart.ProviderState) part).json(), json);
                return;
            }
        }
    }

    private void toolMessages(Message message) throws IOException {
        for (ContentPart part : message.parts()) {
            if (part instanceof ContentPart.ToolResult result) {
                json.writeStartObject();
                json.writeStringField("role", "tool");
                json.writeStringField("tool_call_id", result.callId());
                json.writeStringField("content", result.content());
                json.writeEndObject();
            }
        }
    }

    private void sampling() throws IOException {
        if (request.temperature().isPresent()) {
            json.writeNumberField("temperature", request.temperature().getAsDouble());
        }
        if (request.topP().isPresent()) {
            json.writeNumberField("top_p", request.topP().getAsDouble());
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
    }

    private void tools() throws IOException {
        if (request.tools().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("tools");
        for (ToolDefinition tool : request.tools()) {
            json.writeStartObject();
            json.writeStringField("type", "function");
            json.writeObjectFieldStart("function");
            json.writeStringField("name", tool.name());
            if (!tool.description().isEmpty()) {
                json.writeStringField("description", tool.description());
            }
            json.writeFieldName("parameters");
            WireJson.copy(tool.parameters(), json);
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        toolChoice(request.toolChoice());
    }

    private void toolChoice(ToolChoice choice) throws IOException {
        switch (choice.mode()) {
            case AUTO -> {
                // The default wherever tools are offered, and some local servers do not know the field.
            }
            case NONE -> json.writeStringField("tool_choice", "none");
            case REQUIRED -> json.writeStringField("tool_choice", "required");
            case NAMED -> {
                json.writeObjectFieldStart("tool_choice");
                json.writeStringField("type", "function");
                json.writeObjectFieldStart("function");
                json.writeStringField("name", choice.toolName());
                json.writeEndObject();
                json.writeEndObject();
            }
        }
    }

    private void responseFormat() throws IOException {
        if (request.responseFormat() instanceof ResponseFormat.JsonObject) {
            json.writeObjectFieldStart("response_format");
            json.writeStringField("type", "json_object");
            json.writeEndObject();
        } else if (request.responseFormat() instanceof ResponseFormat.JsonSchema wanted) {
            json.writeObjectFieldStart("response_format");
            json.writeStringField("type", "json_schema");
            json.writeObjectFieldStart("json_schema");
            json.writeStringField("name", wanted.name());
            json.writeFieldName("schema");
            WireJson.copy(wanted.schema(), json);
            // A schema that breaks the rules of strict output would be refused if strictness were asked for.
            json.writeBooleanField("strict", WireJson.isStrict(wanted.schema()));
            json.writeEndObject();
            json.writeEndObject();
        }
    }
}
