package io.claviger.examples.chatserver.body;

import com.fasterxml.jackson.core.JsonToken;
import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the fields of a question out of its JSON. Nothing is converted: a number is not a string. For one body. */
final class ChatBodyParser {
    /** Seed 000, "API Keys Validation". */
    private static final int MAX_KEYS = 10;

    private final Set<String> providers;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, List<char[]>> keys = new LinkedHashMap<>();
    private int keyCount;
    private @Nullable String course;
    private @Nullable String message;
    private @Nullable String conversation;

    ChatBodyParser(Set<String> providers) {
        this.providers = providers;
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
            if (keyCount > MAX_KEYS) {
                problems.add(new Problem(
                        "too_many_keys",
                        "apiKeys",
                        "At most " + MAX_KEYS + " keys are accepted; found " + keyCount + "."));
            }
            if (!problems.isEmpty()) {
                throw new InvalidRequestException(problems);
            }
            return new ChatBody(course, message, conversation, keys);
        } catch (InvalidRequestException e) {
            ChatBody.wipe(keys);
            throw e;
        }
    }

    private void fields(StrictJson json) {
        JsonToken first = json.next();
        if (first != JsonToken.START_OBJECT) {
            throw StrictJson.refusal("body_not_object", "The body must be a JSON object; found " + named(first) + ".");
        }
        while (json.next() != JsonToken.END_OBJECT) {
            switch (json.name()) {
                case "courseId" -> course = string(json, "courseId");
                case "message" -> message = string(json, "message");
                case "conversationId" -> conversation = string(json, "conversationId");
                case "apiKeys" -> keys(json);
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
            wrongType(json, field, "a string", value);
        }
        return null;
    }

    private void keys(StrictJson json) {
        JsonToken value = json.next();
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        if (value != JsonToken.START_OBJECT) {
            wrongType(json, "apiKeys", "an object with provider names and their keys", value);
            return;
        }
        while (json.next() != JsonToken.END_OBJECT) {
            String provider = json.name();
            // A name that nobody knows may be anything, even a key in the wrong place.
            String field = providers.contains(provider) ? "apiKeys." + provider : "apiKeys";
            List<char[]> list = new ArrayList<>();
            if (keys.size() < MAX_KEYS) {
                keys.put(provider, list);
            }
            keysOf(json, field, list);
        }
    }

    private void keysOf(StrictJson json, String field, List<char[]> list) {
        JsonToken key = json.next();
        if (key != JsonToken.START_ARRAY) {
            key(json, key, field, list);
            return;
        }
        int before = keyCount;
        for (key = json.next(); key != JsonToken.END_ARRAY; key = json.next()) {
            key(json, key, field, list);
        }
        // An empty list counts as well: the number of names has the same bound.
        keyCount = Math.max(keyCount, before + 1);
    }

    private void key(StrictJson json, JsonToken value, String field, List<char[]> list) {
        keyCount++;
        if (value != JsonToken.VALUE_STRING) {
            wrongType(json, field, "a string or an array of strings", value);
        } else if (keyCount <= MAX_KEYS) {
            list.add(json.secret());
        }
    }

    private void wrongType(StrictJson json, String field, String wanted, JsonToken found) {
        json.skip(found);
        if (problems.size() < MAX_KEYS) {
            problems.add(new Problem(
                    "wrong_type",
                    field,
                    "The field " + field + " must be " + wanted + "; found " + named(found) + "."));
        }
    }

    private static String named(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            default -> "null";
        };
    }
}
