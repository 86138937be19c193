package io.claviger.fallback;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.FailureKind;
import io.claviger.chat.ProviderId;
import io.claviger.key.ApiKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutageBreakerTest {
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final HandMovedTime time = new HandMovedTime();
    private final OutageBreaker breaker =
            new OutageBreaker(FallbackPolicy.builder().outage(1, PAUSE).build(), time);

    @Test
    void onlyOneProbeIsLetThroughAfterThePause() {
        openIt();
        assertThat(breaker.admits(candidate())).isFalse();

        time.advance(PAUSE);

        assertThat(breaker.admits(candidate())).isTrue();
        assertThat(breaker.admits(candidate())).isFalse();
    }

    @Test
    void successOfTheProbeClosesIt() {
        openIt();
        Candidate probe = probe();

        breaker.answered(probe);

        assertThat(breaker.admits(candidate())).isTrue();
        assertThat(breaker.admits(candidate())).isTrue();
    }

    @Test
    void failureOfTheProbeBeginsAnotherPause() {
        openIt();
        Candidate probe = probe();
        time.advance(PAUSE.dividedBy(2));

        breaker.failed(probe, FailureKind.TIMEOUT);

        time.advance(PAUSE.minusMillis(1));
        assertThat(breaker.admits(candidate())).isFalse();
        time.advance(Duration.ofMillis(1));
        assertThat(breaker.admits(candidate())).isTrue();
    }

    @Test
    void refusalShowsTheProviderAlive() {
        openIt();

        breaker.failed(probe(), FailureKind.INVALID_KEY);

        assertThat(breaker.admits(candidate())).isTrue();
    }

    @Test
    void attemptsFromBeforeTheOutageSettleNothing() {
        openIt();
        Candidate late = candidate();
        probe();

        breaker.answered(late);
        breaker.failed(late, FailureKind.NETWORK_ERROR);
        breaker.abandoned(late);

        assertThat(breaker.admits(candidate())).isFalse();
    }

    @Test
    void abandonedProbeMakesRoomForTheNext() {
        openIt();

        breaker.abandoned(probe());

        assertThat(breaker.admits(candidate())).isTrue();
    }

    @Test
    void probeThatNeverReportsBlocksForOnePauseOnly() {
        openIt();
        probe();

        time.advance(PAUSE);

        assertThat(breaker.admits(candidate())).isTrue();
    }

    private void openIt() {
        for (int i = 0; i < OutageBreaker.WINDOW; i++) {
            breaker.failed(candidate(), FailureKind.PROVIDER_UNAVAILABLE);
        }
    }

    private Candidate probe() {
        Candidate probe = candidate();
        time.advance(PAUSE);
        assertThat(breaker.admits(probe)).isTrue();
        return probe;
    }

    private Candidate candidate() {
        ApiKey key = ApiKey.keyless(ProviderId.of("alpha"));
        return new Candidate(new ScriptedProvider("alpha"), key, "model", breaker);
    }
}
