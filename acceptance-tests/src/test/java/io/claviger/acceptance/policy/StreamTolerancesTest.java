package io.claviger.acceptance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.acceptance.Services;
import io.claviger.acceptance.scene.Hold;
import io.claviger.acceptance.scene.Mode;
import io.claviger.acceptance.scene.Scene;
import io.claviger.acceptance.scene.Seen;
import io.claviger.chat.FailureKind;
import io.claviger.chat.StreamInterruptedException;
import io.claviger.fallback.FallbackPolicy;
import io.claviger.testkit.FakeAnswer;
import io.claviger.testkit.Fault;
import io.claviger.testkit.WireDialect;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class StreamTolerancesTest {
    private static final FakeAnswer ANSWER = FakeAnswer.of("One two three.");

    @ParameterizedTest
    @EnumSource
    void oneUnreadableEventIsPassedOver(WireDialect first) {
        Seen seen = ask(FallbackPolicy.DEFAULT, first, Fault.BAD_JSON_ONCE);

        assertThat(seen.answer().text()).isEqualTo("One two three.");
    }

    @ParameterizedTest
    @EnumSource
    void aStrictHostEndsTheStreamAtAnUnreadableEvent(WireDialect first) {
        FallbackPolicy strict =
                FallbackPolicy.builder().skipMalformedEvent(false).build();

        Seen seen = ask(strict, first, Fault.BAD_JSON_ONCE);

        assertThat(seen.failure()).isInstanceOfSatisfying(StreamInterruptedException.class, cut -> {
            assertThat(cut.textSoFar()).isEqualTo("One ");
            assertThat(cut.kind()).isEqualTo(FailureKind.MALFORMED_RESPONSE);
        });
    }

    @ParameterizedTest
    @EnumSource
    void aFinishReasonIsEnoughWhenTheConnectionClosesWithoutTheMarkOfTheEnd(WireDialect first) {
        Seen seen = ask(FallbackPolicy.DEFAULT, first, Fault.NO_TERMINATOR);

        assertThat(seen.answer().text()).isEqualTo("One two three.");
        // Bedrock tells the tokens with its mark of the end.
        boolean told = first != WireDialect.BEDROCK;
        assertThat(seen.answer().usage()).isEqualTo(told ? Optional.of(ANSWER.usage()) : Optional.empty());
        assertThat(seen.took()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aFinishReasonIsEnoughASecondLaterWhenTheConnectionStaysOpen(WireDialect first) {
        Seen seen = ask(FallbackPolicy.DEFAULT, first, Fault.NO_TERMINATOR_OPEN);

        assertThat(seen.answer().text()).isEqualTo("One two three.");
        // At once where the finish reason is itself the end, as with Ollama.
        assertThat(seen.took()).isIn(Duration.ZERO, Duration.ofSeconds(1));
    }

    private static Seen ask(FallbackPolicy policy, WireDialect first, Fault fault) {
        try (Scene scene = Scene.of(policy, first, Services.after(first))) {
            scene.server().on(first).fails(fault, 2, ANSWER);
            if (fault == Fault.NO_TERMINATOR_OPEN) {
                scene.hold(first, Hold.finished(ANSWER.text()));
            }
            return scene.ask(Mode.STREAMED);
        }
    }
}
