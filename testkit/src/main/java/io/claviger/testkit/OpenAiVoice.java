package io.claviger.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.chat.ToolCall;
import io.claviger.chat.Usage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** OpenAI's chat completions and the three services that speak the same with an accent of their own. */
final class OpenAiVoice implements Voice {
    private static final long CREATED = 1_767_225_600L;

    private final WireDialect accent;

    OpenAiVoice(WireDialect accent) {
        this.accent = accent;
    }

    @Override
    public Asked read(RecordedRequest request) {
        JsonNode body = Json.read(request.body());
        String question = "";
        for (JsonNode message : body.path("messages")) {
            if (message.path("role").asText().equals("user")) {
                question = text(message.path("content"));
            }
        }
        if (!body.path("messages").isArray() || body.path("messages").isEmpty()) {
            throw new IllegalArgumentException("messages are missing");
        }
        OpenAiTurns.check(body.path("messages"));
        boolean usage = accent != WireDialect.OPENAI
                || body.path("stream_options").path("include_usage").asBoolean();
        return new Asked(
                question, body.path("model").asText(), body.path("stream").asBoolean(), usage);
    }

    @Override
    public String document(FakeAnswer answer, Asked asked) {
        ObjectNode message = Json.object().put("role", "assistant");
        if (answer.toolCalls().isEmpty() || !answer.text().isEmpty()) {
            message.put("content", answer.text());
        } else if (accent != WireDialect.GROQ) {
            message.putNull("content");
        }
        if (!answer.reasoning().isEmpty()) {
            message.put("reasoning", answer.reasoning());
        }
        for (int i = 0; i < answer.toolCalls().size(); i++) {
            ToolCall call = answer.toolCalls().get(i);
            message.withArray("tool_calls").add(call(i, call, call.arguments()));
        }
        ObjectNode root = frame("chat.completion", asked);
        ObjectNode choice = choice(root);
        choice.set("message", message);
        choice.put("finish_reason", raw(answer));
        accent(choice, answer);
        root.set("usage", usage(answer.usage()));
        return root.toString();
    }

    @Override
    public Events stream(FakeAnswer answer, Asked asked) {
        List<String> opening = new ArrayList<>();
        if (accent == WireDialect.OPENROUTER) {
            opening.add(": OPENROUTER PROCESSING\n\n: OPENROUTER PROCESSING\n\n");
        }
        opening.add(delta(asked, Json.object().put("role", "assistant").put("content", "")));
        if (!answer.reasoning().isEmpty()) {
            FakeAnswer.pieces(answer.reasoning())
                    .forEach(piece -> opening.add(delta(asked, Json.object().put("reasoning", piece))));
        }
        List<String> pieces = new ArrayList<>();
        answer.pieces().forEach(piece -> pieces.add(delta(asked, Json.object().put("content", piece))));
        for (int i = 0; i < answer.toolCalls().size(); i++) {
            pieces.addAll(calls(asked, i, answer.toolCalls().get(i)));
        }
        return new Events(opening, pieces, closing(answer, asked), "data: [DONE]\n\n");
    }

    @Override
    public Map<String, String> headers(Asked asked) {
        Map<String, String> headers = new LinkedHashMap<>();
        switch (accent) {
            case CEREBRAS -> headers.put("inference-id", id(asked));
            case OPENROUTER -> headers.put("x-generation-id", id(asked));
            default -> {
                headers.put("x-request-id", "req_" + hex(asked));
                headers.put("x-ratelimit-limit-requests", "14400");
                headers.put("x-ratelimit-remaining-tokens", "29987");
                headers.put("x-ratelimit-reset-tokens", "26ms");
            }
        }
        return headers;
    }

    @Override
    public String event(String json) {
        return "data: " + json + "\n\n";
    }

    @Override
    public String errorEvent(String json) {
        return switch (accent) {
            case GROQ -> "event: error\n" + event(json);
            case OPENROUTER -> event(json) + "data: [DONE]\n\n";
            default -> event(json);
        };
    }

    @Override
    public String listing() {
        return switch (accent) {
            case OPENROUTER ->
                "{\"data\":[{\"id\":\"fake-1\",\"context_length\":8192,\"architecture\":{\"output_modalities\":[\"text\"]},"
                        + "\"top_provider\":{\"max_completion_tokens\":4096}},"
                        + "{\"id\":\"painter\",\"architecture\":{\"output_modalities\":[\"image\"]}}]}";
            case GROQ ->
                "{\"object\":\"list\",\"data\":[{\"id\":\"fake-1\",\"active\":true,\"context_window\":8192,"
                        + "\"max_completion_tokens\":4096},{\"id\":\"withdrawn\",\"active\":false}]}";
            default ->
                "{\"object\":\"list\",\"data\":[{\"id\":\"fake-1\",\"object\":\"model\",\"owned_by\":\"nobody\"}]}";
        };
    }

