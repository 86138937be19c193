package io.claviger.examples.chatserver.openai;

import io.claviger.chat.ChatModel;
import io.claviger.chat.ProviderId;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.ApiKey;
import io.claviger.key.KeyRing;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Lists what can be asked for: the chain, each provider, and the models that the caller's keys open. */
@RestController
final class ModelsController {
    private final FallbackChat chat;
    private final CallersKeys keys;

    ModelsController(FallbackChat chat, CallersKeys keys) {
        this.chat = chat;
        this.keys = keys;
    }

    /** One model in OpenAI's form. */
    @JsonNaming(SnakeCaseStrategy.class)
    record ModelJson(String id, String object, long created, String ownedBy) {
        static ModelJson of(String id, String owner) {
            return new ModelJson(id, "model", 0, owner);
        }
    }

    /** All of them. */
    record ModelsJson(String object, List<ModelJson> data) {}

    @GetMapping("/v1/models")
    ModelsJson models(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        List<ModelJson> models = new ArrayList<>();
        models.add(ModelJson.of(ModelNames.AUTO, "claviger"));
        try (CallersKeys.Loan loan = keys.of(caller, request)) {
            List<Offer> offers = chat.chain().stream()
                    .map(provider -> offer(provider, loan.ring()))
                    .toList();
            for (Offer offer : offers) {
                models.add(
                        ModelJson.of(offer.provider().value(), offer.provider().value()));
                offer.models()
                        .join()
                        .forEach(model -> models.add(ModelJson.of(
                                offer.provider() + "/" + model.id(),
                                offer.provider().value())));
            }
        }
        return new ModelsJson("list", models);
    }

    /** What one provider's answer will be. */
    private record Offer(ProviderId provider, CompletableFuture<List<ChatModel>> models) {}

    /** A provider that does not say offers nothing by name; its default can be asked for all the same. */
    private Offer offer(ProviderId provider, KeyRing ring) {
        List<ApiKey> own = ring.keys(provider);
        CompletableFuture<List<ChatModel>> models = own.isEmpty()
                ? CompletableFuture.completedFuture(List.of())
                : chat.models(own.get(0)).exceptionally(failure -> List.of());
        return new Offer(provider, models);
    }
}
