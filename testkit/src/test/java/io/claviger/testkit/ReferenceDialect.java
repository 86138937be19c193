package io.claviger.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.chat.ChatModel;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.ContentPart;
import io.claviger.chat.FailureKind;
import io.claviger.chat.Message;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.chat.ResponseFormat;
import io.claviger.chat.Role;
import io.claviger.provider.http.Catalog;
import io.claviger.provider.http.Credential;
import io.claviger.provider.http.Dialect;
import io.claviger.provider.http.FailureRules;
import io.claviger.provider.http.ReplyReader;
import io.claviger.provider.http.WireRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The least that a provider for OpenAI must be, with at most one mistake. */
record ReferenceDialect(URI baseUrl, @Nullable Mistake mistake) implements Dialect {
    @Override
    public ProviderId id() {
        return ProviderId.of("openai");
    }

    @Override
    public String defaultModel() {
        return "fake-1";
    }

    @Override
    public Credential credential() {
        return (key, target, request) -> {
            String text = new String(key);
            if (mistake == Mistake.LOGS_THE_KEY) {
                LoggerFactory.getLogger(ReferenceDialect.class).debug("calling with {}", text);
            }
            return mistake == Mistake.SENDS_KEY_TWICE
                    ? Map.of("Authorization", "Bearer " + text, "x-key", text)
                    : Map.of("Authorization", "Bearer " + text);
        };
    }

    @Override
    public FailureRules failureRules() {
        FailureRules.Builder rules =
                FailureRules.builder().code(FailureKind.INVALID_KEY, FailureRules.ANY, "invalid_api_key");
        if (mistake != Mistake.TAKES_QUOTA_FOR_RATE_LIMIT) {
            rules.code(FailureKind.QUOTA_EXCEEDED, 429, "insufficient_quota");
        }
        if (mistake == Mistake.TAKES_EVERY_403_FOR_A_BAD_KEY) {
            rules.phrase(FailureKind.INVALID_KEY, 403, "");
        }
        return rules.phrase(FailureKind.CONTEXT_TOO_LONG, FailureRules.ANY, "request too large")
                .code(FailureKind.RATE_LIMIT, FailureRules.ANY, "rate_limit_exceeded")
                .code(FailureKind.CONTEXT_TOO_LONG, FailureRules.ANY, "context_length_exceeded")
                .code(FailureKind.CONTENT_BLOCKED, FailureRules.ANY, "content_policy_violation")
                .code(FailureKind.UNSUPPORTED_MODEL, FailureRules.ANY, "model_not_found")
                .build();
    }

    @Override
    public Catalog catalog() {
        return new Catalog() {
            @Override
            public Optional<WireRequest> keyCheck() {
                return Optional.of(WireRequest.get("/models"));
            }

            @Override
            public Optional<WireRequest> models() {
                return Optional.of(WireRequest.get("/models"));
            }

            @Override
            public List<ChatModel> readModels(byte[] document) {
                List<ChatModel> models = new ArrayList<>();
                Json.read(new String(document, StandardCharsets.UTF_8))
                        .path("data")
                        .forEach(model ->
                                models.add(new ChatModel(id(), model.path("id").asText())));
                return mistake == Mistake.LISTS_NO_MODELS ? List.of() : models;
            }
        };
    }

    @Override
    public List<Problem> unsupported(ChatRequest request) {
        List<Problem> problems = new ArrayList<>();
        refuse(problems, "seed", () -> request.seed().isPresent());
        refuse(problems, "topP", () -> request.topP().isPresent());
        refuse(problems, "stop", () -> !request.stop().isEmpty());
        refuse(problems, "toolChoice", () -> request.toolChoice().toolName() != null);
        refuse(problems, "responseFormat", () -> !(request.responseFormat() instanceof ResponseFormat.Text));
        refuse(problems, "reasoningEffort", () -> request.reasoningEffort().isPresent());
        refuse(
                problems,
                "images",
                () -> request.messages().stream()
                        .flatMap(message -> message.parts().stream())
                        .anyMatch(ContentPart.Image.class::isInstance));
        return problems;
    }

    @Override
    public WireRequest encode(ChatRequest request, String model, boolean streaming) {
        ObjectNode body = Json.object().put("model", model).put("stream", streaming);
        body.putObject("stream_options").put("include_usage", true);
        ArrayNode messages = body.putArray("messages");
        request.messages().forEach(message -> add(messages, message));
        if (mistake != Mistake.FORGETS_MAX_TOKENS) {
            body.put("max_completion_tokens", request.maxOutputTokens());
        }
        if (mistake != Mistake.IGNORES_TEMPERATURE) {
            request.temperature().ifPresent(value -> body.put("temperature", value));
        }
        request.tools().forEach(tool -> {
            ObjectNode offered = body.withArray("tools").addObject().put("type", "function");
            offered.putObject("function")
                    .put("name", tool.name())
                    .put("description", tool.description())
                    .set("parameters", Json.read(tool.parameters()));
        });
        request.extraFields(id()).ifPresent(extra -> body.setAll((ObjectNode) Json.read(extra)));
        return new WireRequest("/chat/completions", Bytes.utf8(body.toString()));
    }

    @Override
    public ReplyReader reader(boolean streaming) {
        return new ReferenceReader(streaming, mistake);
    }

    private void add(ArrayNode messages, Message message) {
        boolean dropped = (mistake == Mistake.DROPS_SYSTEM_TEXT && message.role() == Role.SYSTEM)
                || (mistake == Mistake.DROPS_TOOL_RESULTS && message.role() == Role.TOOL);
        if (dropped) {
            return;
        }
        ObjectNode node = messages.addObject()
                .put("role", message.role().name().toLowerCase(Locale.ROOT))
                .put("content", message.text());
        message.toolCalls().forEach(call -> {
            ObjectNode made = node.withArray("tool_calls").addObject().put("id", call.id());
            made.put("type", "function")
                    .putObject("function")
                    .put("name", call.name())
                    .put("arguments", call.arguments());
        });
        message.parts().forEach(part -> {
            if (part instanceof ContentPart.ToolResult result) {
                node.put("tool_call_id", result.callId()).put("content", result.content());
            }
        });
    }

    private static void refuse(List<Problem> problems, String field, BooleanSupplier used) {
        if (used.getAsBoolean()) {
            problems.add(new Problem("unsupported_feature", field, "The reference provider knows no " + field + "."));
        }
    }
}