    @Override
    public String listing(String path) {
        return path.endsWith("/key")
                ? "{\"data\":{\"label\":\"sk-or-v1-***\",\"limit\":null,\"limit_remaining\":null,\"usage\":0}}"
                : listing();
    }

    /** The three ways in which the end of a stream is told: usage beside the finish reason, after it, or twice. */
    private List<String> closing(FakeAnswer answer, Asked asked) {
        ObjectNode last = frame("chat.completion.chunk", asked);
        ObjectNode choice = choice(last);
        choice.set("delta", Json.object());
        choice.put("finish_reason", raw(answer));
        accent(choice, answer);
        ObjectNode counted = frame("chat.completion.chunk", asked);
        counted.putArray("choices");
        counted.set("usage", usage(answer.usage()));
        switch (accent) {
            case CEREBRAS -> last.set("usage", usage(answer.usage()));
            case GROQ -> {
                last.set("usage", usage(answer.usage()));
                last.withObject("/x_groq").put("id", "req_" + hex(asked)).set("usage", usage(answer.usage()));
            }
            case OPENROUTER -> {
                if (answer.text().length() % 2 == 0) {
                    counted.set("choices", last.get("choices").deepCopy());
                }
            }
            default -> last.putNull("usage");
        }
        boolean extra = accent == WireDialect.OPENROUTER || (accent == WireDialect.OPENAI && asked.usage());
        return extra ? List.of(event(last.toString()), event(counted.toString())) : List.of(event(last.toString()));
    }

    private List<String> calls(Asked asked, int index, ToolCall call) {
        if (accent == WireDialect.GROQ) {
            return List.of(toolDelta(asked, call(index, call, call.arguments())));
        }
        int middle = call.arguments().length() / 2;
        ObjectNode rest = Json.object().put("index", index);
        rest.putObject("function").put("arguments", call.arguments().substring(middle));
        return List.of(
                toolDelta(asked, call(index, call, "")),
                toolDelta(asked, argumentsDelta(index, call.arguments().substring(0, middle))),
                toolDelta(asked, rest));
    }

    private static ObjectNode argumentsDelta(int index, String arguments) {
        ObjectNode more = Json.object().put("index", index);
        more.putObject("function").put("arguments", arguments);
        return more;
    }

    private String toolDelta(Asked asked, ObjectNode call) {
        ObjectNode delta = Json.object();
        delta.withArray("tool_calls").add(call);
        return delta(asked, delta);
    }

    private static ObjectNode call(int index, ToolCall call, String arguments) {
        ObjectNode node = Json.object().put("index", index).put("id", call.id()).put("type", "function");
        node.putObject("function").put("name", call.name()).put("arguments", arguments);
        return node;
    }

    private String delta(Asked asked, ObjectNode delta) {
        ObjectNode root = frame("chat.completion.chunk", asked);
        ObjectNode choice = choice(root);
        choice.set("delta", delta);
        if (accent != WireDialect.CEREBRAS) {
            choice.putNull("finish_reason");
        }
        if (accent == WireDialect.OPENAI) {
            root.put("obfuscation", "x7Kq2");
        }
        return event(root.toString());
    }

    private ObjectNode frame(String type, Asked asked) {
        ObjectNode root = Json.object()
                .put("id", id(asked))
                .put("object", type)
                .put("created", CREATED)
                .put("model", asked.model());
        switch (accent) {
            case OPENROUTER -> root.put("provider", "Fake");
            case CEREBRAS -> root.putObject("time_info").put("total_time", 0.01);
            default -> root.put("system_fingerprint", "fp_0000000000");
        }
        return root;
    }

    private static ObjectNode choice(ObjectNode root) {
        return root.putArray("choices").addObject().put("index", 0);
    }

    private void accent(ObjectNode choice, FakeAnswer answer) {
        if (accent == WireDialect.OPENROUTER) {
            choice.put("native_finish_reason", raw(answer));
        }
    }

    private static ObjectNode usage(Usage usage) {
        ObjectNode node = Json.object()
                .put("prompt_tokens", usage.inputTokens())
                .put("completion_tokens", usage.outputTokens())
                .put("total_tokens", usage.totalTokens());
        node.putObject("prompt_tokens_details").put("cached_tokens", usage.cachedInputTokens());
        node.putObject("completion_tokens_details").put("reasoning_tokens", usage.reasoningTokens());
        return node;
    }

    private static String raw(FakeAnswer answer) {
        return switch (answer.finishReason()) {
            case STOP -> "stop";
            case LENGTH -> "length";
            case TOOL_CALLS -> "tool_calls";
            case CONTENT_FILTER -> "content_filter";
            case ERROR -> "error";
            case OTHER -> "unheard_of";
        };
    }

    private String id(Asked asked) {
        return (accent == WireDialect.OPENROUTER ? "gen-" : "chatcmpl-") + hex(asked);
    }

    private static String hex(Asked asked) {
        return UUID.nameUUIDFromBytes(asked.question().getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    static String text(JsonNode content) {
        if (content.isTextual()) {
            return content.asText();
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asText()));
        return text.toString();
    }
}
