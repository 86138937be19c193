package io.claviger.provider.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.FinishReason;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The smallest dialect: {@code {"t":"text","f":"finish"}}, with {@code e} for an error and {@code [DONE]} for the end.
 *
 * @param baseUrl where the service lives
 * @param credential how the key is put on a request
 * @param path where requests go
 */
record TestDialect(URI baseUrl, Credential credential, String path) implements Dialect {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FailureRules RULES = FailureRules.builder().build();

    TestDialect(URI baseUrl) {
        this(baseUrl, Credential.bearer(), "/chat");
    }

    @Override
    public ProviderId id() {
        return ProviderId.of("test");
    }

    @Override
    public String defaultModel() {
        return "m1";
    }

    @Override
    public FailureRules failureRules() {
        return RULES;
    }

    @Override
    public List<Problem> unsupported(ChatRequest request) {
        return List.of();
    }

    @Override
    public WireRequest encode(ChatRequest request, String model, boolean streaming) {
        return new WireRequest(path, request.messages().get(0).text().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public ReplyReader reader(boolean streaming) {
        return (buffer, offset, length, reply) -> {
            if (new String(buffer, offset, length, StandardCharsets.UTF_8).equals("[DONE]")) {
                reply.end();
                return;
            }
            JsonNode root = JSON.readTree(buffer, offset, length);
            if (root == null || !root.isObject()) {
                throw new IOException("no object");
            }
            if (root.has("e")) {
                reply.error();
                return;
            }
            reply.text(root.path("t").asText());
            if (root.has("f")) {
                reply.finish(FinishReason.STOP, root.path("f").asText());
            }
        };
    }
}
