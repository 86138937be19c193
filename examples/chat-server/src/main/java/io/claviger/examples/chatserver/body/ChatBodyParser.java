package io.claviger.examples.chatserver.body;

import com.fasterxml.jackson.core.JsonToken;
import io.claviger.chat.InvalidRequestException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the fields of a question out of its JSON. Nothing is converted: a number is not a string. For one body. */
final class ChatBodyParser {
    private final Faults problems = new Faults();
    private final TypedKeys keys;
    private @Nullable String course;
    private @Nullable String message;
    private @Nullable String conversation;

    ChatBodyParser(Set<String> providers) {
        this.keys = new TypedKeys(providers, problems);
    }

    /**
     * Reads the whole text. Its keys are zeroed in it as they are taken.
     *
     * @throws InvalidRequestException when it is not what is wanted; all keys are zeroed then
     */
    ChatBody parse(char[] text, int length) {
        try (StrictJson json = new StrictJson(text, length)) {
            fields(json);
            json.requireEnd();
            problems.requireNone();
            return new ChatBody(course, message, conversation, keys.all());
        } catch (InvalidRequestException e) {
            ChatBody.wipe(keys.all());
            throw e;
        }
    }

    private void fields(StrictJson json) {
        JsonToken first = json.next();
        if (first != JsonToken.START_OBJECT) {
            throw StrictJson.refusal(
                    "body_not_object", "The body must be a JSON object; found " + Faults.named(first) + ".");
        }
        while (json.next() != JsonToken.END_OBJECT) {
            switch (json.name()) {
                case "courseId" -> course = string(json, "courseId");
                case "message" -> message = string(json, "message");
                case "conversationId" -> conversation = string(json, "conversationId");
                case "apiKeys" -> keys.read(json);
                default -> json.skip(json.next());
            }
        }
    }

    private @Nullable String string(StrictJson json, String field) {
        JsonToken value = json.next();
        if (value == JsonToken.VALUE_STRING) {
            return json.text();
        }
        if (value != JsonToken.VALUE_NULL) {
            problems.wrongType(json, field, "a string", value);
        }
        return null;
    }
}
