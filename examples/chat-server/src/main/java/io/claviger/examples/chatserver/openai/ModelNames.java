package io.claviger.examples.chatserver.openai;

import io.claviger.chat.ChatRequestBuilder;
import io.claviger.chat.ProviderId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model is called here: {@code auto} for the whole chain, {@code groq} for a provider's default model, {@code
 * groq/llama-3.3-70b-versatile} for one of its models. Immutable.
 */
final class ModelNames {
    static final String AUTO = "auto";

    private final Map<String, ProviderId> providers = new LinkedHashMap<>();

    ModelNames(List<ProviderId> chain) {
        chain.forEach(provider -> providers.put(provider.value(), provider));
    }

    /** Sets who is asked, in order, and for which model; the first name is what the client calls the model. */
    String choose(Fields fields, ChatRequestBuilder chat) {
        List<String> names = new ArrayList<>();
        fields.string("model").ifPresent(names::add);
        names.addAll(fields.strings("models"));
        if (names.isEmpty()) {
            fields.problem("model_missing", "model", "The parameter model is missing: auto, or a provider's model.");
            return AUTO;
        }
        List<ProviderId> order = new ArrayList<>();
        for (String name : names.stream().distinct().toList()) {
            if (!name.equals(AUTO)) {
                find(name, fields).ifPresent(provider -> add(provider, name, order, chat, fields));
            } else {
                // The rest of the chain, behind those named before.
                providers.values().stream().filter(one -> !order.contains(one)).forEach(order::add);
            }
        }
        chat.providers(order);
        return names.get(0);
    }

    private static void add(
            ProviderId provider, String name, List<ProviderId> order, ChatRequestBuilder chat, Fields fields) {
        if (order.contains(provider)) {
            fields.problem(
                    "provider_twice",
                    "models",
                    "Each provider can be named once, and before auto; " + provider + " is named twice.");
            return;
        }
        order.add(provider);
        int slash = name.indexOf('/');
        if (slash > 0) {
            chat.model(provider.value(), name.substring(slash + 1));
        }
    }

    private Optional<ProviderId> find(String name, Fields fields) {
        int slash = name.indexOf('/');
        ProviderId provider = providers.get(slash < 0 ? name : name.substring(0, slash));
        if (provider == null) {
            fields.problem(
                    "model_not_found",
                    "model",
                    "A model is auto, a provider, or a provider and its model such as "
                            + providers.keySet().iterator().next() + "/name; the providers are "
                            + String.join(", ", providers.keySet()) + ".");
        }
        return Optional.ofNullable(provider);
    }
}
