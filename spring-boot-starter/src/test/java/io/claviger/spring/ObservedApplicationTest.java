package io.claviger.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.ChatRequest;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyRing;
import io.claviger.testkit.FakeProviderServer;
import io.claviger.testkit.WireDialect;
import io.micrometer.core.instrument.Meter;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** With the registries that Spring Boot itself makes, by classes that moved from one version to the next. */
class ObservedApplicationTest {
    @Test
    void anApplicationWithTheActuatorAndPrometheusNeedsNoSetting() {
        SpringApplication application = new SpringApplication(Host.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        try (FakeProviderServer server = FakeProviderServer.start();
                ConfigurableApplicationContext context = application.run(
                        "--claviger.chain=local",
                        "--claviger.compatible.local.base-url=" + server.baseUrl(WireDialect.OPENAI),
                        "--claviger.compatible.local.model=small",
                        "--claviger.compatible.local.key=none")) {
            server.on(WireDialect.OPENAI).answers("Hello");
            context.getBean(FallbackChat.class).send(ChatRequest.of("Hi"), KeyRing.none());

            assertThat(context.getBeanFactory().containsBean("clavigerTraces")).isTrue();
            Observation.createNotStarted("something.else", context.getBean(ObservationRegistry.class))
                    .observe(() -> {});
            PrometheusMeterRegistry registry = context.getBean(PrometheusMeterRegistry.class);
            assertThat(registry.scrape())
                    .contains("gen_ai_client_operation_duration_seconds_count{error_type=\"none\","
                            + "gen_ai_operation_name=\"chat\",gen_ai_provider_name=\"local\","
                            + "gen_ai_request_model=\"small\",gen_ai_response_model=\"small\"} 1");
            assertThat(registry.getMeters())
                    .extracting(Meter::getId)
                    .extracting(Meter.Id::getName)
                    .contains("something.else")
                    .doesNotContain("claviger.request", "claviger.attempt", "claviger.attempt.active");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Host {}
}
