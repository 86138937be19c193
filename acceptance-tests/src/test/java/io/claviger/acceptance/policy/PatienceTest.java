package io.claviger.acceptance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.acceptance.scene.Mode;
import io.claviger.acceptance.scene.Scene;
import io.claviger.acceptance.scene.Seen;
import io.claviger.chat.AllAttemptsFailedException;
import io.claviger.fallback.FallbackPolicy;
import io.claviger.testkit.FakeError;
import io.claviger.testkit.Fault;
import io.claviger.testkit.RawReply;
import io.claviger.testkit.Script;
import io.claviger.testkit.WireDialect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class PatienceTest {
    private static final WireDialect FIRST = WireDialect.CEREBRAS;
    private static final WireDialect FALLBACK = WireDialect.GEMINI;
    private static final Duration DEFAULT = Duration.ofSeconds(3);

    @ParameterizedTest
    @CsvSource({"1, true", "2.9s, true", "3, true", "3.1s, false", "4, false", "600, false"})
    void threeSecondsAreWaitedForWhileOthersCouldBeAskedAndNoMore(String retryAfter, boolean waited) {
        Seen seen = limited(FallbackPolicy.DEFAULT, retryAfter);

        assertThat(seen.callees())
                .containsExactly(waited ? new WireDialect[] {FIRST, FIRST} : new WireDialect[] {FIRST, FALLBACK});
        assertThat(seen.took().toMillis()).isEqualTo(waited ? millis(retryAfter) : 0);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, false", "10, 9, true", "10, 11, false"})
    void thePatienceIsTheHosts(int patience, String retryAfter, boolean waited) {
        FallbackPolicy policy =
                FallbackPolicy.builder().patience(Duration.ofSeconds(patience)).build();

        Seen seen = limited(policy, retryAfter);

        assertThat(seen.callees().get(1)).isEqualTo(waited ? FIRST : FALLBACK);
    }

    @Test
    void anotherKeyOfTheSameServiceIsAskedAtOnce() {
        try (Scene scene = Scene.of(FIRST, FALLBACK)) {
            scene.give(FIRST, 1);
            limit(scene, "1").answers();

            Seen seen = scene.ask(Mode.STREAMED);

            assertThat(seen.trail()).containsExactly("cerebras key 1 RATE_LIMIT", "cerebras key 2 answered");
            assertThat(seen.took()).isZero();
        }
    }

    @Test
    void theOnlyOneLeftIsWaitedForInsideTheDeadline() {
        try (Scene scene = Scene.of(FIRST, FALLBACK)) {
            limit(scene, "40").answers();
            scene.server().on(FALLBACK).fails(Fault.INVALID_KEY);

            Seen seen = scene.ask(Mode.UNARY);

            assertThat(seen.callees()).containsExactly(FIRST, FALLBACK, FIRST);
            assertThat(seen.answer().provider()).isEqualTo(FIRST.provider());
            assertThat(seen.took()).isEqualTo(Duration.ofSeconds(40));
        }
    }

    @Test
    void aWaitBeyondTheDeadlineIsToldAndNotWaitedFor() {
        try (Scene scene = Scene.of(FIRST)) {
            limit(scene, "3600");

            Seen seen = scene.ask(Mode.UNARY);

            assertThat(seen.failure())
                    .isInstanceOfSatisfying(
                            AllAttemptsFailedException.class,
                            failed -> assertThat(failed.retryAfter()).contains(Duration.ofHours(1)));
            assertThat(seen.took()).isZero();
        }
    }

    private static Seen limited(FallbackPolicy policy, String retryAfter) {
        try (Scene scene = Scene.of(policy, FIRST, FALLBACK)) {
            limit(scene, retryAfter).answers();
            return scene.ask(Mode.UNARY);
        }
    }

    private static Script limit(Scene scene, String retryAfter) {
        FakeError error = FIRST.errors(Fault.RATE_LIMIT).get(0);
        byte[] body = error.response().body().getBytes(StandardCharsets.UTF_8);
        return scene.server()
                .on(FIRST)
                .replays(RawReply.of(429, Map.of("content-type", "application/json", "retry-after", retryAfter), body));
    }

    private static long millis(String retryAfter) {
        return (long) (Double.parseDouble(retryAfter.replace("s", "")) * DEFAULT.toMillis() / DEFAULT.toSeconds());
    }
}
