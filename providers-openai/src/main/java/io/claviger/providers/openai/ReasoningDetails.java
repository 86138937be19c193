package io.claviger.providers.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects {@code reasoning_details}, which OpenRouter wants to see again on the next turn (its page on reasoning
 * tokens, read November 2026). A stream cuts one block into fragments; they are put together again. For one thread.
 */
final class ReasoningDetails {
    /** Fields whose fragments continue each other; of any other field the last value counts. */
    private static final Set<String> CONTINUED = Set.of("text", "summary", "data");

    private final List<Block> blocks = new ArrayList<>();
    private boolean changed;

    /** Reads the value of the field; the parser stands on its first token. */
    void read(JsonParser json) throws IOException {
        if (WireJson.isNull(json)) {
            return;
        }
        WireJson.require(json, JsonToken.START_ARRAY, "Reasoning details are an array.");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            WireJson.require(json, JsonToken.START_OBJECT, "Each of the reasoning details is an object.");
            Block fragment = fragment(json);
            Block last = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
            if (last != null && fragment.continues(last)) {
                last.add(fragment);
            } else {
                blocks.add(fragment);
            }
            changed = true;
        }
    }

    /** {@return the blocks as a JSON array when there are more of them than at the last call, else null} */
    @Nullable String takeChanged() throws IOException {
        if (!changed) {
            return null;
        }
        changed = false;
        StringWriter text = new StringWriter();
        try (JsonGenerator json = WireJson.FACTORY.createGenerator(text)) {
            json.writeStartArray();
            for (Block block : blocks) {
                block.write(json);
            }
            json.writeEndArray();
        }
        return text.toString();
    }

    private static Block fragment(JsonParser json) throws IOException {
        Block block = new Block();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            switch (json.nextToken()) {
                case VALUE_STRING -> block.texts.put(name, new StringBuilder(json.getText()));
                case VALUE_NUMBER_INT -> block.numbers.put(name, json.getLongValue());
                default -> json.skipChildren();
            }
        }
        return block;
    }

    /** One element of the array, as far as it came. */
    private static final class Block {
        private final Map<String, StringBuilder> texts = new LinkedHashMap<>();
        private final Map<String, Long> numbers = new LinkedHashMap<>();

        boolean continues(Block earlier) {
            Long index = numbers.get("index");
            return index != null
                    && index.equals(earlier.numbers.get("index"))
                    && Objects.toString(texts.get("type")).equals(Objects.toString(earlier.texts.get("type")));
        }

        void add(Block fragment) {
            numbers.putAll(fragment.numbers);
            fragment.texts.forEach((name, more) -> {
                StringBuilder before = texts.get(name);
                if (before == null || !CONTINUED.contains(name)) {
                    texts.put(name, more);
                } else {
                    before.append(more);
                }
            });
        }

        void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            for (Map.Entry<String, StringBuilder> text : texts.entrySet()) {
                json.writeStringField(text.getKey(), text.getValue().toString());
            }
            for (Map.Entry<String, Long> number : numbers.entrySet()) {
                json.writeNumberField(number.getKey(), number.getValue());
            }
            json.writeEndObject();
        }
    }
}
