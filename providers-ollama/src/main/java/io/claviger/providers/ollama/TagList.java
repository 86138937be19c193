package io.claviger.providers.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.chat.ChatModel;
import io.claviger.chat.ProviderId;
import io.claviger.provider.http.Catalog;
import io.claviger.provider.http.MalformedReplyException;
import io.claviger.provider.http.WireRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The models that a server has, by {@code GET /api/tags}.
 *
 * <p>A list proves no key: the cloud shows its own to everybody. So its key check is a chat of one token, which a good
 * key pays for with next to nothing. A model that is gone or beyond the plan, and an allowance that is spent, say
 * nothing against the key. A server of one's own knows no keys, and none is checked.
 *
 * @param id the provider's name
 * @param probed the model that a key check asks for, empty when keys are not checked
 */
record TagList(ProviderId id, Optional<String> probed) implements Catalog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_NAME = 200;

    @Override
    public Optional<WireRequest> keyCheck() {
        return probed.map(model -> {
            ObjectNode body = JSON.createObjectNode().put("model", model).put("stream", false);
            body.putArray("messages").addObject().put("role", "user").put("content", "Hi");
            body.putObject("options").put("num_predict", 1);
            return new WireRequest("/api/chat", body.toString().getBytes(StandardCharsets.UTF_8));
        });
    }

    @Override
    public Optional<WireRequest> models() {
        return Optional.of(WireRequest.get("/api/tags"));
    }

    @Override
    public List<ChatModel> readModels(byte[] document) throws IOException {
        JsonNode listed = JSON.readTree(document).path("models");
        if (!listed.isArray()) {
            throw new MalformedReplyException("A list of Ollama's models has an array of them.");
        }
        List<ChatModel> models = new ArrayList<>();
        for (JsonNode model : listed) {
            String name = model.path("model").asText(model.path("name").asText());
            if (!name.isBlank() && name.length() <= MAX_NAME && chats(model.path("capabilities"))) {
                models.add(new ChatModel(id, name));
            }
        }
        return models;
    }

    /** Servers since 2026 say what a model can do; of older ones everything is taken. */
    private static boolean chats(JsonNode capabilities) {
        if (!capabilities.isArray() || capabilities.isEmpty()) {
            return true;
        }
        for (JsonNode capability : capabilities) {
            if (capability.asText().equals("completion")) {
                return true;
            }
        }
        return false;
    }
}
