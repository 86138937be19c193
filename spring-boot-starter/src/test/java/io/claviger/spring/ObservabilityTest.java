package io.claviger.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.ChatRequest;
import io.claviger.fallback.ChatListener;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyRing;
import io.claviger.testkit.FakeProviderServer;
import io.claviger.testkit.WireDialect;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.ResolvableType;

/** When requests are measured and traced, and by whom. */
class ObservabilityTest {
    private final ApplicationContextRunner runner = Contexts.runner();

    @Test
    void bothAreThereWhereTheApplicationHasTheRegistries() {
        observed()
                .run(context -> assertThat(context.getBeanNamesForType(listeners()))
                        .containsExactlyInAnyOrder("clavigerMetrics", "clavigerTraces"));
    }

    @Test
    void neitherIsThereWithoutRegistries() {
        runner.run(
                context -> assertThat(context.getBeanNamesForType(listeners())).isEmpty());
    }

    @Test
    void ofSeveralMeterRegistriesNoneIsChosen() {
        runner.withBean("one", MeterRegistry.class, SimpleMeterRegistry::new)
                .withBean("two", MeterRegistry.class, SimpleMeterRegistry::new)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("clavigerMetrics"));
    }

    @Test
    void eachIsTurnedOffByItself() {
        observed()
                .withPropertyValues("claviger.observability.metrics=false")
                .run(context ->
                        assertThat(context.getBeanNamesForType(listeners())).containsExactly("clavigerTraces"));
        observed()
                .withPropertyValues("claviger.observability.traces=false")
                .run(context ->
                        assertThat(context.getBeanNamesForType(listeners())).containsExactly("clavigerMetrics"));
    }

    @Test
    void withoutTheClassesTheRestStarts() {
        runner.withClassLoader(new FilteredClassLoader("io.micrometer"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(FallbackChat.class)
                        .doesNotHaveBean("clavigerMetrics")
                        .doesNotHaveBean("clavigerTraces")
                        .doesNotHaveBean("clavigerMeterFilter"));
    }

    @Test
    void ownOnesOfTheSameNamesAreTheOnesThatCount() {
        ChatListener own = new ChatListener() {};
        SimpleMeterRegistry meters = new SimpleMeterRegistry();

        ask(runner.withBean(MeterRegistry.class, () -> meters)
                .withBean(ObservationRegistry.class, ObservationRegistry::create)
                .withBean("clavigerMetrics", OwnListeners.class, () -> () -> own)
                .withBean("clavigerTraces", OwnListeners.class, () -> () -> own));

        assertThat(meters.getMeters()).isEmpty();
    }

    @Test
    void everySupplierOfTheApplicationIsAskedForAListenerForEachRequest() {
        List<String> heard = new ArrayList<>();
        OwnListeners own = () -> {
            heard.add("made");
            return new ChatListener() {
                @Override
                public void completed(Completion completion) {
                    heard.add("completed");
                }
            };
        };

        ask(runner.withBean("own", OwnListeners.class, () -> own));

        assertThat(heard).containsExactly("made", "completed", "made", "completed");
    }

    @Test
    void metersBeginAtZeroForTheProvidersOfTheChain() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();

        runner.withBean(MeterRegistry.class, () -> meters).run(context -> {
            assertThat(meters.get("claviger.quota.events")
                            .tags("provider", "groq", "kind", "rate_limit")
                            .counter()
                            .count())
                    .isZero();
            assertThat(meters.get("claviger.key.failures").counters())
                    .hasSize(3 * context.getBean(FallbackChat.class).chain().size());
        });
    }

    interface OwnListeners extends Supplier<ChatListener> {}

    private ApplicationContextRunner observed() {
        return runner.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withBean(ObservationRegistry.class, ObservationRegistry::create);
    }

    private static ResolvableType listeners() {
        return ResolvableType.forClassWithGenerics(Supplier.class, ChatListener.class);
    }

    /** Asks twice. */
    private static void ask(ApplicationContextRunner runner) {
        try (FakeProviderServer server = FakeProviderServer.start()) {
            server.on(WireDialect.OPENAI).answers("One.").answers("Two.");
            runner.withPropertyValues(
                            "claviger.chain=local",
                            "claviger.compatible.local.base-url=" + server.baseUrl(WireDialect.OPENAI),
                            "claviger.compatible.local.model=small",
                            "claviger.compatible.local.key=none")
                    .run(context -> {
                        FallbackChat chat = context.getBean(FallbackChat.class);
                        chat.send(ChatRequest.of("Hi"), KeyRing.none());
                        chat.send(ChatRequest.of("Hi"), KeyRing.none());
                    });
        }
    }
}
