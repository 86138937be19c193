package io.claviger.examples.chatserver.body;

import com.fasterxml.jackson.core.JsonToken;
import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes the fields out of what a client asks, over HTTP and over sockets. Nothing is converted: a number is not a string.
 * A field that nobody knows is passed over. For one body.
 */
final class AskFields {
    private static final Set<String> TEXTS =
            Set.of("id", "parent", "text", "course", "keySession", "message", "generation", "room", "ticket");
    private static final Set<String> IDS = Set.of("parent", "keySession", "message", "generation", "room");
    private static final Set<String> NUMBERS = Set.of("rooms", "generations");
    private static final String PROVIDERS = "providers";
    private static final String MODELS = "models";

    /** As many as a user follows at once; what is more can be asked for again. */
    private static final int MOST_NAMES = 100;

    final Map<String, String> texts = new HashMap<>();
    final List<String> providers = new ArrayList<>();
    final Map<String, String> models = new HashMap<>();
    final Map<String, Map<String, Long>> numbers = new HashMap<>();
    final TypedKeys keys;
    private final Faults problems;

    AskFields(Set<String> providers, Faults problems) {
        this.keys = new TypedKeys(providers, problems);
        this.problems = problems;
    }

    /**
     * Reads a body that is one object. Its keys are zeroed in it as they are taken.
     *
     * @throws InvalidRequestException when it is not what is wanted; all keys are zeroed then
     */
    static AskBody parse(Set<String> providers, char[] text, int length) {
        Faults problems = new Faults();
        AskFields fields = new AskFields(providers, problems);
        try (StrictJson json = new StrictJson(text, length)) {
            fields.read(json, "body");
            json.requireEnd();
            problems.requireNone();
            return new AskBody(fields);
        } catch (InvalidRequestException e) {
            fields.wipe();
            throw e;
        }
    }

    void wipe() {
        ChatBody.wipe(keys.all());
    }

    /** Reads an object, from its beginning to its end. */
    void read(StrictJson json, String where) {
        JsonToken first = json.next();
        if (first != JsonToken.START_OBJECT) {
            throw StrictJson.refusal(
                    where + "_not_object",
                    "The " + where + " must be a JSON object; found " + Faults.named(first) + ".");
        }
        while (json.next() != JsonToken.END_OBJECT) {
            field(json, json.name());
        }
    }

    private void field(StrictJson json, String name) {
        if (TEXTS.contains(name)) {
            text(json, name);
        } else if (NUMBERS.contains(name)) {
            numbers(json, name);
        } else {
            switch (name) {
                case "apiKeys" -> keys.read(json);
                case PROVIDERS -> providers(json);
                case MODELS -> models(json);
                default -> json.skip(json.next());
            }
        }
    }

    private void text(StrictJson json, String field) {
        JsonToken value = json.next();
        if (value == JsonToken.VALUE_STRING) {
            String text = IDS.contains(field) ? problems.id(json.text(), field) : json.text();
            if (text != null) {
                texts.put(field, text);
            }
        } else if (value != JsonToken.VALUE_NULL) {
            problems.wrongType(json, field, "a string", value);
        }
    }

    private void providers(StrictJson json) {
        JsonToken value = json.next();
        if (value != JsonToken.START_ARRAY) {
            unlessNull(json, PROVIDERS, "an array of provider names", value);
            return;
        }
        for (value = json.next(); value != JsonToken.END_ARRAY; value = json.next()) {
            if (value != JsonToken.VALUE_STRING) {
                problems.wrongType(json, PROVIDERS, "an array of provider names", value);
            } else if (hasRoom(PROVIDERS, providers.size())) {
                providers.add(json.text());
            }
        }
    }

    private void models(StrictJson json) {
        JsonToken value = json.next();
        if (value != JsonToken.START_OBJECT) {
            unlessNull(json, MODELS, "an object with provider names and their models", value);
            return;
        }
        while (json.next() != JsonToken.END_OBJECT) {
            String provider = json.name();
            value = json.next();
            if (value != JsonToken.VALUE_STRING) {
                problems.wrongType(json, MODELS, "an object with provider names and their models", value);
            } else if (hasRoom(MODELS, models.size())) {
                models.put(provider, json.text());
            }
        }
    }

    private void numbers(StrictJson json, String field) {
        JsonToken value = json.next();
        if (value != JsonToken.START_OBJECT) {
            unlessNull(json, field, "an object with ids and whole numbers", value);
            return;
        }
        Map<String, Long> read = new HashMap<>();
        while (json.next() != JsonToken.END_OBJECT) {
            String name = problems.id(json.name(), field);
            value = json.next();
            Long number = value == JsonToken.VALUE_NUMBER_INT ? json.wholeNumber() : null;
            if (number == null || number < 0) {
                problems.wrongType(json, field, "an object with ids and whole numbers from 0 on", value);
            } else if (name != null && hasRoom(field, read.size())) {
                read.put(name, number);
            }
        }
        numbers.put(field, read);
    }

    private boolean hasRoom(String field, int size) {
        if (size < MOST_NAMES) {
            return true;
        }
        problems.add(new Problem(
                "too_many_names", field, "The field " + field + " has at most " + MOST_NAMES + " entries."));
        return false;
    }

    private void unlessNull(StrictJson json, String field, String wanted, JsonToken value) {
        if (value != JsonToken.VALUE_NULL) {
            problems.wrongType(json, field, wanted, value);
        }
    }
}
