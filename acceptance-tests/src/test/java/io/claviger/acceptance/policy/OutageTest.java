package io.claviger.acceptance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.acceptance.scene.Mode;
import io.claviger.acceptance.scene.Scene;
import io.claviger.acceptance.scene.Seen;
import io.claviger.fallback.FallbackPolicy;
import io.claviger.testkit.Fault;
import io.claviger.testkit.WireDialect;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 503 for a while, and back: every request is another user's, with keys of its own. */
@Timeout(60)
class OutageTest {
    private static final int THRESHOLD = 5;
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final WireDialect FALLBACK = WireDialect.GEMINI;

    @ParameterizedTest
    @EnumSource(
            value = WireDialect.class,
            names = {"GEMINI"},
            mode = EnumSource.Mode.EXCLUDE)
    void aServiceInAnOutageIsAskedLastAndAgainFirstWhenItIsBack(WireDialect first) {
        try (Scene scene = inOutage(first)) {
            assertThat(callees(scene)).containsExactly(FALLBACK);

            scene.server().on(first).answers();
            assertThat(callees(scene)).as("not before the pause is over").containsExactly(FALLBACK);

            scene.time().advance(PAUSE);
            assertThat(callees(scene)).as("the probe").containsExactly(first);
            assertThat(callees(scene)).as("back in its place").containsExactly(first);
        }
    }

    @Test
    void aProbeThatFailsCostsOneCallAndThePauseBeginsAnew() {
        WireDialect first = WireDialect.OPENAI;
        try (Scene scene = inOutage(first)) {
            scene.time().advance(PAUSE);
            assertThat(callees(scene)).as("the probe").containsExactly(first, FALLBACK);
            assertThat(callees(scene)).containsExactly(FALLBACK);

            scene.server().on(first).answers();
            scene.time().advance(PAUSE);
            assertThat(callees(scene)).containsExactly(first);
        }
    }

    @Test
    void aServiceInAnOutageIsStillAskedWhenNobodyElseCanBe() {
        WireDialect first = WireDialect.GROQ;
        try (Scene scene = inOutage(first)) {
            scene.server().on(first).answers();
            scene.nextUser(List.of(first));

            assertThat(scene.ask(Mode.STREAMED).trail()).containsExactly("groq key 1 answered");
        }
    }

    @Test
    void refusedKeysAreNoOutage() {
        WireDialect first = WireDialect.CEREBRAS;
        try (Scene scene = Scene.of(policy(), first, FALLBACK)) {
            scene.server().on(first).fails(Fault.INVALID_KEY);
            for (int user = 0; user < 4 * THRESHOLD; user++) {
                assertThat(callees(scene)).containsExactly(first, FALLBACK);
            }
        }
    }

    private static Scene inOutage(WireDialect first) {
        Scene scene = Scene.of(policy(), first, FALLBACK);
        scene.server().on(first).fails(Fault.UNAVAILABLE);
        for (int user = 0; user < THRESHOLD; user++) {
            assertThat(callees(scene)).containsExactly(first, FALLBACK);
        }
        return scene;
    }

    private static FallbackPolicy policy() {
        return FallbackPolicy.builder().retries(0).outage(THRESHOLD, PAUSE).build();
    }

    private static List<WireDialect> callees(Scene scene) {
        scene.nextUser();
        Seen seen = scene.ask(Mode.UNARY);
        assertThat(seen.response()).isNotNull();
        return seen.callees();
    }
}
