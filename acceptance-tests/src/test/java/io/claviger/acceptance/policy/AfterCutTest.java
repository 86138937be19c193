package io.claviger.acceptance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.acceptance.Services;
import io.claviger.acceptance.scene.Mode;
import io.claviger.acceptance.scene.Scene;
import io.claviger.acceptance.scene.Seen;
import io.claviger.chat.AllAttemptsFailedException;
import io.claviger.chat.StreamInterruptedException;
import io.claviger.fallback.CutPolicy;
import io.claviger.fallback.FallbackPolicy;
import io.claviger.testkit.FakeAnswer;
import io.claviger.testkit.Fault;
import io.claviger.testkit.WireDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class AfterCutTest {
    private static final FakeAnswer CUT = FakeAnswer.of("One two three.");
    private static final FakeAnswer WHOLE = FakeAnswer.of("Whole answer.");

    @ParameterizedTest
    @EnumSource
    void failEndsTheStreamWithTheTextSoFar(WireDialect first) {
        try (Scene scene = scene(CutPolicy.FAIL, first)) {
            Seen seen = scene.ask(Mode.STREAMED);

            assertThat(seen.story())
                    .containsExactly("started " + first.provider() + " key 1", "text One ", "text two ");
            assertThat(seen.failure())
                    .isInstanceOfSatisfying(
                            StreamInterruptedException.class,
                            cut -> assertThat(cut.textSoFar()).isEqualTo("One two "));
        }
    }

    @ParameterizedTest
    @EnumSource
    void restartAnnouncesThatTheTextIsVoidAndStartsOver(WireDialect first) {
        String fallback = Services.after(first).provider() + " key 1";
        try (Scene scene = scene(CutPolicy.RESTART, first)) {
            Seen seen = scene.ask(Mode.STREAMED);

            assertThat(seen.story())
                    .containsExactly(
                            "started " + first.provider() + " key 1",
                            "text One ",
                            "text two ",
                            "restarted with " + first.provider() + " key 1",
                            "started " + first.provider() + " key 1",
                            "text One ",
                            "text two ",
                            "restarted with " + fallback,
                            "started " + fallback,
                            "text Whole ",
                            "text answer.",
                            "Completed");
            assertThat(seen.answer().text()).isEqualTo("Whole answer.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void bufferShowsNothingOfACutAnswer(WireDialect first) {
        String fallback = Services.after(first).provider() + " key 1";
        try (Scene scene = scene(CutPolicy.BUFFER, first)) {
            Seen seen = scene.ask(Mode.STREAMED);

            assertThat(seen.story())
                    .containsExactly(
                            "started " + first.provider() + " key 1",
                            "failed NETWORK_ERROR, next " + first.provider() + " key 1",
                            "started " + first.provider() + " key 1",
                            "failed NETWORK_ERROR, next " + fallback,
                            "started " + fallback,
                            "text Whole answer.",
                            "Completed");
        }
    }

    @Test
    void bufferedAnswersThatAreAllCutAreNoAnswer() {
        try (Scene scene = scene(CutPolicy.BUFFER, WireDialect.OPENAI)) {
            scene.server().on(Services.after(WireDialect.OPENAI)).fails(Fault.CUT, 2, CUT);

            Seen seen = scene.ask(Mode.STREAMED);

            assertThat(seen.failure()).isExactlyInstanceOf(AllAttemptsFailedException.class);
            assertThat(seen.story()).noneMatch(event -> event.startsWith("text"));
        }
    }

    private static Scene scene(CutPolicy afterCut, WireDialect first) {
        Scene scene = Scene.of(FallbackPolicy.builder().afterCut(afterCut).build(), first, Services.after(first));
        scene.server().on(first).fails(Fault.CUT, 2, CUT);
        scene.server().on(Services.after(first)).answers(WHOLE);
        return scene;
    }
}
