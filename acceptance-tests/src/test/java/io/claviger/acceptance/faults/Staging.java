package io.claviger.acceptance.faults;

import io.claviger.acceptance.Services;
import io.claviger.acceptance.scene.Hold;
import io.claviger.acceptance.scene.Scene;
import io.claviger.chat.Usage;
import io.claviger.testkit.FakeAnswer;
import io.claviger.testkit.FakeError;
import io.claviger.testkit.Fault;
import io.claviger.testkit.Script;
import io.claviger.testkit.WireDialect;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Finds the forms that a fault has at a service, and makes the services show them. */
@FunctionalInterface
interface Staging {
    /** What the first service says when it answers at all; two tokens of it come before a fault in mid-stream. */
    FakeAnswer ANSWER = FakeAnswer.of("One two three four five.").withUsage(new Usage(11, 6, 0, 0));

    /** The tokens before a fault in mid-stream. */
    String SO_FAR = "One two ";

    /** What the fallback says. */
    FakeAnswer FALLBACK = FakeAnswer.of("The fallback answers.").withUsage(new Usage(21, 4, 0, 0));

    /** {@return the forms of the fault, none when the service never has it} */
    Stream<Variant> variants(WireDialect first);

    /** The first service's own wordings of a fault, one after the other. */
    static Staging worded(Predicate<FakeError> wanted) {
        return worded(wanted, script -> script);
    }

    /** The first service's own wordings of a fault at its first call, and something else afterwards. */
    static Staging worded(Predicate<FakeError> wanted, UnaryOperator<Script> afterwards) {
        return first -> Stream.of(Fault.values())
                .flatMap(fault -> first.errors(fault).stream())
                .filter(wanted)
                .map(error -> new Variant(
                        error.name(),
                        scene -> afterwards.apply(scene.server().on(first).fails(error)),
                        error.retryAfter()));
    }

    /** Faults of the connection or of the answer, after two tokens where they come in mid-stream. */
    static Staging broken(Fault... faults) {
        return broken(2, faults);
    }

    /** Faults of the connection or of the answer, after so many tokens. */
    static Staging broken(int tokens, Fault... faults) {
        return first -> Stream.of(faults)
                .map(fault -> Variant.of(
                        fault.meaning(), scene -> scene.server().on(first).fails(fault, tokens, ANSWER)));
    }

    /** A fault that only the clock ends. */
    static Staging held(Fault fault, Hold hold) {
        return first -> broken(fault).variants(first).map(variant -> variant.also(scene -> scene.hold(first, hold)));
    }

    /** A late answer. */
    static Staging late(Duration by) {
        return first -> Stream.of(Variant.of("", scene -> {
            scene.server().on(first).answersSlowly(ANSWER, Duration.ofHours(1));
            scene.hold(first, Hold.late(by));
        }));
    }

    /** The first service and its fallback at once. */
    static Staging both(Fault firstFault, Fault fallbackFault) {
        return first -> Stream.of(Variant.of("", scene -> {
            fail(scene, first, firstFault);
            fail(scene, Services.after(first), fallbackFault);
        }));
    }

    /** The first service fails, and its fallback does not go on from words that were put into its mouth. */
    static Staging prefillRefused(Fault firstFault) {
        return first -> {
            WireDialect second = Services.after(first);
            FakeError refusal = second.errors(Fault.UNKNOWN_MODEL).stream()
                    .filter(error -> error.name().contains("prefill"))
                    .findFirst()
                    .orElseThrow();
            return Stream.of(Variant.of("", scene -> {
                fail(scene, first, firstFault);
                scene.server().on(second).fails(refusal);
            }));
        };
    }

    private static void fail(Scene scene, WireDialect service, Fault fault) {
        scene.server().on(service).fails(fault);
        if (fault == Fault.SILENT) {
            scene.hold(service, Hold.silent());
        }
    }
}
