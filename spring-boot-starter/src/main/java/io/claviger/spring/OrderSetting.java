package io.claviger.spring;

import io.claviger.fallback.ProviderOrder;
import java.util.Map;

/** In which order the providers of the chain are asked, as a word in a configuration file. */
enum OrderSetting {
    /** As the chain names them. */
    AS_GIVEN,
    /** The fastest of the last minutes first. */
    BY_LATENCY,
    /** The cheapest first. */
    BY_COST;

    ProviderOrder order(Map<String, Double> prices) {
        return switch (this) {
            case AS_GIVEN -> ProviderOrder.asGiven();
            case BY_LATENCY -> ProviderOrder.byLatency();
            case BY_COST ->
                ProviderOrder.byCost((provider, model) -> prices.getOrDefault(provider.value(), Double.NaN));
        };
    }
}
