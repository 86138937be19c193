package io.claviger.fallback;

import static io.claviger.fallback.ScriptedProvider.after;
import static io.claviger.fallback.ScriptedProvider.done;
import static io.claviger.fallback.ScriptedProvider.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.FailureKind;
import io.claviger.key.KeyRing;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProviderOrderTest {
    private static final Duration SLOW = Duration.ofSeconds(3);
    private static final Duration QUICK = Duration.ofMillis(300);

    private final HandMovedTime time = new HandMovedTime();
    private final ScriptedProvider alpha = new ScriptedProvider("alpha");
    private final ScriptedProvider beta = new ScriptedProvider("beta");
    private final ScriptedProvider gamma = new ScriptedProvider("gamma");
    private final KeyRing keys = KeyRing.of("alpha", "test-key-aaaaaaaaaaaaaaaa".toCharArray())
            .and("beta", "test-key-bbbbbbbbbbbbbbbb".toCharArray())
            .and("gamma", "test-key-cccccccccccccccc".toCharArray());

    @AfterEach
    void close() {
        keys.close();
    }

    @Test
    void cheapestIsAskedFirstAndUnknownPricesLast() {
        Map<String, Double> prices = Map.of("alpha-model", 2.5, "gamma-model", 0.1);
        Engine engine = engine(ProviderOrder.byCost((provider, model) -> prices.getOrDefault(model, Double.NaN)));
        alpha.then(ScriptedProvider.fails(FailureKind.INVALID_KEY));
        gamma.then(ScriptedProvider.fails(FailureKind.INVALID_KEY));
        beta.then(text("ok"), done());

        assertThat(Simulation.stream(time, engine, keys).trail())
                .containsExactly("gamma key 1 INVALID_KEY", "alpha key 1 INVALID_KEY", "beta key 1 answered");
    }

    @Test
    void everyProviderGetsItsChanceAndThenTheFastestIsAskedFirst() {
        Engine engine = engine(ProviderOrder.byLatency());
        alpha.then(after(SLOW, text("ok")), done());
        beta.then(after(QUICK, text("ok")), done());
        gamma.then(after(SLOW.multipliedBy(2), text("ok")), done());

        assertThat(asked(engine)).isEqualTo("alpha");
        assertThat(asked(engine)).isEqualTo("beta");
        assertThat(asked(engine)).isEqualTo("gamma");
        assertThat(asked(engine)).isEqualTo("beta");
        assertThat(asked(engine)).isEqualTo("beta");
    }

    @Test
    void fastProviderThatBecomesSlowIsOvertaken() {
        Engine engine = engine(ProviderOrder.byLatency());
        alpha.then(after(QUICK, text("ok")), done());
        beta.then(after(SLOW, text("ok")), done());
        gamma.then(after(SLOW.multipliedBy(2), text("ok")), done());
        asked(engine);
        asked(engine);
        asked(engine);
        alpha.then(after(Duration.ofSeconds(9), text("ok")), done());
        beta.then(after(SLOW, text("ok")), done());

        assertThat(asked(engine)).isEqualTo("alpha");
        assertThat(asked(engine)).isEqualTo("alpha");
        assertThat(asked(engine)).isEqualTo("beta");
    }

    @Test
    void silentProviderCountsAsLongAsItKeptUsWaiting() {
        Engine engine = engine(ProviderOrder.byLatency());
        alpha.then();
        beta.then(after(SLOW, text("ok")), done());
        gamma.then(after(SLOW, text("ok")), done());

        assertThat(asked(engine)).isEqualTo("beta");
        assertThat(asked(engine)).isEqualTo("gamma");
        assertThat(asked(engine)).isEqualTo("beta");
        assertThat(alpha.calls).hasSize(1);
    }

    @Test
    void oldNewsIsForgotten() {
        Engine engine = engine(ProviderOrder.byLatency());
        alpha.then(after(SLOW, text("ok")), done());
        beta.then(after(QUICK, text("ok")), done());
        gamma.then(after(QUICK, text("ok")), done());
        asked(engine);
        asked(engine);
        asked(engine);

        time.advance(Ranking.MEMORY);

        assertThat(asked(engine)).isEqualTo("alpha");
    }

    @Test
    void streamsAndWholeAnswersAreDifferentRaces() {
        Engine engine = engine(ProviderOrder.byLatency());
        alpha.then(text("o"), after(SLOW, text("k")), done());
        beta.then(after(QUICK, text("ok")), done());
        gamma.then(after(QUICK, text("ok")), done());
        for (int i = 0; i < 3; i++) {
            asked(engine);
            Simulation.send(time, engine, keys);
        }

        assertThat(asked(engine)).isEqualTo("alpha");
        assertThat(Simulation.send(time, engine, keys).trail()).containsExactly("beta key 1 answered");
    }

    private String asked(Engine engine) {
        return Simulation.stream(time, engine, keys).response.provider().value();
    }

    private Engine engine(ProviderOrder order) {
        return Simulation.engine(time, FallbackPolicy.builder().order(order).build(), alpha, beta, gamma);
    }
}
