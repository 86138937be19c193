package io.claviger.providers.bedrock;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A block of an answer's content, or a piece of one, as it came. For one thread. */
final class Block {
    int index;
    String text = "";
    String reasoning = "";
    String signature = "";
    String redacted = "";
    boolean tool;
    String input = "";

    @Nullable String id;

    @Nullable String name;

    /** Reads {@code {"contentBlockIndex":0,"start":{...}}} or the same with {@code delta}. */
    static Block ofEvent(JsonParser json, byte[] buffer, int offset) throws IOException {
        Block block = new Block();
        Fields.each(json, field -> {
            switch (field) {
                case "contentBlockIndex" -> block.index = (int) Fields.count(json);
                case "start", "delta" -> block.read(json, buffer, offset);
                default -> json.skipChildren();
            }
        });
        return block;
    }

    /** Reads what stands in {@code content}, {@code start} or {@code delta}. */
    void read(JsonParser json, byte[] buffer, int offset) throws IOException {
        Fields.each(json, field -> {
            switch (field) {
                case "text" -> text = Fields.stringOrEmpty(json);
                case "reasoningContent" -> reasoning(json);
                case "toolUse" -> {
                    tool = true;
                    Fields.each(json, inner -> toolUse(inner, json, buffer, offset));
                }
                // Images, documents, citations and whatever comes next.
                default -> json.skipChildren();
            }
        });
    }

    /** In a whole answer one level deeper than in a piece of one. */
    private void reasoning(JsonParser json) throws IOException {
        Fields.each(json, field -> {
            switch (field) {
                case "reasoningText" -> reasoning(json);
                case "text" -> reasoning = Fields.stringOrEmpty(json);
                case "signature" -> signature = Fields.stringOrEmpty(json);
                case "redactedContent" -> redacted = Fields.stringOrEmpty(json);
                default -> json.skipChildren();
            }
        });
    }

    private void toolUse(String field, JsonParser json, byte[] buffer, int offset) throws IOException {
        switch (field) {
            case "toolUseId" -> id = Fields.string(json);
            case "name" -> name = Fields.string(json);
            case "input" -> {
                if (json.isExpectedStartObjectToken()) {
                    int from = (int) json.currentTokenLocation().getByteOffset();
                    json.skipChildren();
                    int to = (int) json.currentLocation().getByteOffset();
                    input = new String(buffer, offset + from, to - from, StandardCharsets.UTF_8);
                } else {
                    input = Fields.stringOrEmpty(json);
                }
            }
            default -> json.skipChildren();
        }
    }
}
