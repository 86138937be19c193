package io.claviger.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a request says, whatever the dialect.
 *
 * @param system the instructions of the host application, empty when there are none
 * @param turns the conversation, such as {@code user: Hello}, {@code assistant calls weather {"city":"Ulm"}} and
 *     {@code tool(call_9): 12 C}, where the id of the call or the name of the tool stands in parentheses
 * @param body the document
 * @param options the place of the sampling options
 */
record Heard(String system, List<String> turns, JsonNode body, JsonNode options) {
    static Heard by(WireDialect dialect, RecordedRequest request) {
        JsonNode body = Json.read(request.body());
        return switch (dialect) {
            case GEMINI -> gemini(body);
            case BEDROCK -> BedrockRules.heard(body);
            case OLLAMA -> ollama(body);
            default -> openAi(body);
        };
    }

    /** {@return the first of these fields that is there, or a missing node} */
    JsonNode option(String... pointers) {
        return Stream.of(pointers)
                .map(options::at)
                .filter(node -> !node.isMissingNode() && !node.isNull())
                .findFirst()
                .orElseGet(() -> options.path("@missing"));
    }

    private static Heard openAi(JsonNode body) {
        StringBuilder system = new StringBuilder();
        List<String> turns = new ArrayList<>();
        for (JsonNode message : body.path("messages")) {
            String role = message.path("role").asText();
            String text = OpenAiVoice.text(message.path("content"));
            switch (role) {
                case "system", "developer" -> system.append(text);
                case "tool" -> turns.add("tool(" + message.path("tool_call_id").asText() + "): " + text);
                default -> {
                    if (!text.isEmpty()) {
                        turns.add(role + ": " + text);
                    }
                }
            }
            for (JsonNode call : message.path("tool_calls")) {
                JsonNode function = call.path("function");
                turns.add(role + " calls " + function.path("name").asText() + " "
                        + function.path("arguments").asText());
            }
        }
        return new Heard(system.toString(), turns, body, body);
    }

    private static Heard ollama(JsonNode body) {
        StringBuilder system = new StringBuilder();
        List<String> turns = new ArrayList<>();
        for (JsonNode message : body.path("messages")) {
            String role = message.path("role").asText();
            String text = message.path("content").asText();
            switch (role) {
                case "system" -> system.append(text);
                case "tool" -> turns.add("tool(" + message.path("tool_call_id").asText() + "): " + text);
                default -> {
                    if (!text.isEmpty()) {
                        turns.add(role + ": " + text);
                    }
                }
            }
            for (JsonNode call : message.path("tool_calls")) {
                JsonNode function = call.path("function");
                turns.add(role + " calls " + function.path("name").asText() + " " + function.path("arguments"));
            }
        }
        ObjectNode options = body.path("options").deepCopy();
        return new Heard(system.toString(), turns, body, options.set("format", body.path("format")));
    }

    private static Heard gemini(JsonNode body) {
        StringBuilder system = new StringBuilder();
        body.at("/systemInstruction/parts")
                .forEach(part -> system.append(part.path("text").asText()));
        List<String> turns = new ArrayList<>();
        for (JsonNode content : body.path("contents")) {
            String role = content.path("role").asText().equals("model") ? "assistant" : "user";
            for (JsonNode part : content.path("parts")) {
                JsonNode call = part.path("functionCall");
                JsonNode result = part.path("functionResponse");
                if (part.has("text")) {
                    turns.add(role + ": " + part.path("text").asText());
                } else if (!call.isMissingNode()) {
                    turns.add(role + " calls " + call.path("name").asText() + " "
                            + call.path("args").toString());
                } else if (!result.isMissingNode()) {
                    turns.add("tool(" + result.path("name").asText() + "): "
                            + result.path("response").toString());
                }
            }
        }
        return new Heard(system.toString(), turns, body, body.path("generationConfig"));
    }
}
