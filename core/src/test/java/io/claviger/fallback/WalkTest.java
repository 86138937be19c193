package io.claviger.fallback;

import static io.claviger.fallback.ScriptedProvider.after;
import static io.claviger.fallback.ScriptedProvider.done;
import static io.claviger.fallback.ScriptedProvider.fails;
import static io.claviger.fallback.ScriptedProvider.finished;
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
import io.claviger.key.KeyRing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Same key, next key, next provider, or stop. */
class WalkTest extends TwoProviders {
    private static final Duration TENTH = Duration.ofMillis(100);

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
}
