package io.claviger.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.chat.FinishReason;
import io.claviger.chat.ToolCall;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Ollama's {@code /api/chat}: one document a line, whole tool calls, and a last line that says it is the last. */
final class OllamaVoice implements Voice {
    private static final Set<String> ROLES = Set.of("system", "user", "assistant", "tool");
    private static final Set<String> EFFORTS = Set.of("low", "medium", "high", "max");

    @Override
    public Asked read(RecordedRequest request) {
        JsonNode body = Json.read(request.body());
        demand(request.path().endsWith("/api/chat"), "the only call is /api/chat");
        demand(!body.path("model").asText().isBlank(), "model is required");
        demand(body.path("messages").isArray() && !body.path("messages").isEmpty(), "there are messages");
        String question = "";
        for (JsonNode message : body.path("messages")) {
            check(message);
            if (message.path("role").asText().equals("user")) {
                question = message.path("content").asText();
            }
        }
        for (JsonNode tool : body.path("tools")) {
            demand(tool.path("type").asText().equals("function"), "a tool is a function");
            demand(!tool.at("/function/name").asText().isEmpty(), "a tool has a name");
            demand(tool.at("/function/parameters").isObject(), "parameters are an object");
        }
        checkSettings(body);
        // A stream is what comes when nobody says otherwise.
        return new Asked(
                question, body.path("model").asText(), body.path("stream").asBoolean(true), true);
    }

    private static void check(JsonNode message) {
        demand(ROLES.contains(message.path("role").asText()), "a role is known");
        demand(message.path("content").isTextual(), "content is a text");
        JsonNode thinking = message.path("thinking");
        demand(thinking.isMissingNode() || thinking.isTextual(), "thinking is a text");
        for (JsonNode image : message.path("images")) {
            // Throws the same exception at what is no Base64, such as the beginning of a data URL.
            demand(Base64.getDecoder().decode(image.asText()).length > 0, "an image has bytes");
        }
        for (JsonNode call : message.path("tool_calls")) {
            demand(!call.at("/function/name").asText().isEmpty(), "a call names its tool");
            demand(call.at("/function/arguments").isObject(), "arguments are an object");
        }
    }

    private static void checkSettings(JsonNode body) {
        JsonNode think = body.path("think");
        demand(think.isMissingNode() || think.isBoolean() || EFFORTS.contains(think.asText()), "a known effort");
        JsonNode format = body.path("format");
        demand(format.isMissingNode() || format.isObject() || format.asText().equals("json"), "a known format");
        demand(body.path("stream").isMissingNode() || body.path("stream").isBoolean(), "stream is a boolean");
        JsonNode options = body.path("options");
        demand(options.isMissingNode() || options.isObject(), "options are an object");
        demand(
                options.path("num_predict").isMissingNode()
                        || options.path("num_predict").isInt(),
                "a whole number");
        demand(options.path("stop").isMissingNode() || options.path("stop").isArray(), "stop texts are a list");
        demand(!body.has("tool_choice") && !body.has("max_tokens"), "fields of another dialect");
    }

    private static void demand(boolean held, String wanted) {
        if (!held) {
            throw new IllegalArgumentException(wanted);
        }
    }

    @Override
    public String document(FakeAnswer answer, Asked asked) {
        ObjectNode message = message(answer.text());
        if (!answer.reasoning().isEmpty()) {
            message.put("thinking", answer.reasoning());
        }
        addCalls(message, answer.toolCalls());
        return last(answer, asked, message).toString();
    }

    @Override
    public Events stream(FakeAnswer answer, Asked asked) {
        List<String> opening = new ArrayList<>();
        FakeAnswer.pieces(answer.reasoning())
                .forEach(piece -> opening.add(line(asked, message("").put("thinking", piece))));
        List<String> pieces = new ArrayList<>();
        answer.pieces().forEach(piece -> pieces.add(line(asked, message(piece))));
        for (ToolCall call : answer.toolCalls()) {
            ObjectNode message = message("");
            addCalls(message, List.of(call));
            pieces.add(line(asked, message));
        }
        String closing = event(last(answer, asked, message("")).toString());
        return new Events(opening, pieces, List.of(closing), "");
    }

    @Override
    public Map<String, String> headers(Asked asked) {
        return Map.of();
    }

    @Override
    public String mediaType() {
        return "application/x-ndjson";
    }

    @Override
    public String event(String json) {
        return json + "\n";
    }

    @Override
    public byte[] endless() {
        return Bytes.utf8("{\"padding\":\"");
    }

    @Override
    public String errorEvent(String json) {
        return event(json);
    }

    @Override
    public String listing() {
        return "{\"models\":[{\"name\":\"fake-1\",\"model\":\"fake-1\",\"size\":1,\"digest\":\"0\","
                + "\"details\":{\"family\":\"fake\",\"parameter_size\":\"1B\",\"quantization_level\":\"Q4_0\"}}]}";
    }

    private String line(Asked asked, ObjectNode message) {
        return event(base(asked, message).put("done", false).toString());
    }

    private static ObjectNode base(Asked asked, ObjectNode message) {
        ObjectNode line = Json.object().put("model", asked.model()).put("created_at", "2026-11-21T09:30:00.123456Z");
        line.set("message", message);
        return line;
    }

    private static ObjectNode last(FakeAnswer answer, Asked asked, ObjectNode message) {
        return base(asked, message)
                .put("done", true)
                .put("done_reason", raw(answer.finishReason()))
                .put("total_duration", 3722518334L)
                .put("load_duration", 1534053125L)
                .put("prompt_eval_count", answer.usage().inputTokens())
                .put("prompt_eval_duration", 179676000L)
                .put("eval_count", answer.usage().outputTokens())
                .put("eval_duration", 2006086000L);
    }

    private static ObjectNode message(String text) {
        return Json.object().put("role", "assistant").put("content", text);
    }

    private static void addCalls(ObjectNode message, List<ToolCall> calls) {
        if (calls.isEmpty()) {
            return;
        }
        ArrayNode list = message.putArray("tool_calls");
        for (ToolCall call : calls) {
            ObjectNode function = list.addObject().put("id", call.id()).putObject("function");
            function.put("index", list.size() - 1).put("name", call.name());
            function.set("arguments", Json.read(call.arguments()));
        }
    }

    private static String raw(FinishReason reason) {
        return switch (reason) {
            case STOP, TOOL_CALLS -> "stop";
            case LENGTH -> "length";
            // No server of Ollama's own filters; what answers in its place may.
            case CONTENT_FILTER -> "content_filter";
            case ERROR, OTHER -> "unload";
        };
    }
}
