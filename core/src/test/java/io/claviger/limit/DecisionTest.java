package io.claviger.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DecisionTest {
    @Test
    @DisplayName("S0-RATE-1: retryAfter is in whole seconds, never too short")
    void secondsAreRoundedUp() {
        assertThat(Decision.refused(Duration.ofMillis(1)).retryAfterSeconds()).isEqualTo(1);
        assertThat(Decision.refused(Duration.ofSeconds(7)).retryAfterSeconds()).isEqualTo(7);
        assertThat(Decision.refused(Duration.ofSeconds(7, 1)).retryAfterSeconds())
                .isEqualTo(8);
        assertThat(Decision.refused(Duration.ofMillis(59_999)).resetInSeconds()).isEqualTo(60);
        assertThat(Decision.allowed(29, Duration.ofMillis(45_001)).resetInSeconds())
                .isEqualTo(46);
        assertThat(Decision.allowed(29, Duration.ofMillis(45_000)).retryAfterSeconds())
                .isZero();
    }

    @Test
    void contradictoryDecisionsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Decision(true, -1, Duration.ofSeconds(1), Duration.ZERO))
                .withMessage(
                        "A decision has no negative numbers; found remaining -1, reset in PT1S, retry after PT0S.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Decision(true, 3, Duration.ofSeconds(1), Duration.ofSeconds(2)))
                .withMessage("A request is allowed without a wait or refused with one and nothing remaining;"
                        + " found allowed true, remaining 3, retry after PT2S.");
        assertThatIllegalArgumentException().isThrownBy(() -> Decision.refused(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Decision(false, 1, Duration.ofSeconds(1), Duration.ofSeconds(1)));
    }
}
