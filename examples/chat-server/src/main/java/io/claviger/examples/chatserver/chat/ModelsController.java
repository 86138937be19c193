package io.claviger.examples.chatserver.chat;

import io.claviger.chat.ChatModel;
import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.check.KeyCheck;
import io.claviger.examples.chatserver.body.BodyReader;
import io.claviger.examples.chatserver.body.ChatBody;
import io.claviger.examples.chatserver.edge.ClientAddress;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.ApiKey;
import io.claviger.key.KeyRing;
import io.claviger.key.KeyVault;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Asks providers which models a key opens, for a page that lets somebody choose. Nothing of it is kept. */
@RestController("chatModels")
final class ModelsController {
    private final BodyReader bodies;
    private final KeyVault vault;
    private final FallbackChat chat;

    ModelsController(BodyReader bodies, KeyVault vault, FallbackChat chat) {
        this.bodies = bodies;
        this.vault = vault;
        this.chat = chat;
    }

    /** The ids of the models, by provider. A provider that does not say is left out. */
    record Offers(Map<String, List<String>> models) {}

    @PostMapping("/api/chat/models")
    Offers models(@AuthenticationPrincipal @Nullable Caller caller, HttpServletRequest request) {
        try (ChatBody body = bodies.read(request)) {
            List<Problem> problems = KeyCheck.problems(body.keys(), Set.copyOf(chat.chain()));
            if (!problems.isEmpty()) {
                throw new InvalidRequestException(problems);
            }
            String owner = caller == null ? ClientAddress.of(request) : caller.userId();
            try (KeyRing ring = KeyCheck.open(vault, owner, body.keys())) {
                return offers(ring);
            }
        }
    }

    /** All providers are asked at once, each with its first key. */
    private Offers offers(KeyRing ring) {
        Map<String, CompletableFuture<List<ChatModel>>> asked = new LinkedHashMap<>();
        for (ProviderId provider : chat.chain()) {
            List<ApiKey> own = ring.keys(provider);
            if (!own.isEmpty()) {
                asked.put(provider.value(), chat.models(own.get(0)).exceptionally(failure -> List.of()));
            }
        }
        Map<String, List<String>> offers = new LinkedHashMap<>();
        asked.forEach((provider, answer) -> {
            List<String> ids = answer.join().stream().map(ChatModel::id).toList();
            if (!ids.isEmpty()) {
                offers.put(provider, ids);
            }
        });
        return new Offers(offers);
    }
}
