package io.claviger.fallback;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.NoUsableKeyException;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.key.ApiKey;
import io.claviger.key.KeyRing;
import io.claviger.provider.ChatProvider;
import io.claviger.redact.Redactor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the candidates of a request: every usable key of every provider that can do it, in the order of the policy. */
final class Planner {
    private final Engine engine;

    Planner(Engine engine) {
        this.engine = engine;
    }

    /**
     * Makes the plan.
     *
     * @throws InvalidRequestException when no provider can do what is asked
     * @throws NoUsableKeyException when no provider can be called with the keys of the ring
     * @throws IllegalStateException when the ring is closed
     */
    Plan plan(ChatRequest request, KeyRing keys, boolean streaming) {
        if (keys.isClosed()) {
            throw new IllegalStateException("The key ring is closed; open it for as long as the answer takes.");
        }
        Instant now = engine.time().instant();
        Plan plan = new Plan();
        List<Problem> unsupported = new ArrayList<>();
        List<Problem> reasons = new ArrayList<>();
        providers(request, streaming).forEach(provider -> {
            List<ApiKey> own = keysFor(provider, keys);
            List<Problem> problems = own.isEmpty() ? List.of() : problems(provider, request);
            if (own.isEmpty()) {
                reasons.add(reason("key_missing", provider, "no key was given for " + provider.id()));
            } else if (problems.isEmpty()) {
                String model = request.model(provider.id()).orElse(provider.defaultModel());
                for (ApiKey key : own) {
                    place(new Candidate(provider, key, model, engine.breaker(provider)), now, plan, reasons);
                }
            } else {
                unsupported.addAll(problems);
            }
        });
        if (!plan.isEmpty()) {
            return plan;
        }
        if (!unsupported.isEmpty()) {
            throw new InvalidRequestException(unsupported);
        }
        throw new NoUsableKeyException(reasons);
    }

    /** The request's own order, else the policy's. */
    private List<ChatProvider> providers(ChatRequest request, boolean streaming) {
        if (request.providers().isEmpty()) {
            return engine.ranking().sort(engine.chain(), request, streaming);
        }
        Map<ProviderId, ChatProvider> known = new LinkedHashMap<>();
        engine.chain().forEach(provider -> known.put(provider.id(), provider));
        if (!known.keySet().containsAll(request.providers())) {
            // The names that were asked for may be anything, even a key in the wrong place.
            throw new InvalidRequestException(List.of(new Problem(
                    "provider_unknown", "providers", "The providers are " + known.keySet() + "; found another.")));
        }
        return request.providers().stream().map(known::get).toList();
    }

    /** A key that was pasted in the place of a model would be sent, to anybody, and stand in logs. */
    private static List<Problem> problems(ChatProvider provider, ChatRequest request) {
        boolean isSecret = request.model(provider.id())
                .filter(model -> !Redactor.shared().redact(model).equals(model))
                .isPresent();
        return isSecret
                ? List.of(new Problem(
                        "model_is_key",
                        "models." + provider.id(),
                        "The model given for " + provider.id() + " looks like a key; keys are given apart."))
                : provider.unsupported(request);
    }

    private static List<ApiKey> keysFor(ChatProvider provider, KeyRing keys) {
        List<ApiKey> own = keys.keys(provider.id());
        if (own.isEmpty() && !provider.keyFormat().requiresKey()) {
            return List.of(ApiKey.keyless(provider.id()));
        }
        return own;
    }

    private static void place(Candidate candidate, Instant now, Plan plan, List<Problem> reasons) {
        ApiKey key = candidate.key();
        if (key.health().isUsable(now, candidate.model())) {
            plan.add(candidate);
            return;
        }
        key.health()
                .benchedUntil()
                .filter(until -> until.isAfter(now) && key.health().isUsable(until, candidate.model()))
                .ifPresentOrElse(
                        until -> plan.bench(candidate, until),
                        () -> reasons.add(reason(
                                "key_unusable", candidate.provider(), key.label() + " failed before in this session")));
    }

    private static Problem reason(String code, ChatProvider provider, String clause) {
        return new Problem(
                code, "apiKeys." + provider.id(), Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".");
    }
}
