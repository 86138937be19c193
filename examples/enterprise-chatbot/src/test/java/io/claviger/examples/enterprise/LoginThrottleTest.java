package io.claviger.examples.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.testkit.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
    private final ManualTime time = new ManualTime();
    private final LoginThrottle throttle = new LoginThrottle(time::instant);

    @Test
    @DisplayName(
            "C18: one second after the first failure, doubled each time, a quarter of an hour at most, never for good")
    void theWaitDoublesUpToAQuarterOfAnHour() {
        for (long wait : new long[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900}) {
            assertThat(throttle.begin("ann")).isZero();
            assertThat(throttle.begin("ann")).isEqualTo(Duration.ofSeconds(wait));
            time.advance(Duration.ofSeconds(wait));
        }
    }

    @Test
    void manyAtOnceGainNothing() {
        assertThat(throttle.begin("ann")).isZero();
        for (int i = 0; i < 1000; i++) {
            assertThat(throttle.begin("ann")).isEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void whoKnewThePasswordBeginsAnew() {
        throttle.begin("ann");
        throttle.succeeded("ann");

        assertThat(throttle.begin("ann")).isZero();
        assertThat(throttle.begin("ann")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void othersDoNotWaitAndTheOldestAreForgotten() {
        throttle.begin("ann");
        assertThat(throttle.begin("ben")).isZero();

        for (int i = 0; i < 20_000; i++) {
            throttle.begin("name " + i);
        }

        assertThat(throttle.begin("ann")).isZero();
    }
}
