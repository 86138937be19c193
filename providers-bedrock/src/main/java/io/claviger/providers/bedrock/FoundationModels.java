package io.claviger.providers.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claviger.chat.ChatModel;
import io.claviger.provider.http.Catalog;
import io.claviger.provider.http.MalformedReplyException;
import io.claviger.provider.http.WireRequest;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The list of models of a region, which also proves a key: {@code ListFoundationModels} costs nothing. A key that may
 * chat may lack the permission to list, and then nothing is proved (Bedrock API reference, read November 2026).
 *
 * @param control where the control plane is
 * @param profilePrefix what stands before a model that is served through an inference profile only
 */
record FoundationModels(URI control, String profilePrefix) implements Catalog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final WireRequest LIST = WireRequest.get("/foundation-models?byOutputModality=TEXT");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,199}");

    @Override
    public Optional<URI> baseUrl() {
        return Optional.of(control);
    }

    @Override
    public Optional<WireRequest> keyCheck() {
        return Optional.of(LIST);
    }

    @Override
    public Optional<WireRequest> models() {
        return Optional.of(LIST);
    }

    @Override
    public List<ChatModel> readModels(byte[] document) throws IOException {
        JsonNode summaries = JSON.readTree(document).path("modelSummaries");
        if (!summaries.isArray()) {
            throw new MalformedReplyException("A list of Bedrock's models is an array.");
        }
        List<ChatModel> models = new ArrayList<>();
        for (JsonNode model : summaries) {
            String id = model.path("modelId").asText();
            boolean chats = model.path("responseStreamingSupported").asBoolean()
                    && !model.at("/modelLifecycle/status").asText().equals("LEGACY");
            if (chats && ID.matcher(id).matches()) {
                String name = has(model, "ON_DEMAND") || !has(model, "INFERENCE_PROFILE") ? id : profilePrefix + id;
                if (!models.contains(new ChatModel(Bedrock.ID, name))) {
                    models.add(new ChatModel(Bedrock.ID, name));
                }
            }
        }
        return List.copyOf(models);
    }

    private static boolean has(JsonNode model, String inferenceType) {
        return model.path("inferenceTypesSupported")
                .valueStream()
                .anyMatch(type -> type.asText().equals(inferenceType));
    }
}
