package io.claviger.spring;

import io.claviger.fallback.CutPolicy;
import io.claviger.fallback.FallbackPolicy;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patiently the chain is walked.
 *
 * @param patience The longest wait for a rate-limited provider while others could be asked.
 * @param retries How many times in one request a key may be tried again after a failure that may pass.
 * @param afterCut What follows when an answer is cut after some of it was delivered: fail, restart or buffer.
 * @param skipMalformedEvent Whether one unreadable event in a stream is passed over.
 */
record FallbackSettings(
        @DefaultValue("3s") Duration patience,
        @DefaultValue("2") int retries,
        @DefaultValue("fail") CutPolicy afterCut,
        @DefaultValue("true") boolean skipMalformedEvent) {
    private static final Duration LONGEST_PATIENCE = Duration.ofDays(1);

    FallbackPolicy policy(TimeoutSettings timeouts) {
        return FallbackPolicy.builder()
                .timeouts(timeouts.timeouts())
                .patience(patience)
                .retries(retries)
                .afterCut(afterCut)
                .skipMalformedEvent(skipMalformedEvent)
                .build();
    }

    void check(Faults faults) {
        boolean sound = !patience.isNegative() && patience.compareTo(LONGEST_PATIENCE) <= 0;
        faults.unless(sound, "claviger.fallback.patience", "0s to 1d");
        faults.unless(retries >= 0, "claviger.fallback.retries", "0 or more");
    }
}
