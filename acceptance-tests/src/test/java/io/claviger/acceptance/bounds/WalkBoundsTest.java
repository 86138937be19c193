package io.claviger.acceptance.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.acceptance.Services;
import io.claviger.acceptance.scene.Hold;
import io.claviger.acceptance.scene.Leftovers;
import io.claviger.acceptance.scene.Mode;
import io.claviger.acceptance.scene.Scene;
import io.claviger.acceptance.scene.Seen;
import io.claviger.testkit.Fault;
import io.claviger.testkit.Script;
import io.claviger.testkit.WireDialect;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class WalkBoundsTest {
    private static final int LONGEST_RING = 10;

    @ParameterizedTest
    @EnumSource
    void theTenthKeyOfARingIsReachedWithOneCallForEachKeyAndWithoutWaiting(WireDialect service) {
        try (Scene scene = Scene.of(service)) {
            scene.give(service, LONGEST_RING - 1);
            Script script = scene.server().on(service);
            for (int key = 1; key < LONGEST_RING; key++) {
                script.fails(key % 2 == 0 ? Fault.INVALID_KEY : Fault.QUOTA_EXCEEDED);
            }
            script.answers();

            Seen seen = scene.ask(Mode.STREAMED);

            assertThat(seen.attempts())
                    .extracting(attempt -> attempt.key())
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, LONGEST_RING)
                            .mapToObj(key -> service.provider() + " key " + key)
                            .toList());
            assertThat(seen.answer().attempts().get(LONGEST_RING - 1).isAnswered())
                    .isTrue();
            assertThat(seen.took()).isZero();
            assertThat(scene.leftovers()).isEqualTo(Leftovers.none());
        }
    }

    @ParameterizedTest
    @EnumSource
    void deadAndLimitedKeysSpendNoRetry(WireDialect first) {
        WireDialect fallback = Services.after(first);
        try (Scene scene = Scene.of(first, fallback)) {
            scene.give(first, 7);
            scene.server()
                    .on(first)
                    .fails(Fault.INVALID_KEY)
                    .fails(Fault.RATE_LIMIT)
                    .fails(Fault.QUOTA_EXCEEDED)
                    .fails(Fault.RATE_LIMIT)
                    .fails(Fault.INVALID_KEY);
            scene.server().on(fallback).fails(Fault.SERVER_ERROR).answers();

            Seen seen = scene.ask(Mode.UNARY);

            assertThat(seen.calls()).hasSize(8 + 2);
            assertThat(seen.answer().provider()).isEqualTo(fallback.provider());
            assertThat(seen.took()).isBetween(Duration.ofMillis(100), Duration.ofMillis(300));
        }
    }

    @ParameterizedTest
    @EnumSource
    void keysKnownToBeDeadAreNotCalledAgain(WireDialect service) {
        try (Scene scene = Scene.of(service)) {
            scene.give(service, 2);
            scene.server()
                    .on(service)
                    .fails(Fault.INVALID_KEY)
                    .fails(Fault.INVALID_KEY)
                    .answers();
            scene.ask(Mode.UNARY);

            Seen again = scene.ask(Mode.STREAMED);

            assertThat(again.trail()).containsExactly(service.provider() + " key 3 answered");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSilentServiceCostsTheFirstTokenLimitAndNoMore(WireDialect first) {
        try (Scene scene = Scene.of(first, Services.after(first))) {
            scene.give(first, 2);
            scene.server().on(first).fails(Fault.SILENT);
            scene.hold(first, Hold.silent());

            Seen seen = scene.ask(Mode.STREAMED);

            assertThat(seen.callees()).containsExactly(first, Services.after(first));
            assertThat(seen.took()).isEqualTo(Duration.ofSeconds(10));
        }
    }
}
