package io.claviger.spring;

import io.claviger.chat.FailureKind;
import io.claviger.chat.ProviderId;
import io.claviger.chat.Usage;
import io.claviger.fallback.ChatListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The meters of all requests. Durations are summaries in seconds instead of timers, so that every registry has them in
 * the unit and the buckets of the conventions; a timer is milliseconds in some.
 *
 * <p>Thread-safe.
 */
final class ChatMetrics implements Supplier<ChatListener> {
    /** The boundaries that the conventions advise for both durations, in seconds. */
    private static final double[] SECONDS = {
        0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92
    };

    /** The boundaries that the conventions advise for tokens: the powers of four to 4^13. */
    private static final double[] TOKENS = {
        1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864
    };

    /** What speaks of a key and not of the provider. */
    private static final Set<FailureKind> OF_THE_KEY =
            EnumSet.of(FailureKind.INVALID_KEY, FailureKind.QUOTA_EXCEEDED, FailureKind.RATE_LIMIT);

    private static final Set<FailureKind> OF_QUOTA = EnumSet.of(FailureKind.QUOTA_EXCEEDED, FailureKind.RATE_LIMIT);

    private final MeterRegistry registry;
    private final ModelNames models;
    private final Meter.MeterProvider<DistributionSummary> operations;
    private final Meter.MeterProvider<DistributionSummary> firstChunks;
    private final Meter.MeterProvider<DistributionSummary> tokens;
    private final Meter.MeterProvider<DistributionSummary> requests;
    private final Meter.MeterProvider<Counter> attempts;
    private final Meter.MeterProvider<Counter> fallbacks;
    private final Meter.MeterProvider<Counter> keyFailures;
    private final Meter.MeterProvider<Counter> quotaEvents;

    /**
     * Prepares the meters.
     *
     * @param providers those whose counters begin at zero: an alert on an increase misses a counter that begins at one
     */
    ChatMetrics(MeterRegistry registry, ModelNames models, Collection<ProviderId> providers) {
        this.registry = registry;
        this.models = models;
        this.operations = seconds(GenAi.OPERATION_DURATION, "One attempt, from its start to its end.");
        this.firstChunks = seconds(
                GenAi.TIME_TO_FIRST_CHUNK, "From the start of a streamed attempt to the first piece of its answer.");
        this.requests = seconds("claviger.request.duration", "One request with all its attempts and waits.");
        this.tokens = DistributionSummary.builder(GenAi.TOKEN_USAGE)
                .description("Tokens of one answer, as its provider counted them.")
                .serviceLevelObjectives(TOKENS)
                .withRegistry(registry);
        this.attempts = counter("claviger.attempts", "Calls of a provider, by how they ended.");
        this.fallbacks = counter("claviger.fallbacks", "Requests that went on from one provider to another.");
        this.keyFailures = counter("claviger.key.failures", "Attempts that failed because of the key.");
        this.quotaEvents = counter("claviger.quota.events", "Attempts that met a rate limit or a spent quota.");
        for (ProviderId provider : providers) {
            OF_THE_KEY.forEach(kind -> keyFailures.withTags(failure(provider, kind)));
            OF_QUOTA.forEach(kind -> quotaEvents.withTags(failure(provider, kind)));
        }
    }

    @Override
    public ChatListener get() {
        return new RequestMetrics(this);
    }

    ModelNames models() {
        return models;
    }

    /** {@return the nanoseconds of the registry's clock} */
    long now() {
        return registry.config().clock().monotonicTime();
    }

    void operation(Tags operation, String errorType, Duration took) {
        operations.withTags(operation.and(GenAi.ERROR_TYPE, errorType)).record(inSeconds(took));
    }

    void firstChunk(Tags operation, Duration after) {
        firstChunks.withTags(operation).record(inSeconds(after));
    }

    void usage(Tags operation, Usage usage) {
        // Not reported is zero, and a request or an answer of no tokens there is not.
        if (usage.inputTokens() > 0) {
            tokens.withTags(operation.and(GenAi.TOKEN_TYPE, "input")).record((double) usage.inputTokens());
        }
        if (usage.outputTokens() > 0) {
            tokens.withTags(operation.and(GenAi.TOKEN_TYPE, "output")).record((double) usage.outputTokens());
        }
    }

    void attempt(ProviderId provider, String outcome) {
        attempts.withTags("provider", provider.value(), "outcome", outcome).increment();
    }

    void failure(ProviderId provider, String word, FailureKind kind) {
        attempt(provider, word);
        if (OF_THE_KEY.contains(kind)) {
            keyFailures.withTags(failure(provider, kind)).increment();
        }
        if (OF_QUOTA.contains(kind)) {
            quotaEvents.withTags(failure(provider, kind)).increment();
        }
    }

    void fallback(ProviderId from, ProviderId to) {
        fallbacks.withTags("from", from.value(), "to", to.value()).increment();
    }

    void request(boolean streaming, String outcome, String errorType, Duration took) {
        String stream = Boolean.toString(streaming);
        requests.withTags("outcome", outcome, "streaming", stream, GenAi.ERROR_TYPE, errorType)
                .record(inSeconds(took));
    }

    private static Tags failure(ProviderId provider, FailureKind kind) {
        return Tags.of("provider", provider.value(), "kind", GenAi.word(kind));
    }

    private Meter.MeterProvider<DistributionSummary> seconds(String name, String description) {
        return DistributionSummary.builder(name)
                .description(description)
                .baseUnit("seconds")
                .serviceLevelObjectives(SECONDS)
                .withRegistry(registry);
    }

    private Meter.MeterProvider<Counter> counter(String name, String description) {
        return Counter.builder(name).description(description).withRegistry(registry);
    }

    private static double inSeconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
