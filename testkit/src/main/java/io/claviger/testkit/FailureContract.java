package io.claviger.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.FailureKind;
import io.claviger.provider.Outcome;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The part of the contract that is about failures. */
abstract class FailureContract extends RequestContract {
    private static final FakeAnswer ANSWER = FakeAnswer.of("one two three four five");

    /** Faults that have tests of their own below. */
    private static final Set<Fault> APART = EnumSet.of(
            Fault.SLOW,
            Fault.NO_TERMINATOR_OPEN,
            Fault.EMPTY,
            Fault.SILENT,
            Fault.SILENT_AFTER_HEADERS,
            Fault.STALL,
            Fault.CONTENT_BLOCKED);

    @TestFactory
    Stream<DynamicTest> everyErrorOfTheServiceIsClassified() {
        return Stream.of(Fault.values())
                .flatMap(fault -> dialect().errors(fault).stream())
                .filter(error -> error.fault() != Fault.ERROR_LATER)
                .flatMap(error -> Stream.of(false, true)
                        .map(mode -> line(error.fault() + ": " + error.name(), mode, streaming -> {
                            script().fails(error);

                            Outcome.Failed failed = failed(ask(streaming));

                            assertThat(failed.kind()).as(error.name()).isEqualTo(error.kind());
                            assertThat(failed.status())
                                    .isEqualTo(error.response().status());
                            assertHint(error, failed);
                        })));
    }

    @TestFactory
    Stream<DynamicTest> everyBrokenAnswerEndsAsDefined() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            FailureKind kind = fault.kind();
            if (kind == null || APART.contains(fault) || wording(fault)) {
                continue;
            }
            Stream.of(false, true)
                    .filter(mode -> mode || !fault.isForStreamsOnly())
                    .map(mode -> line(fault.name(), mode, streaming -> {
                        script().fails(fault, 2, ANSWER);

                        CallDriver call = ask(streaming);

                        assertThat(failed(call).kind()).as(fault.name()).isEqualTo(kind);
                        assertThat(call.text()).isIn("", "one two ");
                    }))
                    .forEach(tests::add);
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> whatLooksBrokenAndIsNotIsAnswered() {
        return Stream.of(Fault.values())
                .filter(fault -> fault.kind() == null && !APART.contains(fault))
                .map(fault -> line(fault.name(), true, streaming -> {
                    script().fails(fault, 2, ANSWER);

                    CallDriver call = ask(streaming);

                    assertThat(completed(call).status()).isEqualTo(200);
                    assertThat(call.text()).isEqualTo(ANSWER.text());
                }));
    }

    @TestFactory
    Stream<DynamicTest> silenceTimesOutAndTheConnectionIsClosed() {
        return Stream.of(Fault.SILENT, Fault.SILENT_AFTER_HEADERS, Fault.STALL)
                .map(fault -> line(fault.name(), true, streaming -> {
                    script().fails(fault, 2, ANSWER);
                    CallDriver call = ask(streaming);
                    assertThat(server().awaitRequest(SOON)).isTrue();
                    call.awaitDeltas(fault == Fault.STALL ? 2 : 0);

                    Outcome.Failed failed = failed(call.expire());

                    assertThat(failed.kind()).isEqualTo(FailureKind.TIMEOUT);
                    assertThat(call.text()).isEqualTo(fault == Fault.STALL ? "one two " : "");
                    assertThat(server().awaitHangUp(SOON)).isTrue();
                }));
    }

    @Test
    void aFinishedAnswerNeedsNoMarkOfTheEnd() {
        script().fails(Fault.NO_TERMINATOR_OPEN, 2, ANSWER);
        ManualTime time = new ManualTime();
        ChatRequest request = ChatRequest.of("What is a tree?");
        CallDriver call =
                CallDriver.start(provider(), request, apiKey(), CallDriver.context(provider(), request, true, time));

        call.awaitDeltas(ANSWER.pieces().size());
        Outcome outcome = call.awaitGrace(time, Duration.ofSeconds(5));
        // Where the last piece is the mark itself, the rest of the connection's time begins only now.
        time.advance(Duration.ofSeconds(5));

        assertThat(outcome).isInstanceOf(Outcome.Completed.class);
        assertThat(call.text()).isEqualTo(ANSWER.text());
        assertThat(server().awaitHangUp(SOON)).isTrue();
    }

    @Test
    void aSlowAnswerIsAnAnswer() {
        script().answersSlowly(ANSWER, Duration.ofHours(1));
        CallDriver call = ask(true);
        assertThat(server().awaitRequest(SOON)).isTrue();

        server().proceedAlways();

        completed(call);
        assertThat(call.text()).isEqualTo(ANSWER.text());
    }

    @Test
    void refusedConnectionsAreNetworkErrors() {
        server().close();

        Outcome.Failed failed = failed(ask(true));

        assertThat(failed.kind()).isEqualTo(FailureKind.NETWORK_ERROR);
        assertThat(failed.status()).isZero();
    }

    /** Whether the service has words for the fault, which are tried elsewhere. */
    private boolean wording(Fault fault) {
        return !dialect().errors(fault).isEmpty() && fault != Fault.ERROR_LATER;
    }

    private static void assertHint(FakeError error, Outcome.Failed failed) {
        boolean refused = Objects.equals(error.response().headers().get("x-should-retry"), "false");
        assertThat(failed.retryRefused()).isEqualTo(refused);
        Duration wanted = error.retryAfter();
        Duration found = failed.retryAfter();
        if (wanted != null) {
            assertThat(found).isNotNull();
            // Dates have whole seconds, and some time passes between the server's clock and ours.
            assertThat(found == null ? 0 : found.toMillis()).isCloseTo(wanted.toMillis(), within(tolerance(error)));
        }
    }

    private static long tolerance(FakeError error) {
        boolean moment = error.response().headers().containsValue("{date}")
                || error.response().body().contains("{epochMillis}");
        return moment ? Duration.of(5, ChronoUnit.SECONDS).toMillis() : 1;
    }
}
