package io.claviger.acceptance.toy;

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

/** {@code GET /me} tells whose key it is and how many coins are left; {@code GET /minds} names the models. */
record ToyCatalog(ProviderId id) implements Catalog {
    @Override
    public Optional<WireRequest> keyCheck() {
        return Optional.of(WireRequest.get("/me"));
    }

    @Override
    public KeyVerdict readKeyCheck(byte[] document) throws IOException {
        JsonNode coins = Toy.JSON.readTree(document).path("coins");
        if (!coins.isIntegralNumber()) {
            throw new MalformedReplyException("An owner has a number of coins.");
        }
        return KeyVerdict.of(coins.asLong() > 0 ? KeyVerdict.Status.VALID : KeyVerdict.Status.NO_CREDIT);
    }

    @Override
    public Optional<WireRequest> models() {
        return Optional.of(WireRequest.get("/minds"));
    }

    @Override
    public List<ChatModel> readModels(byte[] document) throws IOException {
        List<ChatModel> models = new ArrayList<>();
        for (JsonNode mind : Toy.JSON.readTree(document).path("minds")) {
            models.add(new ChatModel(
                    id, mind.path("name").asText(), mind.path("memory").asLong(), 0));
        }
        return models;
    }
}
