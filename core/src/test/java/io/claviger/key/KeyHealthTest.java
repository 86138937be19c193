package io.claviger.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.FailureKind;
import io.claviger.chat.ProviderId;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("S0-FLOW-4: three failures in a row end a key's use in its session, a success takes one away")
class KeyHealthTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final KeyHealth health = ApiKey.keyless(ProviderId.of("ollama")).health();

    @Test
    void threeFailuresInARowEndTheUse() {
        health.recordFailure(FailureKind.TIMEOUT);
        health.recordFailure(FailureKind.NETWORK_ERROR);
        assertThat(health.isUsable(NOON, "m")).isTrue();

        health.recordFailure(FailureKind.PROVIDER_UNAVAILABLE);

        assertThat(health.isUsable(NOON, "m")).isFalse();
        assertThat(health.failures()).isEqualTo(KeyHealth.MAX_FAILURES).isEqualTo(3);
        assertThat(health.isDead()).isFalse();
        assertThat(health.lastFailure()).contains(FailureKind.PROVIDER_UNAVAILABLE);
    }

    @Test
    void successTakesOneFailureAway() {
        health.recordFailure(FailureKind.TIMEOUT);
        health.recordFailure(FailureKind.TIMEOUT);
        health.recordSuccess();
        assertThat(health.failures()).isEqualTo(1);

        health.recordFailure(FailureKind.TIMEOUT);
        assertThat(health.isUsable(NOON, "m")).isTrue();

        health.recordFailure(FailureKind.TIMEOUT);
        assertThat(health.isUsable(NOON, "m")).isFalse();
    }

    @Test
    void successWithoutFailuresIsNoCredit() {
        health.recordSuccess();
        health.recordSuccess();
        health.recordFailure(FailureKind.TIMEOUT);

        assertThat(health.failures()).isEqualTo(1);
    }

    @Test
    void deadKeyStaysDead() {
        health.kill(FailureKind.INVALID_KEY);
        health.recordSuccess();

        assertThat(health.isDead()).isTrue();
        assertThat(health.isUsable(NOON, "m")).isFalse();
        assertThat(health.lastFailure()).contains(FailureKind.INVALID_KEY);
    }

    @Test
    void restingKeyIsUsableFromTheDeadlineOn() {
        health.benchUntil(NOON, FailureKind.RATE_LIMIT);

        assertThat(health.isUsable(NOON.minusNanos(1), "m")).isFalse();
        assertThat(health.isUsable(NOON, "m")).isTrue();
        assertThat(health.failures()).isZero();
    }

    @Test
    void restIsOnlyEverMadeLonger() {
        health.benchUntil(NOON, FailureKind.QUOTA_EXCEEDED);
        health.benchUntil(NOON.minusSeconds(60), FailureKind.RATE_LIMIT);
        assertThat(health.benchedUntil()).contains(NOON);

        health.benchUntil(NOON.plusSeconds(60), FailureKind.RATE_LIMIT);
        assertThat(health.benchedUntil()).contains(NOON.plusSeconds(60));
    }

    @Test
    void refusedModelLeavesOthersUsable() {
        health.refuseModel("large");

        assertThat(health.isUsable(NOON, "large")).isFalse();
        assertThat(health.isUsable(NOON, "small")).isTrue();
    }

    @Test
    void healthyKeySaysSo() {
        assertThat(health.lastFailure()).isEmpty();
        assertThat(health.benchedUntil()).isEmpty();
        assertThat(health).hasToString("KeyHealth[failures=0, dead=false, refusedModels=0]");
    }
}
