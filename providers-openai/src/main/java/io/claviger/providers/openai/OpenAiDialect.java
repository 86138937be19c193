package io.claviger.providers.openai;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.ContentPart;
import io.claviger.chat.Message;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.chat.ReasoningEffort;
import io.claviger.chat.ResponseFormat;
import io.claviger.chat.Role;
import io.claviger.chat.ToolChoice;
import io.claviger.key.KeyFormat;
import io.claviger.provider.http.Catalog;
import io.claviger.provider.http.Credential;
import io.claviger.provider.http.Dialect;
import io.claviger.provider.http.FailureRules;
import io.claviger.provider.http.Framing;
import io.claviger.provider.http.ReplyReader;
import io.claviger.provider.http.WireRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One service that speaks OpenAI's chat completions. Immutable: the builder was copied for it. */
final class OpenAiDialect implements Dialect {
    /** What OpenAI takes as the name of a schema (API reference of chat completions, read November 2026). */
    private static final Pattern SCHEMA_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final OpenAi.Builder service;

    OpenAiDialect(OpenAi.Builder service) {
        this.service = service;
    }

    @Override
    public ProviderId id() {
        return service.id;
    }

    @Override
    public KeyFormat keyFormat() {
        return service.keyFormat;
    }

    @Override
    public URI baseUrl() {
        return service.baseUrl;
    }

    @Override
    public String defaultModel() {
        return service.model;
    }

    @Override
    public Credential credential() {
        return Credential.bearer();
    }

    @Override
    public Framing framing() {
        return Framing.SSE;
    }

    @Override
    public FailureRules failureRules() {
        return service.failureRules;
    }

    @Override
    public Catalog catalog() {
        return new ModelCatalog(service.id, service.keyCheck);
    }

    @Override
    public WireRequest encode(ChatRequest request, String model, boolean streaming) {
        try {
            byte[] body = RequestWriter.write(service, request, model, streaming);
            return new WireRequest("/chat/completions", service.headers, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ReplyReader reader(boolean streaming) {
        return new ReplyParser(streaming, service.reasoningDetails);
    }

    @Override
    public List<Problem> unsupported(ChatRequest request) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < request.messages().size(); i++) {
            parts(request.messages().get(i), "messages[" + i + "]", problems);
        }
        features(request, problems);
        tools(request, problems);
        model(request, problems);
        json(request, problems);
        return problems;
    }

    private void parts(Message message, String field, List<Problem> problems) {
        for (ContentPart part : message.parts()) {
            if (part instanceof ContentPart.Image && lacks(OpenAi.Feature.IMAGES)) {
                problems.add(problem("images_unsupported", field, "takes no images"));
            } else if (!fits(message.role(), part)) {
                problems.add(problem(
                        "content_part_misplaced",
                        field,
                        "takes images from the user, tool calls from the assistant and results from tools only"));
            }
        }
    }

    private static boolean fits(Role role, ContentPart part) {
        if (part instanceof ContentPart.Image) {
            return role == Role.USER;
        }
        if (part instanceof ContentPart.ToolUse) {
            return role == Role.ASSISTANT;
        }
        return part instanceof ContentPart.ProviderState
                || (part instanceof ContentPart.ToolResult) == (role == Role.TOOL);
    }

    private void features(ChatRequest request, List<Problem> problems) {
        if (request.temperature().isPresent() && lacks(OpenAi.Feature.TEMPERATURE)) {
            problems.add(problem("temperature_unsupported", "temperature", "takes no temperature"));
        }
        if (request.topP().isPresent() && lacks(OpenAi.Feature.TOP_P)) {
            problems.add(problem("top_p_unsupported", "topP", "takes no top-p"));
        }
        if (!request.stop().isEmpty() && lacks(OpenAi.Feature.STOP)) {
            problems.add(problem("stop_unsupported", "stop", "takes no stop texts"));
        }
        if (request.seed().isPresent() && lacks(OpenAi.Feature.SEED)) {
            problems.add(problem("seed_unsupported", "seed", "takes no seed"));
        }
        if (request.responseFormat() instanceof ResponseFormat.JsonObject && lacks(OpenAi.Feature.JSON_OBJECT)) {
            problems.add(problem("json_object_unsupported", "responseFormat", "cannot be held to a JSON object"));
        }
        if (request.responseFormat() instanceof ResponseFormat.JsonSchema && lacks(OpenAi.Feature.JSON_SCHEMA)) {
            problems.add(problem("json_schema_unsupported", "responseFormat", "cannot be held to a JSON schema"));
        }
    }

    private void tools(ChatRequest request, List<Problem> problems) {
        if (!request.tools().isEmpty() && lacks(OpenAi.Feature.TOOLS)) {
            problems.add(problem("tools_unsupported", "tools", "calls no tools"));
        } else if (request.toolChoice().mode() != ToolChoice.Mode.AUTO && lacks(OpenAi.Feature.TOOL_CHOICE)) {
            problems.add(problem("tool_choice_unsupported", "toolChoice", "cannot be told whether to call a tool"));
        }
    }

    private void model(ChatRequest request, List<Problem> problems) {
        String model = request.model(service.id).orElse(service.model);
        Optional<ReasoningEffort> effort = request.reasoningEffort();
        if (effort.isPresent() && service.effortWord(model, effort.get()).isEmpty()) {
            problems.add(problem("reasoning_effort_unsupported", "reasoningEffort", "has no reasoning effort here"));
        }
        if (!service.fixedSampling.test(model, effort)) {
            return;
        }
        if (request.temperature().orElse(1) != 1) {
            problems.add(problem("temperature_unsupported", "temperature", "fixes this model's temperature at 1"));
        }
        if (request.topP().orElse(1) != 1) {
            problems.add(problem("top_p_unsupported", "topP", "fixes this model's top-p at 1"));
        }
        if (!request.stop().isEmpty()) {
            problems.add(problem("stop_unsupported", "stop", "takes no stop texts for this model"));
        }
    }

    private void json(ChatRequest request, List<Problem> problems) {
        for (int i = 0; i < request.tools().size(); i++) {
            if (!WireJson.isObject(request.tools().get(i).parameters())) {
                problems.add(problem("schema_invalid", "tools[" + i + "].parameters", "wants a JSON object here"));
            }
        }
        if (request.responseFormat() instanceof ResponseFormat.JsonSchema wanted) {
            if (!WireJson.isObject(wanted.schema())) {
                problems.add(problem("schema_invalid", "responseFormat.schema", "wants a JSON object here"));
            }
            if (!SCHEMA_NAME.matcher(wanted.name()).matches()) {
                problems.add(problem(
                        "schema_name_invalid",
                        "responseFormat.name",
                        "wants 1 to 64 letters, digits, hyphens or underscores here"));
            }
        }
        request.extraFields(service.id).ifPresent(extra -> extraFields(extra, problems));
    }

    private void extraFields(String extra, List<Problem> problems) {
        String field = "extraFields." + service.id;
        if (!WireJson.isObject(extra)) {
            problems.add(problem("extra_fields_invalid", field, "wants a JSON object here"));
        } else if (WireJson.fieldNames(extra).contains("stream")) {
            problems.add(problem("extra_fields_reserved", field, "is streamed or not by the call, not by a raw field"));
        }
    }

    private boolean lacks(OpenAi.Feature feature) {
        return service.missing.contains(feature);
    }

    private Problem problem(String code, String field, String clause) {
        return new Problem(code, field, "The provider " + service.id + " " + clause + ".");
    }
}
