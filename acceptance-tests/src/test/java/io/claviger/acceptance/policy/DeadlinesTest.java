package io.claviger.acceptance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.acceptance.scene.Hold;
import io.claviger.acceptance.scene.Mode;
import io.claviger.acceptance.scene.Scene;
import io.claviger.acceptance.scene.Seen;
import io.claviger.chat.AllAttemptsFailedException;
import io.claviger.chat.StreamInterruptedException;
import io.claviger.fallback.FallbackPolicy;
import io.claviger.fallback.Timeouts;
import io.claviger.testkit.FakeAnswer;
import io.claviger.testkit.Fault;
import io.claviger.testkit.WireDialect;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class DeadlinesTest {
    private static final WireDialect FIRST = WireDialect.GROQ;
    private static final WireDialect FALLBACK = WireDialect.OPENROUTER;

    /** All different, so that each limit is seen to be the one that strikes. */
    private static final Timeouts LIMITS = new Timeouts(seconds(3), seconds(5), seconds(7), seconds(60), seconds(4));

    @Test
    void theFirstTokenOfAStreamHasItsLimit() {
        Seen seen = silent(LIMITS, Mode.STREAMED);

        assertThat(seen.trail()).containsExactly("groq key 1 TIMEOUT", "openrouter key 1 answered");
        assertThat(seen.took()).isEqualTo(seconds(3));
    }

    @Test
    void anAttemptThatIsNotStreamedHasItsLimit() {
        Seen seen = silent(LIMITS, Mode.UNARY);

        assertThat(seen.trail()).containsExactly("groq key 1 TIMEOUT", "openrouter key 1 answered");
        assertThat(seen.took()).isEqualTo(seconds(7));
    }

    @Test
    void theSilenceBetweenTwoTokensHasItsLimit() {
        try (Scene scene = scene(LIMITS)) {
            scene.server().on(FIRST).fails(Fault.STALL, 2, FakeAnswer.of("One two three."));
            scene.hold(FIRST, Hold.after("One two "));

            Seen seen = scene.ask(Mode.STREAMED);

            assertThat(seen.failure()).isExactlyInstanceOf(StreamInterruptedException.class);
            assertThat(seen.took()).isEqualTo(seconds(5));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theTotalEndsTheWalkWhoeverIsAsked(Mode mode) {
        Timeouts limits = new Timeouts(seconds(30), seconds(30), seconds(30), seconds(20), seconds(6));
        try (Scene scene = scene(limits)) {
            scene.server().on(FIRST).fails(Fault.SILENT);
            scene.server().on(FALLBACK).fails(Fault.SILENT);
            scene.hold(FIRST, Hold.silent());
            scene.hold(FALLBACK, Hold.silent());

            Seen seen = scene.ask(mode);

            assertThat(seen.failure()).isInstanceOfSatisfying(AllAttemptsFailedException.class, failed -> {
                assertThat(failed.isDeadlineReached()).isTrue();
                assertThat(failed.attempts()).hasSize(2);
            });
            assertThat(seen.took()).isEqualTo(seconds(20));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFloorIsKeptBackForTheLastOne(Mode mode) {
        Timeouts limits = new Timeouts(seconds(30), seconds(30), seconds(30), seconds(20), seconds(6));
        try (Scene scene = scene(limits)) {
            scene.server().on(FIRST).fails(Fault.SILENT);
            scene.hold(FIRST, Hold.silent());
            scene.server().on(FALLBACK).answersSlowly(FakeAnswer.of("Late."), Duration.ofHours(1));
            scene.hold(FALLBACK, Hold.late(seconds(5)));

            Seen seen = scene.ask(mode);

            assertThat(seen.calls())
                    .containsExactly(new Seen.Call(FIRST, seconds(0)), new Seen.Call(FALLBACK, seconds(14)));
            assertThat(seen.answer().text()).isEqualTo("Late.");
            assertThat(seen.took()).isEqualTo(seconds(19));
        }
    }

    private static Seen silent(Timeouts limits, Mode mode) {
        try (Scene scene = scene(limits)) {
            scene.server().on(FIRST).fails(Fault.SILENT);
            scene.hold(FIRST, Hold.silent());
            return scene.ask(mode);
        }
    }

    private static Scene scene(Timeouts limits) {
        return Scene.of(FallbackPolicy.builder().timeouts(limits).build(), FIRST, FALLBACK);
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
