package io.claviger.examples.chatserver.body;

import com.fasterxml.jackson.core.JsonToken;
import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads envelopes: total, so that any characters at all give a frame or a refusal. For one frame. */
final class FrameParser {
    private static final int VERSION = 1;

    private final Faults problems = new Faults();
    private final AskFields fields;
    private @Nullable String type;
    private @Nullable String id;
    private @Nullable String room;
    private boolean versioned;

    private FrameParser(Set<String> providers) {
        this.fields = new AskFields(providers, problems);
    }

    static Frame parse(Set<String> providers, char[] text, int length) {
        FrameParser parser = new FrameParser(providers);
        try (StrictJson json = new StrictJson(text, length)) {
            return parser.frame(json);
        } catch (InvalidRequestException e) {
            parser.fields.wipe();
            throw new RefusedFrameException(e, parser.id);
        }
    }

    private Frame frame(StrictJson json) {
        JsonToken first = json.next();
        if (first != JsonToken.START_OBJECT) {
            throw StrictJson.refusal(
                    "frame_not_object", "A frame must be a JSON object; found " + Faults.named(first) + ".");
        }
        while (json.next() != JsonToken.END_OBJECT) {
            switch (json.name()) {
                case "v" -> versioned = version(json);
                case "type" -> type = string(json, "type");
                case "id" -> id = problems.id(string(json, "id"), "id");
                case "room" -> room = problems.id(string(json, "room"), "room");
                case "data" -> fields.read(json, "data");
                default -> json.skip(json.next());
            }
        }
        json.requireEnd();
        if (!versioned) {
            problems.add(new Problem("version_unknown", "v", "An envelope says v: " + VERSION + "."));
        }
        if (type == null) {
            problems.add(new Problem("type_missing", "type", "An envelope says its type."));
        }
        problems.requireNone();
        return new Frame(type == null ? "" : type, id, room, new AskBody(fields));
    }

    private static boolean version(StrictJson json) {
        JsonToken value = json.next();
        if (value == JsonToken.VALUE_NUMBER_INT) {
            Long number = json.wholeNumber();
            return number != null && number == VERSION;
        }
        json.skip(value);
        return false;
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
