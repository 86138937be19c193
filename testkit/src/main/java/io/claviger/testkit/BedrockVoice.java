package io.claviger.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.chat.FinishReason;
import io.claviger.chat.ToolCall;
import io.claviger.chat.Usage;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bedrock's Converse and ConverseStream. An event's text is its type, a space and its payload, such as
 * <code>messageStop {"stopReason":"end_turn"}</code>; an exclamation mark before the type makes it an exception.
 */
final class BedrockVoice implements Voice {
    private static final Pattern CALL = Pattern.compile(".*/model/([^/]+)/(converse|converse-stream)");

    /** What the service fills its events with, so that their lengths do not tell the words. */
    private static final String PADDING = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    @Override
    public Asked read(RecordedRequest request) {
        Matcher call = CALL.matcher(request.path());
        if (!call.matches() || !request.header("content-type").orElse("").equals("application/json")) {
            throw new IllegalArgumentException("a model and an operation");
        }
        String question = BedrockRules.check(Json.read(request.body()));
        String model = URLDecoder.decode(call.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
        return new Asked(question, model, call.group(2).endsWith("stream"), true);
    }

    @Override
    public String document(FakeAnswer answer, Asked asked) {
        ObjectNode root = Json.object();
        root.putObject("metrics").put("latencyMs", 411);
        ObjectNode message = root.putObject("output").putObject("message");
        ArrayNode content = message.putArray("content");
        if (!answer.reasoning().isEmpty()) {
            content.addObject()
                    .putObject("reasoningContent")
                    .putObject("reasoningText")
                    .put("text", answer.reasoning())
                    .put("signature", "c2lnbmF0dXJl");
        }
        if (!answer.text().isEmpty()) {
            content.addObject().put("text", answer.text());
        }
        for (ToolCall call : answer.toolCalls()) {
            ObjectNode use = content.addObject().putObject("toolUse");
            use.set("input", Json.read(call.arguments()));
            use.put("name", call.name()).put("toolUseId", id(call));
        }
        message.put("role", "assistant");
        root.put("stopReason", raw(answer.finishReason()));
        root.set("usage", usage(answer.usage()));
        return root.toString();
    }

    @Override
    public Events stream(FakeAnswer answer, Asked asked) {
        List<String> opening = new ArrayList<>();
        opening.add(event("messageStart", Json.object().put("role", "assistant")));
        int block = 0;
        if (!answer.reasoning().isEmpty()) {
            for (String piece : FakeAnswer.pieces(answer.reasoning())) {
                opening.add(delta(
                        block,
                        Json.object().set("reasoningContent", Json.object().put("text", piece))));
            }
            ObjectNode signed = Json.object().put("signature", "c2lnbmF0dXJl");
            opening.add(delta(block, Json.object().set("reasoningContent", signed)));
            opening.add(event("contentBlockStop", Json.object().put("contentBlockIndex", block++)));
        }
        List<String> pieces = new ArrayList<>();
        for (String piece : answer.pieces()) {
            pieces.add(delta(block, Json.object().put("text", piece)));
        }
        for (ToolCall call : answer.toolCalls()) {
            addCall(pieces, ++block, call);
        }
        List<String> closing = List.of(
                event("contentBlockStop", Json.object().put("contentBlockIndex", block)),
                event("messageStop", Json.object().put("stopReason", raw(answer.finishReason()))));
        ObjectNode metadata = Json.object().set("usage", usage(answer.usage()));
        metadata.putObject("metrics").put("latencyMs", 411);
        return new Events(opening, pieces, closing, event("metadata", metadata));
    }

    /** A call without arguments comes without a delta, as recorded. */
    private static void addCall(List<String> pieces, int block, ToolCall call) {
        ObjectNode start = Json.object().put("contentBlockIndex", block);
        start.putObject("start").putObject("toolUse").put("name", call.name()).put("toolUseId", id(call));
        pieces.add(event("contentBlockStart", start));
        String arguments = call.arguments();
        for (int from = 0; !arguments.equals("{}") && from < arguments.length(); from += 5) {
            String fragment = arguments.substring(from, Math.min(arguments.length(), from + 5));
            pieces.add(delta(block, Json.object().set("toolUse", Json.object().put("input", fragment))));
        }
        pieces.add(event("contentBlockStop", Json.object().put("contentBlockIndex", block)));
    }

    @Override
    public Map<String, String> headers(Asked asked) {
        return Map.of("x-amzn-requestid", UUID.randomUUID().toString());
    }

    @Override
    public String mediaType() {
        return "application/vnd.amazon.eventstream";
    }

    @Override
    public String event(String json) {
        return "contentBlockDelta " + json;
    }

    @Override
    public byte[] wire(byte[] event) {
        int space = 0;
        while (event[space] != ' ') {
            space++;
        }
        String type = new String(event, 0, space, StandardCharsets.US_ASCII);
        byte[] payload = Arrays.copyOfRange(event, space + 1, event.length);
        return type.startsWith("!") ? AwsFrames.exception(type.substring(1), payload) : AwsFrames.event(type, payload);
    }

    @Override
    public byte[] endless() {
        return AwsFrames.prelude(40 << 20, 100);
    }

    /** In a stream the name of an exception stands in the frame and begins with a small letter. */
    @Override
    public String errorEvent(String json) {
        JsonNode error = Json.read(json);
        String type = error.path("__type").asText("InternalServerException");
        return "!" + Character.toLowerCase(type.charAt(0)) + type.substring(1) + " "
                + Json.object().put("message", error.path("message").asText());
    }

    @Override
    public String listing() {
        ObjectNode root = Json.object();
        ArrayNode models = root.putArray("modelSummaries");
        models.add(model("fake-1", true, "ACTIVE"));
        models.add(model("fake-embedding-1", false, "ACTIVE"));
        models.add(model("fake-0", true, "LEGACY"));
        return root.toString();
    }

    private static ObjectNode model(String id, boolean streaming, String status) {
        ObjectNode model = Json.object().put("modelId", id).put("responseStreamingSupported", streaming);
        model.putArray("inferenceTypesSupported").add("ON_DEMAND");
        model.putObject("modelLifecycle").put("status", status);
        return model;
    }

    private static String delta(int block, JsonNode delta) {
        ObjectNode payload = Json.object().put("contentBlockIndex", block);
        payload.set("delta", delta);
        return event("contentBlockDelta", payload);
    }

    private static String event(String type, ObjectNode payload) {
        int length = 1 + payload.toString().length() % PADDING.length();
        return type + " " + payload.put("p", PADDING.substring(0, length));
    }

    private static ObjectNode usage(Usage usage) {
        ObjectNode node = Json.object().put("inputTokens", usage.inputTokens() - usage.cachedInputTokens());
        if (usage.cachedInputTokens() > 0) {
            node.put("cacheReadInputTokens", usage.cachedInputTokens()).put("cacheWriteInputTokens", 0);
        }
        return node.put("outputTokens", usage.outputTokens()).put("totalTokens", usage.totalTokens());
    }

    private static String id(ToolCall call) {
        return "tooluse_" + call.id();
    }

    private static String raw(FinishReason reason) {
        return switch (reason) {
            case STOP -> "end_turn";
            case TOOL_CALLS -> "tool_use";
            case LENGTH -> "max_tokens";
            case CONTENT_FILTER -> "content_filtered";
            case ERROR -> "malformed_model_output";
            case OTHER -> "unheard_of";
        };
    }
}
