package io.claviger.fallback;

import static io.claviger.fallback.ScriptedProvider.after;
import static io.claviger.fallback.ScriptedProvider.done;
import static io.claviger.fallback.ScriptedProvider.fails;
import static io.claviger.fallback.ScriptedProvider.finished;
import static io.claviger.fallback.ScriptedProvider.reasoning;
import static io.claviger.fallback.ScriptedProvider.refusesRetry;
import static io.claviger.fallback.ScriptedProvider.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.AllAttemptsFailedException;
import io.claviger.chat.ChainStoppedException;
import io.claviger.chat.ChatEvent;
import io.claviger.chat.FailureKind;
import io.claviger.chat.FinishReason;
import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.NoUsableKeyException;
import io.claviger.chat.Problem;
import io.claviger.chat.StreamInterruptedException;
import io.claviger.key.KeyHealth;
import io.claviger.key.KeyRing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WalkTest {
    private static final Duration TENTH = Duration.ofMillis(100);

    private final HandMovedTime time = new HandMovedTime();
    private final ScriptedProvider first = new ScriptedProvider("alpha");
    private final ScriptedProvider second = new ScriptedProvider("beta");
    private FallbackPolicy policy = FallbackPolicy.DEFAULT;
    private KeyRing keys = KeyRing.of("alpha", key('a'), key('b')).and("beta", key('c'));

    @AfterEach
    void noTimerAndNoRingIsLeft() {
        keys.close();
        assertThat(time.timers()).isZero();
    }

    @Test
    void firstKeyOfTheFirstProviderAnswersAndNobodyElseIsCalled() {
        first.then(text("Hello"), after(TENTH, text(" there")), done());

        Simulation run = stream();

        assertThat(run.story()).containsExactly("started alpha key 1", "text Hello", "text  there", "completed");
        assertThat(run.response.text()).isEqualTo("Hello there");
        assertThat(run.response.model()).isEqualTo("served-model");
        assertThat(run.response.usage())
                .hasValueSatisfying(usage -> assertThat(usage.totalTokens()).isEqualTo(12));
        assertThat(run.response.timeToFirstToken()).contains(Duration.ZERO);
        assertThat(run.response.duration()).isEqualTo(TENTH);
        assertThat(second.calls).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"INVALID_KEY", "QUOTA_EXCEEDED", "RATE_LIMIT"})
    @DisplayName("S0-FLOW-2: a key at fault is followed by the next key of the same provider, without waiting")
    void nextKeyOfTheSameProvider(FailureKind kind) {
        first.then(fails(kind)).then(text("ok"), done());

        Simulation run = stream();

        assertThat(run.story())
                .containsExactly(
                        "started alpha key 1",
                        "failed " + kind + ", next alpha key 2",
                        "started alpha key 2",
                        "text ok",
                        "completed");
        assertThat(run.took).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"UNSUPPORTED_MODEL", "REGION_BLOCKED", "CONTEXT_TOO_LONG"})
    void whatIsNotTheKeysFaultIsFollowedByTheNextProvider(FailureKind kind) {
        first.then(fails(kind));
        second.then(text("ok"), done());

        Simulation run = stream();

        assertThat(run.trail()).containsExactly("alpha key 1 " + kind, "beta key 1 answered");
        assertThat(run.took).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"NETWORK_ERROR", "PROVIDER_UNAVAILABLE", "MALFORMED_RESPONSE"})
    void whatMayPassIsTriedOnceMoreWithTheSameKeyThenAtTheNextProvider(FailureKind kind) {
        first.then(fails(kind));
        second.then(text("ok"), done());

        Simulation run = stream();

        assertThat(run.trail()).containsExactly("alpha key 1 " + kind, "alpha key 1 " + kind, "beta key 1 answered");
        assertThat(run.took).isBetween(Duration.ofMillis(100), Duration.ofMillis(300));
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"CONTENT_BLOCKED", "INVALID_REQUEST"})
    void whatEveryProviderWouldRefuseStopsTheChain(FailureKind kind) {
        first.then(fails(kind));

        Simulation run = stream();

        assertThat(run.failure).isInstanceOfSatisfying(ChainStoppedException.class, stopped -> {
            assertThat(stopped.kind()).isEqualTo(kind);
            assertThat(stopped)
                    .hasMessage("The request was refused and no other provider was asked.\n"
                            + "  1. alpha key 1 (alpha-model): " + kind + ", status 500, 0 ms");
        });
        assertThat(second.calls).isEmpty();
        assertThat(health(0).isUsable(time.instant(), "alpha-model")).isTrue();
    }

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
    void cutStreamEndsWithWhatWasDeliveredAndIsNotRepeated() {
        first.then(text("Half an "), text("answ"), fails(FailureKind.NETWORK_ERROR));

        Simulation run = stream();

        assertThat(run.failure).isInstanceOfSatisfying(StreamInterruptedException.class, cut -> {
            assertThat(cut.textSoFar()).isEqualTo("Half an answ");
            assertThat(cut.kind()).isEqualTo(FailureKind.NETWORK_ERROR);
            assertThat(cut.getMessage()).startsWith("The answer was cut after 12 characters.\n  1. alpha key 1");
        });
        assertThat(second.calls).isEmpty();
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
    void restartPolicyAnnouncesThatTheTextIsVoid() {
        policy = FallbackPolicy.builder().afterCut(CutPolicy.RESTART).build();
        first.then(text("Half"), fails(FailureKind.PROVIDER_UNAVAILABLE)).then(fails(FailureKind.PROVIDER_UNAVAILABLE));
        second.then(text("Whole"), done());

        Simulation run = stream();

        assertThat(run.story())
                .containsExactly(
                        "started alpha key 1",
                        "text Half",
                        "restarted with alpha key 1",
                        "started alpha key 1",
                        "failed PROVIDER_UNAVAILABLE, next beta key 1",
                        "started beta key 1",
                        "text Whole",
                        "completed");
        assertThat(run.response.text()).isEqualTo("Whole");
    }

    @Test
    void bufferPolicyShowsNothingOfACutAnswer() {
        policy = FallbackPolicy.builder().afterCut(CutPolicy.BUFFER).build();
        first.then(text("Half"), fails(FailureKind.INVALID_KEY)).then(text("Wh"), text("ole"), done());

        Simulation run = stream();

        assertThat(run.story())
                .containsExactly(
                        "started alpha key 1",
                        "failed INVALID_KEY, next alpha key 2",
                        "started alpha key 2",
                        "text Whole",
                        "completed");
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
    @DisplayName("S0-FLOW-6: when all fail the aggregated error lists every attempt")
    void allFailing() {
        first.then(fails(FailureKind.INVALID_KEY));
        second.then(fails(FailureKind.QUOTA_EXCEEDED));

        Simulation run = stream();

        assertThat(run.failure).isInstanceOfSatisfying(AllAttemptsFailedException.class, failed -> {
            assertThat(failed.userMessage()).isEqualTo("All AI providers failed. Please check your API keys.");
            assertThat(failed)
                    .hasMessage("All AI providers failed after 3 attempts.\n"
                            + "  1. alpha key 1 (alpha-model): INVALID_KEY, status 500, 0 ms\n"
                            + "  2. alpha key 2 (alpha-model): INVALID_KEY, status 500, 0 ms\n"
                            + "  3. beta key 1 (beta-model): QUOTA_EXCEEDED, status 500, 0 ms");
        });
    }

    @Test
    void singleInvalidKeyIsNamedInTheSentenceForTheUser() {
        second.then(fails(FailureKind.INVALID_KEY));

        Simulation run = Simulation.stream(time, Simulation.engine(time, policy, second), keys);

        assertThat(run.failure)
                .isInstanceOfSatisfying(
                        AllAttemptsFailedException.class,
                        failed -> assertThat(failed.userMessage())
                                .isEqualTo("Invalid API key for beta. Please verify your key is correct."));
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

    @Test
    void blockedAnswerWithoutContentStopsTheChain() {
        first.then(finished(FinishReason.CONTENT_FILTER));

        assertThat(stream().failure).isInstanceOf(ChainStoppedException.class);
    }

    @Test
    void emptyAnswerFallsBackWhileOthersCanBeAskedAndIsHonestWhenNot() {
        first.then(done());
        second.then(done());

        Simulation run = stream();

        assertThat(run.trail())
                .containsExactly(
                        "alpha key 1 MALFORMED_RESPONSE", "alpha key 1 MALFORMED_RESPONSE", "beta key 1 answered");
        assertThat(run.response.text()).isEmpty();
    }

    @Test
    void walkOverDeadKeysSpendsNoRetryAndReachesTheLastKey() {
        KeyRing many = KeyRing.of(
                        "alpha", key('a'), key('b'), key('d'), key('e'), key('f'), key('g'), key('h'), key('i'))
                .and("beta", key('c'));
        first.then(fails(FailureKind.INVALID_KEY));
        second.then(fails(FailureKind.PROVIDER_UNAVAILABLE)).then(text("ok"), done());

        Simulation run = Simulation.stream(time, Simulation.engine(time, policy, first, second), many);

        assertThat(run.trail()).hasSize(10).last().isEqualTo("beta key 1 answered");
        many.close();
    }

    @Test
    void providerThatCannotDoWhatIsAskedIsPassedOver() {
        first.unsupported = List.of(new Problem("seed_unsupported", "seed", "Alpha has no seed."));
        second.then(text("ok"), done());

        assertThat(stream().trail()).containsExactly("beta key 1 answered");

        second.unsupported = List.of(new Problem("seed_unsupported", "seed", "Beta has no seed."));
        assertThat(stream().failure)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("Alpha has no seed. Beta has no seed.");
    }

    @Test
    void withoutAnyKeyTheErrorSaysWhatIsMissing() {
        try (KeyRing none = KeyRing.none()) {
            Simulation run = Simulation.stream(time, Simulation.engine(time, policy, first, second), none);

            assertThat(run.failure)
                    .isInstanceOf(NoUsableKeyException.class)
                    .hasMessage("No provider could be called. No key was given for alpha. No key was given for beta.");
        }
    }

    @Test
    void cancelCountsAgainstNobody() {
        first.then(text("Half"));
        Walk walk = new Walk(
                Simulation.engine(time, policy, first), io.claviger.chat.ChatRequest.of("Why?"), keys, true, () -> {});
        while (!(walk.poll() instanceof ChatEvent.TextDelta)) {
            time.jump();
        }

        walk.cancel();

        assertThat(first.cancelled).isEqualTo(1);
        assertThat(health(0).failures()).isZero();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(walk::poll))
                .isInstanceOf(java.util.concurrent.CancellationException.class)
                .hasMessage("The request was cancelled.");
    }

    private Simulation stream() {
        return Simulation.stream(time, Simulation.engine(time, policy, first, second), keys);
    }

    private Simulation send() {
        return Simulation.send(time, Simulation.engine(time, policy, first, second), keys);
    }

    private Simulation freshUser(Engine engine) {
        try (KeyRing own = KeyRing.of("alpha", key('a')).and("beta", key('c'))) {
            return Simulation.stream(time, engine, own);
        }
    }

    private KeyHealth health(int index) {
        return keys.keys(first.id()).get(index).health();
    }

    private KeyHealth health2() {
        return keys.keys(second.id()).get(0).health();
    }

    private static char[] key(char fill) {
        return ("test-key-" + String.valueOf(fill).repeat(20)).toCharArray();
    }
}
