package io.claviger.spring;

import io.claviger.fallback.CutPolicy;
import io.claviger.fallback.FallbackPolicy;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patiently the chain is walked.
 *
 * @param patience The longest wait for a rate-limited provider while others could be asked.
 * @param retries How many times in one request a key may be tried again after a failure that may pass.
 * @param afterCut What follows when an answer is cut after some of it was delivered: fail, restart or buffer.
 * @param skipMalformedEvent Whether one unreadable event in a stream is passed over.
 * @param order In which order the providers are asked: as-given, by-latency or by-cost.
 * @param prices What each provider takes, by its name and in one unit for all; needed for the order by-cost.
 */
record FallbackSettings(
        @DefaultValue("3s") Duration patience,
        @DefaultValue("2") int retries,
        @DefaultValue("fail") CutPolicy afterCut,
        @DefaultValue("true") boolean skipMalformedEvent,
        @DefaultValue("as-given") OrderSetting order,
        @DefaultValue Map<String, Double> prices) {
    private static final Duration LONGEST_PATIENCE = Duration.ofDays(1);

    FallbackPolicy policy(TimeoutSettings timeouts) {
        return FallbackPolicy.builder()
                .timeouts(timeouts.timeouts())
                .patience(patience)
                .retries(retries)
                .afterCut(afterCut)
                .skipMalformedEvent(skipMalformedEvent)
                .order(order.order(prices))
                .build();
    }

    void check(Faults faults) {
        boolean sound = !patience.isNegative() && patience.compareTo(LONGEST_PATIENCE) <= 0;
        faults.unless(sound, "claviger.fallback.patience", "0s to 1d");
        faults.unless(retries >= 0, "claviger.fallback.retries", "0 or more");
        boolean priced = order != OrderSetting.BY_COST || !prices.isEmpty();
        faults.unless(priced, "claviger.fallback.prices", "a price for at least one provider, for the order by-cost");
    }
}
