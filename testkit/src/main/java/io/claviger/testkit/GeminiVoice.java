package io.claviger.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.chat.FinishReason;
import io.claviger.chat.ToolCall;
import io.claviger.chat.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gemini's generateContent: whole responses as events, lines that end in CRLF, no mark of the end. */
final class GeminiVoice implements Voice {
    private static final Pattern CALL =
            Pattern.compile(".*/models/([^/:?]+):(generateContent|streamGenerateContent).*");

    @Override
    public Asked read(RecordedRequest request) {
        Matcher call = CALL.matcher(request.path());
        JsonNode body = Json.read(request.body());
        if (!call.matches() || body.path("contents").isEmpty()) {
            throw new IllegalArgumentException("contents are missing");
        }
        String question = "";
        for (JsonNode content : body.path("contents")) {
            String role = content.path("role").asText("user");
            if (content.path("parts").isEmpty() || !(role.equals("user") || role.equals("model"))) {
                throw new IllegalArgumentException("a turn of user or model has parts");
            }
            StringBuilder text = new StringBuilder();
            content.path("parts").forEach(part -> text.append(part.path("text").asText()));
            if (role.equals("user") && text.length() > 0) {
                question = text.toString();
            }
        }
        GeminiTurns.check(body.path("contents"), call.group(1));
        return new Asked(question, call.group(1), call.group(2).startsWith("stream"), true);
    }

    @Override
    public String document(FakeAnswer answer, Asked asked) {
        ArrayNode parts = Json.array();
        if (!answer.reasoning().isEmpty()) {
            parts.addObject().put("text", answer.reasoning()).put("thought", true);
        }
        if (!answer.text().isEmpty()) {
            parts.addObject().put("text", answer.text());
        }
        answer.toolCalls().forEach(call -> parts.add(part(call)));
        return response(answer, asked, parts, true).toString();
    }

    @Override
    public Events stream(FakeAnswer answer, Asked asked) {
        List<String> opening = new ArrayList<>();
        FakeAnswer.pieces(answer.reasoning()).forEach(piece -> {
            ArrayNode parts = Json.array();
            parts.addObject().put("text", piece).put("thought", true);
            opening.add(event(response(answer, asked, parts, false).toString()));
        });
        List<String> pieces = new ArrayList<>();
        answer.pieces().forEach(piece -> {
            ArrayNode parts = Json.array();
            parts.addObject().put("text", piece);
            pieces.add(event(response(answer, asked, parts, false).toString()));
        });
        answer.toolCalls().forEach(call -> {
            ArrayNode parts = Json.array();
            parts.add(part(call));
            pieces.add(event(response(answer, asked, parts, false).toString()));
        });
        ArrayNode last = Json.array();
        last.addObject().put("text", "");
        ObjectNode closing = response(answer, asked, pieces.isEmpty() ? Json.array() : last, true);
        return new Events(opening, pieces, List.of(event(closing.toString())), "");
    }

    @Override
    public Map<String, String> headers(Asked asked) {
        return Map.of("x-gemini-service-tier", "standard", "server-timing", "gfet4t7; dur=411");
    }

    @Override
    public String event(String json) {
        return "data: " + json + "\r\n\r\n";
    }

    /** As recorded: a printed document between the events, without a field name before it. */
    @Override
    public String errorEvent(String json) {
        return Json.pretty(json).replace("\n", "\r\n") + "\r\n";
    }

    @Override
    public String listing() {
        return "{\"models\":[{\"name\":\"models/fake-1\",\"supportedGenerationMethods\":[\"generateContent\"]}]}";
    }

    private static ObjectNode response(FakeAnswer answer, Asked asked, ArrayNode parts, boolean last) {
        ObjectNode root = Json.object();
        boolean refused = parts.isEmpty() && answer.finishReason() == FinishReason.CONTENT_FILTER;
        if (refused) {
            root.putObject("promptFeedback").put("blockReason", "SAFETY");
        } else {
            ObjectNode candidate = root.putArray("candidates").addObject();
            ObjectNode content = candidate.putObject("content");
            if (!parts.isEmpty()) {
                content.set("parts", parts);
            }
            content.put("role", "model");
            if (last) {
                candidate.put("finishReason", raw(answer.finishReason()));
            }
            candidate.put("index", 0);
        }
        root.set("usageMetadata", usage(answer.usage(), refused));
        return root.put("modelVersion", asked.model()).put("responseId", "xYz0aK3vN9q");
    }

    private static ObjectNode usage(Usage usage, boolean refused) {
        ObjectNode node = Json.object().put("promptTokenCount", usage.inputTokens());
        if (!refused) {
            node.put("candidatesTokenCount", usage.outputTokens() - usage.reasoningTokens());
        }
        if (usage.reasoningTokens() > 0) {
            node.put("thoughtsTokenCount", usage.reasoningTokens());
        }
        if (usage.cachedInputTokens() > 0) {
            node.put("cachedContentTokenCount", usage.cachedInputTokens());
        }
        return node.put("totalTokenCount", usage.totalTokens());
    }

    private static ObjectNode part(ToolCall call) {
        ObjectNode part = Json.object();
        ObjectNode function = part.putObject("functionCall").put("name", call.name());
        function.set("args", Json.read(call.arguments()));
        return part.put("thoughtSignature", "c2lnbmF0dXJl");
    }

    private static String raw(FinishReason reason) {
        return switch (reason) {
            case STOP, TOOL_CALLS -> "STOP";
            case LENGTH -> "MAX_TOKENS";
            case CONTENT_FILTER -> "SAFETY";
            case ERROR -> "MALFORMED_FUNCTION_CALL";
            case OTHER -> "UNHEARD_OF";
        };
    }
}
