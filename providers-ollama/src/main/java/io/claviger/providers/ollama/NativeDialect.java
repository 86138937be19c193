package io.claviger.providers.ollama;

import static io.claviger.chat.FailureKind.CONTEXT_TOO_LONG;
import static io.claviger.chat.FailureKind.INVALID_KEY;
import static io.claviger.chat.FailureKind.PROVIDER_UNAVAILABLE;
import static io.claviger.chat.FailureKind.QUOTA_EXCEEDED;
import static io.claviger.chat.FailureKind.UNSUPPORTED_MODEL;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.ContentPart;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.chat.ResponseFormat;
import io.claviger.chat.ToolChoice;
import io.claviger.key.KeyFormat;
import io.claviger.provider.http.Catalog;
import io.claviger.provider.http.Credential;
import io.claviger.provider.http.Dialect;
import io.claviger.provider.http.FailureRules;
import io.claviger.provider.http.Framing;
import io.claviger.provider.http.ReplyReader;
import io.claviger.provider.http.WireRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * How a server speaks: path, key, errors, and what cannot be asked of it. Immutable.
 *
 * @param id the provider's name
 * @param cloud whether it is the cloud, which requires a key
 * @param baseUrl where it lives
 * @param defaultModel asked for when a request names none
 * @param contextTokens how much it is asked to keep in mind, empty for its own setting
 * @param firstTokenLimit how long a first piece may take, empty for the limit of the caller's policy
 */
record NativeDialect(
        ProviderId id,
        boolean cloud,
        URI baseUrl,
        String defaultModel,
        OptionalInt contextTokens,
        Optional<Duration> firstTokenLimit)
        implements Dialect {
    /** This machine by name or address (RFC 6761 section 6.3, RFC 1122 section 3.2.1.3, RFC 4291 section 2.5.3). */
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(?:\\.(?:0|[1-9][0-9]{0,2})){3}|\\[(?:0*:)*:?0*1]");

    /**
     * Ollama's errors are words with a status (source of the server and documentation, August 2026; of the cloud, issue
     * threads of 2026). Words also count where an error stands in a stream, without a status.
     */
    private static final FailureRules FAILURES = FailureRules.builder()
            .phrase(INVALID_KEY, 401, "unauthorized", "invalid api key")
            .phrase(QUOTA_EXCEEDED, FailureRules.ANY, "usage limit")
            // The plan lacks this model; the key is good for others.
            .phrase(UNSUPPORTED_MODEL, 403, "requires a subscription")
            .phrase(UNSUPPORTED_MODEL, FailureRules.ANY, "does not support", "try pulling it first")
            .phrase(UNSUPPORTED_MODEL, FailureRules.ANY, "requires more system memory")
            .phrase(CONTEXT_TOO_LONG, 400, "available context size")
            .phrase(PROVIDER_UNAVAILABLE, FailureRules.ANY, "server busy", "server overloaded")
            .build();

    /** {@return whether a key may be sent there: encrypted, or without leaving this machine} */
    static boolean isSafeForKeys(URI url) {
        String host = url.getHost();
        return "https".equals(url.getScheme())
                || (host != null
                        && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches());
    }

    @Override
    public KeyFormat keyFormat() {
        if (cloud) {
            return KeyFormat.of(id);
        }
        return isSafeForKeys(baseUrl) ? KeyFormat.optional(id) : KeyFormat.keyless(id);
    }

    @Override
    public Credential credential() {
        // Nobody hands a key to a provider that takes none; if somebody does, it stays here.
        return isSafeForKeys(baseUrl) ? Credential.bearer() : (key, target, request) -> Map.of();
    }

    @Override
    public Framing framing() {
        return Framing.NDJSON;
    }

    @Override
    public FailureRules failureRules() {
        return FAILURES;
    }

    @Override
    public Catalog catalog() {
        return new TagList(id, cloud ? Optional.of(defaultModel) : Optional.empty());
    }

    @Override
    public List<Problem> unsupported(ChatRequest request) {
        List<Problem> problems = new ArrayList<>();
        ToolChoice.Mode mode = request.toolChoice().mode();
        if (mode == ToolChoice.Mode.REQUIRED || mode == ToolChoice.Mode.NAMED) {
            problems.add(new Problem(
                    "tool_choice_unsupported", "toolChoice", "Ollama has no way to demand that a tool is called."));
        }
        for (int i = 0; i < request.messages().size(); i++) {
            for (ContentPart part : request.messages().get(i).parts()) {
                // What its own programs refuse to send (source of the server, August 2026).
                if (part instanceof ContentPart.Image image
                        && image.content().mediaType().equals("image/gif")) {
                    problems.add(new Problem(
                            "image_unsupported",
                            "messages[" + i + "]",
                            "Ollama takes images as PNG, JPEG or WebP; message " + (i + 1) + " has a GIF."));
                }
            }
        }
        checkJson(request, problems);
        return List.copyOf(problems);
    }

    private void checkJson(ChatRequest request, List<Problem> problems) {
        for (int i = 0; i < request.tools().size(); i++) {
            if (!RequestBody.isObject(request.tools().get(i).parameters())) {
                problems.add(new Problem(
                        "tool_schema_invalid",
                        "tools[" + i + "]",
                        "The parameters of tool " + (i + 1) + " are not one JSON object."));
            }
        }
        if (request.responseFormat() instanceof ResponseFormat.JsonSchema json
                && !RequestBody.isObject(json.schema())) {
            problems.add(new Problem(
                    "response_schema_invalid", "responseFormat", "The schema of the answer is not one JSON object."));
        }
        if (request.extraFields(id)
                .filter(fields -> !RequestBody.isObject(fields))
                .isPresent()) {
            problems.add(new Problem(
                    "extra_fields_invalid", "extraFields." + id, "Extra fields for Ollama are one JSON object."));
        }
    }

    @Override
    public WireRequest encode(ChatRequest request, String model, boolean streaming) {
        return new WireRequest("/api/chat", new RequestBody(id, model, contextTokens).write(request, streaming));
    }

    @Override
    public ReplyReader reader(boolean streaming) {
        return new AnswerReader();
    }
}
