package io.claviger.providers.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.claviger.chat.ChatModel;
import io.claviger.provider.http.Catalog;
import io.claviger.provider.http.MalformedReplyException;
import io.claviger.provider.http.WireRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1beta/models}, which no bad key may call (API reference of models.list, read November 2026). */
enum ModelList implements Catalog {
    INSTANCE;

    private static final String PREFIX = "models/";
    private static final int LONGEST_NAME = 200;

    @Override
    public Optional<WireRequest> keyCheck() {
        return Optional.of(WireRequest.get("/v1beta/models?pageSize=1"));
    }

    /** The page of 1000 is the longest; there are some fifty models. */
    @Override
    public Optional<WireRequest> models() {
        return Optional.of(WireRequest.get("/v1beta/models?pageSize=1000"));
    }

    @Override
    public List<ChatModel> readModels(byte[] document) throws IOException {
        JsonNode data = RequestBody.JSON.readTree(document).path("models");
        if (!data.isArray()) {
            throw new MalformedReplyException("A list of models has an array named models.");
        }
        List<ChatModel> models = new ArrayList<>(data.size());
        for (JsonNode model : data) {
            String name = model.path("name").asText();
            String id = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
            if (!id.isEmpty() && id.length() <= LONGEST_NAME && canChat(model)) {
                long context = Math.max(0, model.path("inputTokenLimit").asLong());
                long output = Math.max(0, model.path("outputTokenLimit").asLong());
                models.add(new ChatModel(Gemini.ID, id, context, output));
            }
        }
        return models;
    }

    private static boolean canChat(JsonNode model) {
        for (JsonNode method : model.path("supportedGenerationMethods")) {
            if (method.asText().equals("generateContent")) {
                return true;
            }
        }
        return false;
    }
}
