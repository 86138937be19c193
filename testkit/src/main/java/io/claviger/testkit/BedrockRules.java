package io.claviger.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Bedrock refuses in a request (Converse API reference and the texts of its validation errors in issue threads, read
 * November 2026). For one request and one thread.
 */
final class BedrockRules {
    private static final Pattern TOOL_USE_ID = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
    private static final Set<String> FORMATS = Set.of("png", "jpeg", "gif", "webp");

    private final JsonNode body;
    private final Set<String> calls = new HashSet<>();
    private String question = "";
    private boolean toolBlocks;

    private BedrockRules(JsonNode body) {
        this.body = body;
    }

    /**
     * Checks a request.
     *
     * @return the last text of the user
     * @throws IllegalArgumentException when the service would refuse it
     */
    static String check(JsonNode body) {
        BedrockRules rules = new BedrockRules(body);
        rules.turns();
        rules.tools();
        JsonNode config = body.path("inferenceConfig");
        demand(config.path("maxTokens").asInt(1) > 0, "maxTokens is positive");
        demand(config.path("temperature").asDouble(0) <= 1, "temperature is at most 1");
        body.path("system").forEach(block -> demand(isText(block), "instructions are text"));
        return rules.question;
    }

    private static void demand(boolean met, String demand) {
        if (!met) {
            throw new IllegalArgumentException(demand);
        }
    }

    private static boolean isText(JsonNode block) {
        return !block.path("text").asText().isBlank();
    }

    private void turns() {
        demand(!body.path("messages").isEmpty(), "there are messages");
        String wanted = "user";
        for (JsonNode turn : body.path("messages")) {
            demand(turn.path("role").asText().equals(wanted), "user and assistant take turns");
            demand(!turn.path("content").isEmpty(), "a turn has content");
            StringBuilder text = new StringBuilder();
            for (JsonNode block : turn.path("content")) {
                block(wanted, block);
                text.append(block.path("text").asText());
            }
            if (wanted.equals("user") && text.length() > 0) {
                question = text.toString();
            }
            wanted = wanted.equals("user") ? "assistant" : "user";
        }
    }

    private void block(String role, JsonNode block) {
        demand(block.size() == 1, "a block is of one kind");
        String kind = block.fieldNames().next();
        JsonNode value = block.path(kind);
        switch (kind) {
            case "text" -> demand(isText(block), "no text is blank");
            case "image" -> {
                demand(role.equals("user"), "images are the user's");
                demand(FORMATS.contains(value.path("format").asText()), "a format of images");
                demand(!value.at("/source/bytes").asText().isEmpty(), "an image has bytes");
            }
            case "toolUse" -> {
                toolBlocks = true;
                String id = value.path("toolUseId").asText();
                demand(role.equals("assistant") && TOOL_USE_ID.matcher(id).matches(), "calls are the assistant's");
                demand(calls.add(id), "no two calls have one id");
                demand(value.path("input").isObject(), "the input of a tool is an object");
            }
            case "toolResult" -> {
                toolBlocks = true;
                demand(role.equals("user"), "results are the user's");
                demand(calls.contains(value.path("toolUseId").asText()), "a result has a call before it");
                demand(value.path("content").isArray(), "a result has content");
            }
            case "reasoningContent" -> demand(role.equals("assistant"), "reasoning is the assistant's");
            default -> throw new IllegalArgumentException("a block of a known kind");
        }
    }

    private void tools() {
        JsonNode config = body.path("toolConfig");
        demand(!toolBlocks || !config.path("tools").isEmpty(), "blocks of tools go with toolConfig");
        demand(config.isMissingNode() || !config.path("tools").isEmpty(), "toolConfig has tools");
        for (JsonNode tool : config.path("tools")) {
            demand(tool.at("/toolSpec/inputSchema/json").isObject(), "a tool has a schema");
        }
        JsonNode choice = config.path("toolChoice");
        demand(choice.isMissingNode() || choice.size() == 1, "toolChoice is one of auto, any and tool");
    }

    /** {@return what the request says, with its options under names that other services use} */
    static Heard heard(JsonNode request) {
        StringBuilder system = new StringBuilder();
        request.path("system").forEach(block -> system.append(block.path("text").asText()));
        List<String> turns = new ArrayList<>();
        for (JsonNode turn : request.path("messages")) {
            String role = turn.path("role").asText();
            for (JsonNode block : turn.path("content")) {
                JsonNode call = block.path("toolUse");
                JsonNode result = block.path("toolResult");
                if (block.has("text")) {
                    turns.add(role + ": " + block.path("text").asText());
                } else if (!call.isMissingNode()) {
                    turns.add(role + " calls " + call.path("name").asText() + " " + call.path("input"));
                } else if (!result.isMissingNode()) {
                    turns.add("tool(" + result.path("toolUseId").asText() + "): "
                            + result.at("/content/0/text").asText());
                }
            }
        }
        ObjectNode body = request.deepCopy();
        body.set("tools", request.at("/toolConfig/tools"));
        ObjectNode options = Json.object();
        options.setAll((ObjectNode) request.path("inferenceConfig"));
        options.set("max_tokens", options.path("maxTokens"));
        options.set("responseSchema", request.at("/outputConfig/textFormat/structure/jsonSchema/schema"));
        return new Heard(system.toString(), turns, body, options);
    }
}
