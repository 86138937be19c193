package io.claviger.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.acceptance.Services;
import io.claviger.acceptance.scene.Leftovers;
import io.claviger.acceptance.scene.Mode;
import io.claviger.acceptance.scene.Scene;
import io.claviger.acceptance.scene.Seen;
import io.claviger.chat.AllAttemptsFailedException;
import io.claviger.chat.Attempt;
import io.claviger.chat.ChainStoppedException;
import io.claviger.chat.ChatResponse;
import io.claviger.chat.FailureKind;
import io.claviger.chat.StreamInterruptedException;
import io.claviger.key.KeyHealth;
import io.claviger.testkit.FakeAnswer;
import io.claviger.testkit.WireDialect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FaultTableTest {
    @TestFactory
    @DisplayName("S0-FLOW-2, S0-FLOW-4, S0-FLOW-6: every fault, at every service, streamed and whole")
    Stream<DynamicContainer> everyLineHolds() {
        return FaultTable.lines().stream().map(line -> DynamicContainer.dynamicContainer(line.fault(), tests(line)));
    }

    private static Stream<DynamicTest> tests(Line line) {
        List<DynamicTest> tests = new ArrayList<>();
        for (WireDialect first : WireDialect.values()) {
            line.staging()
                    .variants(first)
                    .forEach(variant -> line.modes().forEach(mode -> {
                        String name = first.provider() + ", " + mode + ": " + variant.name();
                        tests.add(DynamicTest.dynamicTest(name, () -> holds(line, first, variant, mode)));
                    }));
        }
        assertThat(tests).as("some service has the fault").isNotEmpty();
        return tests.stream();
    }

    private static void holds(Line line, WireDialect first, Variant variant, Mode mode) {
        WireDialect fallback = Services.after(first);
        try (Scene scene = Scene.of(first, fallback)) {
            scene.server().on(fallback).answers(Staging.FALLBACK);
            variant.stage().accept(scene);

            Seen seen = scene.ask(line.request(), mode);

            checkCalls(line, first, variant, seen);
            checkAttempts(line, first, seen);
            checkResult(line, first, seen, mode);
            checkKeys(line, first, variant, scene);
            assertThat(scene.leftovers()).isEqualTo(Leftovers.none());
        }
    }

    /** Who was called, in which order, and after which pauses. */
    private static void checkCalls(Line line, WireDialect first, Variant variant, Seen seen) {
        Line.Follows follows = line.follows();
        List<WireDialect> callees = new ArrayList<>(Collections.nCopies(follows.first(), first));
        callees.addAll(Collections.nCopies(follows.fallback(), Services.after(first)));
        assertThat(seen.callees()).isEqualTo(callees);
        Duration stated = variant.stated();
        boolean waited = stated != null && follows.result() == Result.FIRST;
        (waited ? follows.span().orLonger(stated) : follows.span()).check(seen.took());
        assertThat(seen.calls().get(0).at()).isZero();
        if (follows.fallback() < 2) {
            assertThat(seen.calls().stream().skip(1))
                    .as("there is one pause, after the first call")
                    .allMatch(call -> call.at().equals(seen.took()));
        }
    }

    /** Every call is in the trail, the failed ones with the kind of the line. */
    private static void checkAttempts(Line line, WireDialect first, Seen seen) {
        assertThat(seen.attempts())
                .extracting(Attempt::provider)
                .isEqualTo(seen.callees().stream().map(WireDialect::provider).toList());
        Line.Follows follows = line.follows();
        List<Attempt> failed = seen.attempts().stream()
                .filter(attempt -> attempt.provider().equals(first.provider()) && !attempt.isAnswered())
                .toList();
        assertThat(failed).hasSize(follows.first() - (follows.result() == Result.FIRST ? 1 : 0));
        assertThat(failed).extracting(Attempt::failure).allMatch(kind -> kind == line.kind());
    }

    private static void checkResult(Line line, WireDialect first, Seen seen, Mode mode) {
        switch (line.follows().result()) {
            case FIRST -> checkAnswer(seen.answer(), first, Staging.ANSWER, mode);
            case FALLBACK -> checkAnswer(seen.answer(), Services.after(first), Staging.FALLBACK, mode);
            case INTERRUPTED ->
                assertThat(seen.failure())
                        .isExactlyInstanceOf(StreamInterruptedException.class)
                        .extracting(failure -> ((StreamInterruptedException) failure).textSoFar())
                        .isEqualTo(Staging.SO_FAR);
            case STOPPED ->
                assertThat(seen.failure())
                        .isExactlyInstanceOf(ChainStoppedException.class)
                        .extracting(failure -> ((ChainStoppedException) failure).kind())
                        .isEqualTo(line.follows().fallback() == 0 ? line.kind() : FailureKind.INVALID_REQUEST);
            case ALL_FAILED -> assertThat(seen.failure()).isExactlyInstanceOf(AllAttemptsFailedException.class);
        }
    }

    private static void checkAnswer(ChatResponse response, WireDialect service, FakeAnswer answer, Mode mode) {
        assertThat(response.text()).isEqualTo(answer.text());
        assertThat(response.provider()).isEqualTo(service.provider());
        assertThat(response.model())
                .isEqualTo(
                        response.attempts().get(response.attempts().size() - 1).model());
        // Bedrock tells the tokens with its mark of the end, which some lines leave out.
        if (service != WireDialect.BEDROCK || response.usage().isPresent()) {
            assertThat(response.usage()).contains(answer.usage());
        }
        assertThat(response.timeToFirstToken().isPresent()).isEqualTo(mode == Mode.STREAMED);
    }

    private static void checkKeys(Line line, WireDialect first, Variant variant, Scene scene) {
        Instant now = scene.time().instant();
        KeyHealth learnt = scene.health(first);
        Lesson lesson = line.follows().lesson();
        lesson.check(learnt, now, variant.stated());
        lesson.checkModel(learnt, now, scene.model(first));
        if (line.follows().result() == Result.FALLBACK) {
            Lesson.GOOD.check(scene.health(Services.after(first)), now, null);
        }
    }
}
