package io.claviger.fallback;

import static io.claviger.fallback.ScriptedProvider.done;
import static io.claviger.fallback.ScriptedProvider.fails;
import static io.claviger.fallback.ScriptedProvider.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.FailureKind;
import io.claviger.chat.StreamInterruptedException;
import org.junit.jupiter.api.Test;

/** What follows a cut. */
class WalkCutTest extends TwoProviders {
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
}
