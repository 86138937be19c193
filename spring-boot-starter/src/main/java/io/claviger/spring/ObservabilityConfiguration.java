package io.claviger.spring;

import io.claviger.fallback.ChatListener;
import io.claviger.provider.ChatProvider;
import io.claviger.redact.Redactor;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.observation.ObservationRegistry;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Metrics and traces, each where the application has what they go to. */
@Configuration(proxyBeanMethods = false)
class ObservabilityConfiguration {
    @Bean
    ModelNames clavigerModelNames(Redactor redactor, ObjectProvider<ChatProvider> providers) {
        return new ModelNames(
                redactor,
                providers.orderedStream().map(ChatProvider::defaultModel).toList());
    }

    @Bean
    ChatListeners clavigerChatListeners(
            ObjectProvider<ChatListener> shared, ObjectProvider<Supplier<? extends ChatListener>> perRequest) {
        return new ChatListeners(
                shared.orderedStream().toList(), perRequest.orderedStream().toList());
    }

    /** Apart, so that nobody needs Micrometer's meters. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    @ConditionalOnSingleCandidate(MeterRegistry.class)
    @ConditionalOnProperty(name = "claviger.observability.metrics", matchIfMissing = true)
    static class MetricsConfiguration {
        @Bean
        @ConditionalOnMissingBean(name = "clavigerMetrics")
        Supplier<ChatListener> clavigerMetrics(
                MeterRegistry registry, ModelNames models, ObjectProvider<ChatProvider> providers) {
            return new ChatMetrics(
                    registry,
                    models,
                    providers.orderedStream().map(ChatProvider::id).toList());
        }
    }

    /** Apart, so that nobody needs Micrometer's observations. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ObservationRegistry.class)
    @ConditionalOnSingleCandidate(ObservationRegistry.class)
    @ConditionalOnProperty(name = "claviger.observability.traces", matchIfMissing = true)
    static class TracesConfiguration {
        @Bean
        @ConditionalOnMissingBean(name = "clavigerTraces")
        Supplier<ChatListener> clavigerTraces(ObservationRegistry registry, ModelNames models) {
            return () -> new RequestTraces(registry, models);
        }
    }

    /** Spring Boot makes timers of all observations; of these there are better ones. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({MeterRegistry.class, ObservationRegistry.class})
    static class MetersOfObservationsConfiguration {
        private static final Set<String> MADE_OF_OBSERVATIONS = Set.of(
                RequestTraces.REQUEST,
                RequestTraces.REQUEST + ".active",
                RequestTraces.ATTEMPT,
                RequestTraces.ATTEMPT + ".active");

        @Bean
        static MeterFilter clavigerMeterFilter() {
            return MeterFilter.deny(id -> MADE_OF_OBSERVATIONS.contains(id.getName()));
        }
    }
}
