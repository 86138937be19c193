package io.claviger.providers.bedrock;

import com.fasterxml.jackson.core.JsonGenerator;
import io.claviger.chat.ContentPart;
import io.claviger.chat.Message;
import io.claviger.chat.Role;
import io.claviger.chat.ToolCall;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the conversation: instructions, and turns of user and assistant that alternate, neighbours of one role joined and
 * blank texts left out, as the service demands. For one thread.
 *
 * <p>The service refuses calls and results of tools in a request that offers no tools. Where none may be called, they are
 * told in words: offering the tools all the same would let the model call one.
 */
final class Conversation {
    private static final String USER = "user";
    private static final String ASSISTANT = "assistant";

    private final List<Message> messages;
    private final BedrockModel model;
    private final boolean withTools;
    private final JsonGenerator json;
    private final ToolIds ids = new ToolIds();
    private @Nullable String openRole;

    Conversation(List<Message> messages, BedrockModel model, boolean withTools, JsonGenerator json) {
        this.messages = messages;
        this.model = model;
        this.withTools = withTools;
        this.json = json;
    }

    /** Writes the fields {@code system}, when there is something to write, and {@code messages}. */
    void write() throws IOException {
        List<String> system = messages.stream()
                .filter(message -> message.role() == Role.SYSTEM)
                .map(Message::text)
                .filter(text -> !text.isBlank())
                .toList();
        if (!system.isEmpty()) {
            json.writeArrayFieldStart("system");
            for (String text : system) {
                block(text);
            }
            json.writeEndArray();
        }
        json.writeArrayFieldStart("messages");
        for (Message message : messages) {
            switch (message.role()) {
                case SYSTEM -> {
                    // written above
                }
                case USER, TOOL -> userTurn(message);
                case ASSISTANT -> assistantTurn(message);
            }
        }
        closeTurn();
        json.writeEndArray();
    }

    private void userTurn(Message message) throws IOException {
        for (ContentPart part : message.parts()) {
            if (part instanceof ContentPart.Text text) {
                text(USER, text.text());
            } else if (part instanceof ContentPart.Image image) {
                inTurnOf(USER);
                image(image);
            } else if (part instanceof ContentPart.ToolResult result) {
                if (withTools) {
                    inTurnOf(USER);
                    toolResult(result);
                } else {
                    text(USER, "Result of " + result.toolName() + ": " + result.content());
                }
            }
        }
    }

    private void assistantTurn(Message message) throws IOException {
        ReasoningBlocks reasoning = ReasoningBlocks.of(message);
        if (model.takesReasoningBack() && !reasoning.isEmpty()) {
            inTurnOf(ASSISTANT);
            reasoning.write(json);
        }
        for (ContentPart part : message.parts()) {
            if (part instanceof ContentPart.Text text) {
                text(ASSISTANT, text.text());
            } else if (part instanceof ContentPart.ToolUse use) {
                if (withTools) {
                    inTurnOf(ASSISTANT);
                    toolUse(use.call());
                } else {
                    text(ASSISTANT, "Called " + use.call().name() + " with " + arguments(use.call()));
                }
            }
        }
    }

    private void text(String role, String text) throws IOException {
        if (!text.isBlank()) {
            inTurnOf(role);
            block(text);
        }
    }

    /** A turn begins with its first block, so that none is empty. */
    private void inTurnOf(String role) throws IOException {
        if (role.equals(openRole)) {
            return;
        }
        closeTurn();
        openRole = role;
        json.writeStartObject();
        json.writeStringField("role", role);
        json.writeArrayFieldStart("content");
    }

    private void closeTurn() throws IOException {
        if (openRole != null) {
            json.writeEndArray();
            json.writeEndObject();
            openRole = null;
        }
    }

    private void block(String text) throws IOException {
        json.writeStartObject();
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private void image(ContentPart.Image image) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("image");
        // The service's word for a format is what follows the slash: png, jpeg, gif, webp.
        json.writeStringField("format", image.content().mediaType().substring("image/".length()));
        json.writeObjectFieldStart("source");
        json.writeBinaryField("bytes", image.content().bytes());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void toolUse(ToolCall call) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("toolUse");
        json.writeStringField("toolUseId", ids.ofCall(call.id()));
        json.writeStringField("name", call.name());
        json.writeFieldName("input");
        String arguments = arguments(call);
        if (RequestBody.isObject(arguments)) {
            json.writeRawValue(arguments);
        } else {
            // Nothing but an object is taken, and what the model wrote must not be lost.
            json.writeStartObject();
            json.writeStringField("arguments", arguments);
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String arguments(ToolCall call) {
        return call.arguments().isBlank() ? "{}" : call.arguments();
    }

    private void toolResult(ContentPart.ToolResult result) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("toolResult");
        json.writeStringField("toolUseId", ids.ofResult(result.callId()));
        json.writeArrayFieldStart("content");
        if (!result.content().isBlank()) {
            block(result.content());
        }
        json.writeEndArray();
        json.writeStringField("status", "success");
        json.writeEndObject();
        json.writeEndObject();
    }
}
