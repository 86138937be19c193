package io.claviger.spring;

import io.claviger.chat.ProviderId;
import io.claviger.provider.ChatProvider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;

/** Puts the providers of the application context into the order they are asked in. */
final class ProviderChain {
    private ProviderChain() {}

    /**
     * Orders the providers.
     *
     * @param beans all there are, the application's own in their own order
     * @param properties the chain, when it is set, and the names of the compatible services
     * @param settings as they are written, for what is wrong and known only now that the providers exist
     * @return those in the chain, in its order; all in the default order when none is set
     */
    static List<ChatProvider> of(List<ChatProvider> beans, ClavigerProperties properties, Binder settings) {
        Faults faults = new Faults(settings);
        Map<String, ChatProvider> byName = new LinkedHashMap<>();
        for (ChatProvider provider : beans) {
            String name = provider.id().value();
            if (byName.putIfAbsent(name, provider) != null) {
                faults.add("claviger.chain", "each provider once", "two beans of the name " + name);
            }
        }
        List<ChatProvider> chain = properties.chain().isEmpty()
                ? inDefaultOrder(byName, properties)
                : inGivenOrder(byName, properties.chain(), faults);
        faults.throwIfAny();
        return chain;
    }

    private static List<ChatProvider> inGivenOrder(
            Map<String, ChatProvider> byName, List<String> chain, Faults faults) {
        List<ChatProvider> ordered = new ArrayList<>();
        for (int i = 0; i < chain.size(); i++) {
            ChatProvider provider = byName.get(ProviderId.of(chain.get(i)).value());
            if (provider == null) {
                String wanted = "one of " + String.join(", ", byName.keySet());
                faults.add("claviger.chain[" + i + "]", wanted, Faults.quoted(chain.get(i)));
            } else {
                ordered.add(provider);
            }
        }
        return ordered;
    }

    /** The order of sorting is stable: what has no place keeps the order of its beans, at the end. */
    private static List<ChatProvider> inDefaultOrder(Map<String, ChatProvider> byName, ClavigerProperties properties) {
        List<String> places = new ArrayList<>(ProviderModules.NAMES);
        properties
                .compatible()
                .keySet()
                .forEach(name -> places.add(ProviderId.of(name).value()));
        return byName.values().stream()
                .sorted(Comparator.comparingInt(provider -> {
                    int place = places.indexOf(provider.id().value());
                    return place < 0 ? places.size() : place;
                }))
                .toList();
    }
}
