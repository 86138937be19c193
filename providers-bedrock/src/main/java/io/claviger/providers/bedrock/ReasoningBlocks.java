package io.claviger.providers.bedrock;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.chat.ContentPart;
import io.claviger.chat.Message;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The signed and the redacted reasoning of one answer, which Claude demands back, unchanged, with the result of a tool
 * (extended thinking page of the Bedrock User Guide, read November 2026). Reasoning without a signature is not kept:
 * other models refuse it.
 *
 * <p>As text: an array of {@code {"text":"...","signature":"..."}} and {@code {"redacted":"base64"}} in the order of the
 * answer. For one thread.
 */
final class ReasoningBlocks {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SortedMap<Integer, Kept> blocks = new TreeMap<>();

    private static final class Kept {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder signature = new StringBuilder();
        private final StringBuilder redacted = new StringBuilder();

        boolean isWanted() {
            return signature.length() > 0 || redacted.length() > 0;
        }
    }

    /** {@return the reasoning that a message of this provider carries} */
    static ReasoningBlocks of(Message message) {
        for (ContentPart part : message.parts()) {
            if (part instanceof ContentPart.ProviderState state
                    && state.provider().equals(Bedrock.ID)) {
                return parse(state.json());
            }
        }
        return new ReasoningBlocks();
    }

    /** Reads what {@link #toJson()} wrote; anything else holds no reasoning. */
    static ReasoningBlocks parse(String json) {
        ReasoningBlocks reasoning = new ReasoningBlocks();
        try {
            for (JsonNode node : JSON.readTree(json)) {
                Block block = new Block();
                block.reasoning = node.path("text").asText();
                block.signature = node.path("signature").asText();
                block.redacted = node.path("redacted").asText();
                reasoning.add(reasoning.blocks.size(), block);
            }
        } catch (JsonProcessingException e) {
            // The host kept it and gave back something else; without it the model starts to think anew.
            reasoning.blocks.clear();
        }
        return reasoning;
    }

    /** Adds a block, or a further piece of one. */
    void add(int index, Block piece) {
        Kept block = blocks.computeIfAbsent(index, created -> new Kept());
        block.text.append(piece.reasoning);
        block.signature.append(piece.signature);
        block.redacted.append(piece.redacted);
    }

    boolean isEmpty() {
        return blocks.values().stream().noneMatch(Kept::isWanted);
    }

    /** {@return the JSON text for the next request} */
    String toJson() {
        ArrayNode array = JSON.createArrayNode();
        blocks.values().stream().filter(Kept::isWanted).forEach(block -> {
            ObjectNode node = array.addObject();
            if (block.redacted.length() > 0) {
                node.put("redacted", block.redacted.toString());
            } else {
                node.put("text", block.text.toString());
                node.put("signature", block.signature.toString());
            }
        });
        return array.toString();
    }

    /** Writes the blocks as content of an assistant's turn. */
    void write(JsonGenerator json) throws IOException {
        for (Kept block : blocks.values()) {
            if (!block.isWanted()) {
                continue;
            }
            json.writeStartObject();
            json.writeObjectFieldStart("reasoningContent");
            if (block.redacted.length() > 0) {
                json.writeStringField("redactedContent", block.redacted.toString());
            } else {
                json.writeObjectFieldStart("reasoningText");
                json.writeStringField("text", block.text.toString());
                json.writeStringField("signature", block.signature.toString());
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    /** {@return the number of blocks only} */
    @Override
    public String toString() {
        return "ReasoningBlocks[" + blocks.size() + "]";
    }
}
