package io.claviger.providers.bedrock;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Steps through JSON by the names of its fields, passing over what nobody asks for. Stateless. */
final class Fields {
    private Fields() {}

    /** Reads the value of one field; what it leaves unread is skipped. */
    @FunctionalInterface
    interface Reader {
        void read(String name) throws IOException;
    }

    /** Reads one object of an array. */
    @FunctionalInterface
    interface ElementReader {
        void read() throws IOException;
    }

    /** Walks the fields of the object that begins here; anything but an object has none. */
    static void each(JsonParser json, Reader fields) throws IOException {
        if (!json.isExpectedStartObjectToken()) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            fields.read(name);
            json.skipChildren();
        }
    }

    /** Walks the objects of the array that begins here; anything but an array has none. */
    static void eachObject(JsonParser json, ElementReader objects) throws IOException {
        if (!json.isExpectedStartArrayToken()) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.isExpectedStartObjectToken()) {
                objects.read();
            }
            json.skipChildren();
        }
    }

    static @Nullable String string(JsonParser json) throws IOException {
        return json.hasToken(JsonToken.VALUE_STRING) ? json.getText() : null;
    }

    static String stringOrEmpty(JsonParser json) throws IOException {
        return json.hasToken(JsonToken.VALUE_STRING) ? json.getText() : "";
    }

    /** {@return a count in the 32 bits that the service declares, 0 for anything else} */
    static long count(JsonParser json) throws IOException {
        return json.hasToken(JsonToken.VALUE_NUMBER_INT)
                ? Math.min(Integer.MAX_VALUE, Math.max(0, json.getValueAsLong(0)))
                : 0;
    }
}
