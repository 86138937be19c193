package io.claviger.providers.gemini;

import com.fasterxml.jackson.core.JsonGenerator;
import io.claviger.chat.ContentPart;
import io.claviger.chat.Message;
import io.claviger.chat.Role;
import io.claviger.chat.ToolCall;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes the conversation: instructions, and turns of user and model in which neighbours of one role are joined. For one
 * thread.
 */
final class Conversation {
    private static final String USER = "user";
    private static final String MODEL = "model";

    /** The ids this library makes up where a service gives none; the service that gave none does not want them back. */
    private static final Pattern MADE_UP_ID = Pattern.compile("call_[0-9]{1,4}");

    private final List<Message> messages;
    private final GeminiModel model;
    private final JsonGenerator json;
    private @Nullable String openRole;

    Conversation(List<Message> messages, GeminiModel model, JsonGenerator json) {
        this.messages = messages;
        this.model = model;
        this.json = json;
    }

    /** Writes the fields {@code systemInstruction}, when there is something to write, and {@code contents}. */
    void write() throws IOException {
        List<Message> system = messages.stream()
                .filter(message -> message.role() == Role.SYSTEM)
                .toList();
        if (!system.isEmpty() && !model.isGemma()) {
            json.writeObjectFieldStart("systemInstruction");
            json.writeArrayFieldStart("parts");
            for (Message message : system) {
                text(message.text(), null);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeArrayFieldStart("contents");
        for (Message message : messages) {
            switch (message.role()) {
                case SYSTEM -> {
                    if (model.isGemma()) {
                        userTurn(message);
                    }
                }
                case USER, TOOL -> userTurn(message);
                case ASSISTANT -> modelTurn(message);
            }
        }
        closeTurn();
        json.writeEndArray();
    }

    private void userTurn(Message message) throws IOException {
        for (ContentPart part : message.parts()) {
            if (part instanceof ContentPart.Text text && !text.text().isEmpty()) {
                inTurnOf(USER);
                text(text.text(), null);
            } else if (part instanceof ContentPart.Image image) {
                inTurnOf(USER);
                image(image);
            } else if (part instanceof ContentPart.ToolResult result) {
                inTurnOf(USER);
                functionResponse(result);
            }
        }
    }

    private void modelTurn(Message message) throws IOException {
        ThoughtSignatures signatures = signaturesOf(message);
        List<ThoughtSignatures.Span> spans = signatures.spansOf(message.text());
        String missing = missingSignature(message, signatures);
        int from = 0;
        for (ContentPart part : message.parts()) {
            if (part instanceof ContentPart.Text text) {
                modelText(text.text(), from, spans);
                from += text.text().length();
            } else if (part instanceof ContentPart.ToolUse use) {
                String signature = signatures.ofCall(use.call().id());
                functionCall(use.call(), signature == null ? missing : signature);
                missing = null;
            } else if (part instanceof ContentPart.Image image) {
                inTurnOf(MODEL);
                image(image);
            }
        }
    }

    private static ThoughtSignatures signaturesOf(Message message) {
        for (ContentPart part : message.parts()) {
            if (part instanceof ContentPart.ProviderState state
                    && state.provider().equals(Gemini.ID)) {
                return ThoughtSignatures.parse(state.json());
            }
        }
        return new ThoughtSignatures();
    }

    /** {@return what stands in on the first call of a message none of whose calls is signed, null when nothing must} */
    private @Nullable String missingSignature(Message message, ThoughtSignatures signatures) {
        boolean signed = message.toolCalls().stream().anyMatch(call -> signatures.ofCall(call.id()) != null);
        return signed || !model.demandsSignatures() ? null : ThoughtSignatures.DUMMY;
    }

    /** Writes text that begins at {@code start} of its message, cut where the model's signed parts were. */
    private void modelText(String text, int start, List<ThoughtSignatures.Span> spans) throws IOException {
        int at = 0;
        for (ThoughtSignatures.Span span : spans) {
            int from = span.from() - start;
            int to = span.to() - start;
            if (from < at || to > text.length()) {
                continue;
            }
            plainModelText(text.substring(at, from));
            inTurnOf(MODEL);
            text(text.substring(from, to), span.signature());
            at = to;
        }
        plainModelText(text.substring(at));
    }

    private void plainModelText(String text) throws IOException {
        if (!text.isEmpty()) {
            inTurnOf(MODEL);
            text(text, null);
        }
    }

    /** A turn begins with its first part, so that none is empty. */
    private void inTurnOf(String role) throws IOException {
        if (role.equals(openRole)) {
            return;
        }
        closeTurn();
        openRole = role;
        json.writeStartObject();
        json.writeStringField("role", role);
        json.writeArrayFieldStart("parts");
    }

    private void closeTurn() throws IOException {
        if (openRole != null) {
            json.writeEndArray();
            json.writeEndObject();
            openRole = null;
        }
    }

    private void text(String text, @Nullable String signature) throws IOException {
        json.writeStartObject();
        json.writeStringField("text", text);
        signature(signature);
        json.writeEndObject();
    }

    private void image(ContentPart.Image image) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("inlineData");
        json.writeStringField("mimeType", image.content().mediaType());
        json.writeBinaryField("data", image.content().bytes());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void functionCall(ToolCall call, @Nullable String signature) throws IOException {
        inTurnOf(MODEL);
        json.writeStartObject();
        json.writeObjectFieldStart("functionCall");
        id(call.id());
        json.writeStringField("name", call.name());
        json.writeFieldName("args");
        objectOr("arguments", call.arguments().isBlank() ? "{}" : call.arguments());
        json.writeEndObject();
        signature(signature);
        json.writeEndObject();
    }

    private void functionResponse(ContentPart.ToolResult result) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("functionResponse");
        id(result.callId());
        json.writeStringField("name", result.toolName());
        json.writeFieldName("response");
        objectOr("result", result.content());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void id(String id) throws IOException {
        if (!MADE_UP_ID.matcher(id).matches()) {
            json.writeStringField("id", id);
        }
    }

    private void signature(@Nullable String signature) throws IOException {
        if (signature != null) {
            json.writeStringField("thoughtSignature", signature);
        }
    }

    /** Writes JSON text as it is when it is an object; else an object that holds the text, since nothing else is taken. */
    private void objectOr(String field, String text) throws IOException {
        if (RequestBody.isObject(text)) {
            json.writeRawValue(text);
        } else {
            json.writeStartObject();
            json.writeStringField(field, text);
            json.writeEndObject();
        }
    }
}
