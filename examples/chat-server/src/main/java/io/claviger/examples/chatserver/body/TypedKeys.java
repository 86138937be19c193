package io.claviger.examples.chatserver.body;

import com.fasterxml.jackson.core.JsonToken;
import io.claviger.chat.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes the keys out of a body: an object with a key or a list of keys for each provider. For one body. */
final class TypedKeys {
    private static final String FIELD = "apiKeys";

    /** Seed 000, "API Keys Validation". */
    private static final int MOST = 10;

    private final Set<String> providers;
    private final Faults problems;
    private final Map<String, List<char[]>> keys = new LinkedHashMap<>();
    private int count;

    TypedKeys(Set<String> providers, Faults problems) {
        this.providers = providers;
        this.problems = problems;
    }

    /** {@return the keys themselves, to be zeroed by the caller} */
    Map<String, List<char[]>> all() {
        return keys;
    }

    /** Reads the value of the field. */
    void read(StrictJson json) {
        JsonToken value = json.next();
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        if (value != JsonToken.START_OBJECT) {
            problems.wrongType(json, FIELD, "an object with provider names and their keys", value);
            return;
        }
        while (json.next() != JsonToken.END_OBJECT) {
            String provider = json.name();
            // A name that nobody knows may be anything, even a key in the wrong place.
            String field = providers.contains(provider) ? FIELD + "." + provider : FIELD;
            List<char[]> list = new ArrayList<>();
            if (keys.size() < MOST) {
                keys.put(provider, list);
            }
            keysOf(json, field, list);
        }
        if (count > MOST) {
            problems.add(new Problem(
                    "too_many_keys", FIELD, "At most " + MOST + " keys are accepted; found " + count + "."));
        }
    }

    private void keysOf(StrictJson json, String field, List<char[]> list) {
        JsonToken key = json.next();
        if (key != JsonToken.START_ARRAY) {
            key(json, key, field, list);
            return;
        }
        int before = count;
        for (key = json.next(); key != JsonToken.END_ARRAY; key = json.next()) {
            key(json, key, field, list);
        }
        // An empty list counts as well: the number of names has the same bound.
        count = Math.max(count, before + 1);
    }

    private void key(StrictJson json, JsonToken value, String field, List<char[]> list) {
        count++;
        if (value != JsonToken.VALUE_STRING) {
            problems.wrongType(json, field, "a string or an array of strings", value);
        } else if (count <= MOST) {
            list.add(json.secret());
        }
    }
}
