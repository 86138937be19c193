package io.claviger.fallback;

import static io.claviger.fallback.ScriptedProvider.after;
import static io.claviger.fallback.ScriptedProvider.done;
import static io.claviger.fallback.ScriptedProvider.fails;
import static io.claviger.fallback.ScriptedProvider.reasoning;
import static io.claviger.fallback.ScriptedProvider.refusesRetry;
import static io.claviger.fallback.ScriptedProvider.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.AllAttemptsFailedException;
import io.claviger.chat.FailureKind;
import io.claviger.chat.StreamInterruptedException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Limits and waits. */
class WalkTimeTest extends TwoProviders {
    @Test
    void silentProviderIsLeftAtTheFirstTokenLimitAndNotAskedAgain() {
        first.then();
        second.then(text("ok"), done());

        Simulation run = stream();

        assertThat(run.trail()).containsExactly("alpha key 1 TIMEOUT", "beta key 1 answered");
        assertThat(run.took).isEqualTo(Duration.ofSeconds(10));
        assertThat(first.cancelled).isEqualTo(1);
    }

    @Test
    @DisplayName("S0-FLOW-2: a call that is not streamed has 30 seconds")
    void unaryCallHasTheAttemptLimit() {
        first.then();
        second.then(text("ok"), done());

        Simulation run = send();

        assertThat(run.took).isEqualTo(Duration.ofSeconds(30));
        assertThat(run.trail()).containsExactly("alpha key 1 TIMEOUT", "beta key 1 answered");
    }

    @Test
    void reasoningCountsAsAFirstTokenButCommitsToNobody() {
        first.then(reasoning("hm"), after(Duration.ofSeconds(9), reasoning("hm")), fails(FailureKind.INVALID_KEY))
                .then(text("ok"), done());

        Simulation run = stream();

        assertThat(run.story())
                .containsExactly(
                        "started alpha key 1",
                        "reasoning hm",
                        "reasoning hm",
                        "failed INVALID_KEY, next alpha key 2",
                        "started alpha key 2",
                        "text ok",
                        "completed");
    }

    @Test
    void stalledStreamIsCutAtTheIdleLimit() {
        first.then(text("Half"));

        Simulation run = stream();

        assertThat(run.failure).isInstanceOf(StreamInterruptedException.class);
        assertThat(run.took).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void longAnswerThatKeepsComingIsNotCutAtTheAttemptLimit() {
        Duration pause = Duration.ofSeconds(15);
        first.then(text("a"), after(pause, text("b")), after(pause, text("c")), after(pause, text("d")), done());

        Simulation run = stream();

        assertThat(run.response.text()).isEqualTo("abcd");
        assertThat(run.took).isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void shortRetryAfterIsWaitedForWhenTheProviderHasNoOtherKey() {
        second.then(fails(FailureKind.RATE_LIMIT, Duration.ofSeconds(2))).then(text("ok"), done());
        ScriptedProvider third = new ScriptedProvider("gamma");
        keys.and("gamma", key('d'));

        Simulation run = Simulation.stream(time, Simulation.engine(time, policy, second, third), keys);

        assertThat(run.trail()).containsExactly("beta key 1 RATE_LIMIT", "beta key 1 answered");
        assertThat(run.took).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void longRetryAfterIsNotWaitedForWhileOthersCanBeAsked() {
        first.then(fails(FailureKind.RATE_LIMIT, Duration.ofSeconds(4)));
        second.then(text("ok"), done());

        Simulation run = stream();

        assertThat(run.trail())
                .containsExactly("alpha key 1 RATE_LIMIT", "alpha key 2 RATE_LIMIT", "beta key 1 answered");
        assertThat(run.took).isZero();
    }

    @Test
    void onlyCandidateLeftIsWaitedForInsideTheDeadline() {
        second.then(fails(FailureKind.RATE_LIMIT, Duration.ofSeconds(40))).then(text("ok"), done());

        Simulation run = Simulation.stream(time, Simulation.engine(time, policy, second), keys);

        assertThat(run.trail()).containsExactly("beta key 1 RATE_LIMIT", "beta key 1 answered");
        assertThat(run.took).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void retryAfterBeyondTheDeadlineIsReportedInsteadOfWaitedFor() {
        second.then(fails(FailureKind.RATE_LIMIT, Duration.ofHours(1)));

        Simulation run = Simulation.stream(time, Simulation.engine(time, policy, second), keys);

        assertThat(run.failure).isInstanceOfSatisfying(AllAttemptsFailedException.class, failed -> {
            assertThat(failed.retryAfter()).contains(Duration.ofHours(1));
            assertThat(failed.isDeadlineReached()).isFalse();
        });
        assertThat(run.took).isZero();
    }

    @Test
    void providerThatRefusesRetriesIsNotAskedAgain() {
        first.then(refusesRetry(FailureKind.PROVIDER_UNAVAILABLE));
        second.then(text("ok"), done());

        assertThat(stream().trail()).containsExactly("alpha key 1 PROVIDER_UNAVAILABLE", "beta key 1 answered");
    }

    @Test
    void slowCandidatesCannotStarveTheLastOne() {
        policy = FallbackPolicy.builder()
                .timeouts(Timeouts.DEFAULT.withTotal(Duration.ofSeconds(35)))
                .build();
        first.then();
        second.then(after(Duration.ofSeconds(8), text("ok")), done());

        Simulation run = send();

        assertThat(run.trail()).containsExactly("alpha key 1 TIMEOUT", "beta key 1 answered");
        assertThat(run.took).isLessThanOrEqualTo(Duration.ofSeconds(35));
    }

    @Test
    void deadlineEndsTheWalk() {
        policy = FallbackPolicy.builder()
                .timeouts(Timeouts.DEFAULT.withTotal(Duration.ofSeconds(20)))
                .build();
        first.then();
        second.then();

        Simulation run = send();

        assertThat(run.failure).isInstanceOfSatisfying(AllAttemptsFailedException.class, failed -> {
            assertThat(failed.isDeadlineReached()).isTrue();
            assertThat(failed.getMessage())
                    .startsWith("All AI providers failed: the deadline passed after 2 attempts.");
        });
        assertThat(run.took).isEqualTo(Duration.ofSeconds(20));
    }
}
