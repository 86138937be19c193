package io.claviger.examples.chatserver.openai;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatRequestBuilder;
import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.chat.ReasoningEffort;
import io.claviger.chat.ResponseFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the body of a chat completion (OpenAI API reference, "Create chat completion", read November 2026). What it does
 * not know, or knows and cannot do, is refused. Thread-safe.
 */
final class CompletionRequestReader {
    private static final int DEEPEST = 100;
    private static final Set<String> KNOWN = new TreeSet<>(List.of(
            "model",
            "models",
            "messages",
            "temperature",
            "top_p",
            "max_tokens",
            "max_completion_tokens",
            "stop",
            "seed",
            "tools",
            "tool_choice",
            "parallel_tool_calls",
            "response_format",
            "reasoning_effort",
            "stream",
            "stream_options",
            "n",
            // said for the service's own books; nothing changes without them
            "user",
            "metadata",
            "store",
            "safety_identifier",
            "prompt_cache_key",
            "service_tier"));
    private static final Set<String> REFUSED = Set.of(
            "audio",
            "frequency_penalty",
            "function_call",
            "functions",
            "logit_bias",
            "logprobs",
            "modalities",
            "prediction",
            "presence_penalty",
            "top_logprobs",
            "verbosity",
            "web_search_options");

    private final JsonMapper json;
    private final ModelNames models;

    CompletionRequestReader(List<ProviderId> chain, int longestBody) {
        this.json = JsonMapper.builder(JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEEPEST)
                                .maxStringLength(longestBody)
                                .build())
                        .build())
                .build();
        this.models = new ModelNames(chain);
    }

    /**
     * Reads a body.
     *
     * @throws InvalidRequestException with everything that is wrong; no value is repeated
     */
    CompletionRequest read(byte[] body) {
        Fields fields = fields(body);
        fields.requireKnown(KNOWN, REFUSED);
        ChatRequestBuilder chat = ChatRequest.builder();
        String model = models.choose(fields, chat);
        new MessagesReader().read(fields, chat);
        new ToolsReader(json).read(fields, chat);
        sampling(fields, chat);
        format(fields, chat);
        effort(fields, chat);
        boolean usage = fields.object("stream_options")
                .map(options -> options.isTrue("include_usage"))
                .orElse(false);
        boolean stream = fields.isTrue("stream");
        fields.requireSound();
        return new CompletionRequest(chat.build(), model, stream, usage);
    }

    private Fields fields(byte[] body) {
        try {
            return Fields.of(json.readTree(body));
        } catch (JacksonException e) {
            // The parser's own message quotes the text.
            throw new InvalidRequestException(List.of(
                    new Problem("body_not_json", "body", "The body is not valid JSON" + at(e.getLocation()) + ".")));
        }
    }

    /** What is nested too deeply has no place. */
    private static String at(@Nullable TokenStreamLocation place) {
        return place == null ? "" : "; the fault is at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    private static void sampling(Fields fields, ChatRequestBuilder chat) {
        fields.number("temperature").ifPresent(chat::temperature);
        fields.number("top_p").ifPresent(chat::topP);
        fields.integer("seed").ifPresent(chat::seed);
        List<String> stop = fields.strings("stop");
        if (!stop.isEmpty()) {
            chat.stop(stop.toArray(String[]::new));
        }
        fields.integer("max_completion_tokens")
                .or(() -> fields.integer("max_tokens"))
                .ifPresent(most -> chat.maxOutputTokens((int) Math.max(0, Math.min(most, Integer.MAX_VALUE))));
        if (fields.integer("n").orElse(1L) != 1) {
            fields.problem("unsupported_value", "n", "The parameter n must be 1: one answer for each request.");
        }
    }

    private void format(Fields fields, ChatRequestBuilder chat) {
        fields.object("response_format").ifPresent(format -> {
            switch (format.string("type").orElse("")) {
                case "text" -> chat.responseFormat(new ResponseFormat.Text());
                case "json_object" -> chat.responseFormat(new ResponseFormat.JsonObject());
                case "json_schema" ->
                    format.object("json_schema")
                            .ifPresent(named -> chat.responseFormat(new ResponseFormat.JsonSchema(
                                    named.string("name").orElse("answer"),
                                    named.object("schema")
                                            .flatMap(schema -> named.raw("schema"))
                                            .map(json::writeValueAsString)
                                            .orElse("{}"))));
                default ->
                    format.problem(
                            "unsupported_value",
                            "type",
                            "The parameter response_format.type must be text, json_object or json_schema.");
            }
        });
    }

    private static void effort(Fields fields, ChatRequestBuilder chat) {
        fields.string("reasoning_effort").ifPresent(effort -> {
            switch (effort.toLowerCase(Locale.ROOT)) {
                case "none", "minimal" -> chat.reasoningEffort(ReasoningEffort.NONE);
                case "low" -> chat.reasoningEffort(ReasoningEffort.LOW);
                case "medium" -> chat.reasoningEffort(ReasoningEffort.MEDIUM);
                case "high", "xhigh" -> chat.reasoningEffort(ReasoningEffort.HIGH);
                default ->
                    fields.problem(
                            "unsupported_value",
                            "reasoning_effort",
                            "The parameter reasoning_effort must be none, minimal, low, medium, high or xhigh.");
            }
        });
    }
}
