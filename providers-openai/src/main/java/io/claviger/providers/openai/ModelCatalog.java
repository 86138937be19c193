package io.claviger.providers.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.claviger.chat.ChatModel;
import io.claviger.chat.KeyVerdict;
import io.claviger.chat.ProviderId;
import io.claviger.provider.http.Catalog;
import io.claviger.provider.http.MalformedReplyException;
import io.claviger.provider.http.WireRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /models} as OpenAI, Groq, Cerebras and OpenRouter answer it, each with fields of its own (API references,
 * read November 2026). OpenAI lists models for other purposes too and does not tell them apart.
 *
 * @param provider who lists them
 * @param keyCheckPath the path of a call that only a good key may make
 */
record ModelCatalog(ProviderId provider, Optional<String> keyCheckPath) implements Catalog {
    private static final int LONGEST_NAME = 200;

    @Override
    public Optional<WireRequest> keyCheck() {
        return keyCheckPath.map(WireRequest::get);
    }

    /** OpenRouter tells what is left on the key: {@code {"data":{"limit_remaining":0}}}, null for no limit. */
    @Override
    public KeyVerdict readKeyCheck(byte[] document) throws IOException {
        JsonNode left = WireJson.tree(document).path("data").path("limit_remaining");
        boolean spent = left.isNumber() && left.asDouble() <= 0;
        return KeyVerdict.of(spent ? KeyVerdict.Status.NO_CREDIT : KeyVerdict.Status.VALID);
    }

    @Override
    public Optional<WireRequest> models() {
        return Optional.of(WireRequest.get("/models"));
    }

    @Override
    public List<ChatModel> readModels(byte[] document) throws IOException {
        JsonNode data = WireJson.tree(document).path("data");
        if (!data.isArray()) {
            throw new MalformedReplyException("A list of models has an array named data.");
        }
        List<ChatModel> models = new ArrayList<>(data.size());
        for (JsonNode model : data) {
            String id = model.path("id").asText();
            if (!id.isEmpty() && id.length() <= LONGEST_NAME && writesText(model) && isActive(model)) {
                models.add(new ChatModel(provider, id, context(model), output(model)));
            }
        }
        return models;
    }

    /** OpenRouter names what a model gives out. */
    private static boolean writesText(JsonNode model) {
        JsonNode outputs = model.path("architecture").path("output_modalities");
        if (!outputs.isArray()) {
            return true;
        }
        for (JsonNode output : outputs) {
            if (output.asText().equals("text")) {
                return true;
            }
        }
        return false;
    }

    /** Groq keeps withdrawn models in its list. */
    private static boolean isActive(JsonNode model) {
        return model.path("active").asBoolean(true);
    }

    private static long context(JsonNode model) {
        long groq = model.path("context_window").asLong();
        return Math.max(0, groq > 0 ? groq : model.path("context_length").asLong());
    }

    private static long output(JsonNode model) {
        long groq = model.path("max_completion_tokens").asLong();
        long openRouter =
                model.path("top_provider").path("max_completion_tokens").asLong();
        return Math.max(0, groq > 0 ? groq : openRouter);
    }
}
