package io.claviger.fallback;

import static io.claviger.fallback.ScriptedProvider.done;
import static io.claviger.fallback.ScriptedProvider.fails;
import static io.claviger.fallback.ScriptedProvider.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.FailureKind;
import io.claviger.chat.NoUsableKeyException;
import io.claviger.key.KeyRing;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What outlives a request: a session remembers its keys, a chain its outages. */
class WalkMemoryTest extends TwoProviders {
    @Test
    @DisplayName("S0-FLOW-4: the third failure in a row makes a key invalid for its session, a success takes one away")
    void threeFailures() {
        Engine engine = Simulation.engine(time, policy, second);
        second.then(fails(FailureKind.NETWORK_ERROR)).then(fails(FailureKind.NETWORK_ERROR));
        Simulation.stream(time, engine, keys);
        assertThat(health2().failures()).isEqualTo(2);
        second.then(text("ok"), done());
        Simulation.stream(time, engine, keys);
        assertThat(health2().failures()).isEqualTo(1);
        second.then(fails(FailureKind.NETWORK_ERROR)).then(fails(FailureKind.NETWORK_ERROR));
        Simulation.stream(time, engine, keys);

        Simulation refused = Simulation.stream(time, engine, keys);

        assertThat(refused.failure)
                .isInstanceOf(NoUsableKeyException.class)
                .hasMessage("No provider could be called. Beta key 1 failed before in this session.");
        try (KeyRing other = KeyRing.of("beta", key('c'))) {
            second.then(text("ok"), done());
            assertThat(Simulation.stream(time, engine, other).response).isNotNull();
        }
    }

    @Test
    void rejectedKeyIsNotTriedAgainInTheSameSession() {
        Engine engine = Simulation.engine(time, policy, first);
        first.then(fails(FailureKind.INVALID_KEY)).then(text("ok"), done()).then(text("ok"), done());
        Simulation.stream(time, engine, keys);

        Simulation again = Simulation.stream(time, engine, keys);

        assertThat(again.trail()).containsExactly("alpha key 2 answered");
    }

    @Test
    void refusedModelIsNotAskedForAgainInTheSameSession() {
        first.then(fails(FailureKind.UNSUPPORTED_MODEL));
        second.then(text("ok"), done());
        Engine engine = Simulation.engine(time, policy, first, second);
        Simulation.stream(time, engine, keys);

        assertThat(Simulation.stream(time, engine, keys).trail()).containsExactly("beta key 1 answered");
        assertThat(first.calls).containsExactly("alpha key 1");
    }

    @Test
    void providerInAnOutageIsAskedLastAndProbedAfterThePause() {
        policy = FallbackPolicy.builder()
                .retries(0)
                .outage(2, Duration.ofSeconds(10))
                .build();
        Engine engine = Simulation.engine(time, policy, first, second);
        first.then(fails(FailureKind.PROVIDER_UNAVAILABLE));
        second.then(text("ok"), done());
        for (int user = 0; user < OutageBreaker.WINDOW; user++) {
            freshUser(engine);
        }
        int callsInOutage = first.calls.size();

        assertThat(freshUser(engine).trail()).containsExactly("beta key 1 answered");
        assertThat(first.calls).hasSize(callsInOutage);

        time.advance(Duration.ofSeconds(10));
        first.then(text("back"), done());
        assertThat(freshUser(engine).trail()).containsExactly("alpha key 1 answered");
        assertThat(freshUser(engine).trail()).containsExactly("alpha key 1 answered");
    }

    @Test
    void probeThatIsChosenAndNeverAskedIsGivenBack() {
        policy = FallbackPolicy.builder()
                .retries(0)
                .outage(1, Duration.ofSeconds(10))
                .build();
        Engine engine = Simulation.engine(time, policy, first, second);
        first.then(fails(FailureKind.PROVIDER_UNAVAILABLE));
        second.then(text("ok"), done());
        for (int user = 0; user < OutageBreaker.WINDOW; user++) {
            freshUser(engine);
        }
        time.advance(Duration.ofSeconds(10));
        new Walk(engine, io.claviger.chat.ChatRequest.of("Why?"), keys, true, () -> {}).cancel();

        first.then(text("back"), done());

        assertThat(freshUser(engine).trail()).containsExactly("alpha key 1 answered");
    }

    @Test
    void outageNeverLeavesAUserWithoutAnAttempt() {
        policy = FallbackPolicy.builder()
                .retries(0)
                .outage(1, Duration.ofHours(1))
                .build();
        Engine engine = Simulation.engine(time, policy, first);
        first.then(fails(FailureKind.PROVIDER_UNAVAILABLE));
        freshUser(engine);
        first.then(text("ok"), done());

        assertThat(freshUser(engine).trail()).containsExactly("alpha key 1 answered");
    }
}
