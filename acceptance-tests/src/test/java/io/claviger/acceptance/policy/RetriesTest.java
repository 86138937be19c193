package io.claviger.acceptance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.acceptance.scene.Mode;
import io.claviger.acceptance.scene.Scene;
import io.claviger.acceptance.scene.Seen;
import io.claviger.fallback.FallbackPolicy;
import io.claviger.testkit.Fault;
import io.claviger.testkit.WireDialect;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RetriesTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void retriesOfARequestAreAsManyAsTheHostAllows(int retries) {
        FallbackPolicy policy = FallbackPolicy.builder().retries(retries).build();
        try (Scene scene = Scene.of(policy, WireDialect.values())) {
            for (WireDialect service : WireDialect.values()) {
                scene.server().on(service).fails(Fault.SERVER_ERROR);
            }

            Seen seen = scene.ask(Mode.UNARY);

            assertThat(seen.calls()).hasSize(WireDialect.values().length + retries);
            assertThat(seen.callees().stream().distinct()).containsExactly(WireDialect.values());
        }
    }

    @Test
    void withoutRetriesNobodyPauses() {
        FallbackPolicy policy = FallbackPolicy.builder().retries(0).build();
        try (Scene scene = Scene.of(policy, WireDialect.GROQ, WireDialect.GEMINI)) {
            scene.server().on(WireDialect.GROQ).fails(Fault.SERVER_ERROR);

            Seen seen = scene.ask(Mode.STREAMED);

            assertThat(seen.callees()).containsExactly(WireDialect.GROQ, WireDialect.GEMINI);
            assertThat(seen.took()).isEqualTo(Duration.ZERO);
        }
    }
}
