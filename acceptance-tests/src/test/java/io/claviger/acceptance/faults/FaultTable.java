package io.claviger.acceptance.faults;

import static io.claviger.acceptance.faults.Lesson.DEAD;
import static io.claviger.acceptance.faults.Lesson.GOOD;
import static io.claviger.acceptance.faults.Lesson.MODEL_REFUSED;
import static io.claviger.acceptance.faults.Lesson.ONE_FAILURE;
import static io.claviger.acceptance.faults.Lesson.RESTS;
import static io.claviger.acceptance.faults.Lesson.RESTS_OR_DEAD;
import static io.claviger.acceptance.faults.Lesson.TWO_FAILURES;
import static io.claviger.acceptance.faults.Line.line;
import static io.claviger.acceptance.faults.Result.ALL_FAILED;
import static io.claviger.acceptance.faults.Result.FALLBACK;
import static io.claviger.acceptance.faults.Result.FIRST;
import static io.claviger.acceptance.faults.Result.INTERRUPTED;
import static io.claviger.acceptance.faults.Result.STOPPED;
import static io.claviger.acceptance.faults.Span.NONE;
import static io.claviger.acceptance.faults.Span.PAUSE;
import static io.claviger.acceptance.faults.Span.PAUSES;
import static io.claviger.acceptance.faults.Span.seconds;
import static io.claviger.acceptance.faults.Staging.SO_FAR;
import static io.claviger.acceptance.faults.Staging.both;
import static io.claviger.acceptance.faults.Staging.broken;
import static io.claviger.acceptance.faults.Staging.held;
import static io.claviger.acceptance.faults.Staging.late;
import static io.claviger.acceptance.faults.Staging.prefillRefused;
import static io.claviger.acceptance.faults.Staging.worded;

import io.claviger.acceptance.scene.Hold;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.FailureKind;
import io.claviger.testkit.FakeError;
import io.claviger.testkit.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * What goes wrong at the first service, and what follows: to be read against design sections 5 to 7. One key for each of
 * two services, and the default policy.
 */
final class FaultTable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** The key is at fault: nobody waits, and the same key is not tried again. */
    private static final List<Line> KEYS = List.of(
            line("the key is refused (401, or the 400 of Gemini), in every wording", worded(is(Fault.INVALID_KEY)))
                    .as(FailureKind.INVALID_KEY)
                    .calls(1, 1, FALLBACK, DEAD, NONE),
            line(
                            "the quota is spent (402, or dressed as 429), in every wording",
                            worded(of(FailureKind.QUOTA_EXCEEDED)))
                    .as(FailureKind.QUOTA_EXCEEDED)
                    .calls(1, 1, FALLBACK, RESTS_OR_DEAD, NONE),
            line(
                            "a rate limit that states no wait, or one beyond the patience: every form of `Retry-After`",
                            worded(of(FailureKind.RATE_LIMIT).and(shortWait().negate())))
                    .as(FailureKind.RATE_LIMIT)
                    .calls(1, 1, FALLBACK, RESTS, NONE),
            line(
                            "a rate limit that states a wait of at most 3 s, then an answer",
                            worded(
                                    of(FailureKind.RATE_LIMIT).and(shortWait()),
                                    script -> script.answers(Staging.ANSWER)))
                    .as(FailureKind.RATE_LIMIT)
                    .calls(2, 0, FIRST, GOOD, PAUSE.named("the stated wait")));

    /** The service is at fault: it gets a second chance after a pause, while there is still nothing to show. */
    private static final List<Line> SERVICES = List.of(
            line("500 once", worded(is(Fault.SERVER_ERROR), script -> script.answers(Staging.ANSWER)))
                    .as(FailureKind.PROVIDER_UNAVAILABLE)
                    .calls(2, 0, FIRST, GOOD, PAUSE),
            line("500 again and again", worded(is(Fault.SERVER_ERROR)))
                    .as(FailureKind.PROVIDER_UNAVAILABLE)
                    .calls(2, 1, FALLBACK, TWO_FAILURES, PAUSE),
            line("503, or 502, once", worded(is(Fault.UNAVAILABLE), script -> script.answers(Staging.ANSWER)))
                    .as(FailureKind.PROVIDER_UNAVAILABLE)
                    .calls(2, 0, FIRST, GOOD, PAUSE),
            line("503, or 502, for a while", worded(is(Fault.UNAVAILABLE)))
                    .as(FailureKind.PROVIDER_UNAVAILABLE)
                    .calls(2, 1, FALLBACK, TWO_FAILURES, PAUSE),
            line(
                            "overloaded (503, 529, 498, or a 429 that is not about the key)",
                            worded(is(Fault.OVERLOADED).and(refusesRetry().negate())))
                    .as(FailureKind.PROVIDER_UNAVAILABLE)
                    .calls(2, 1, FALLBACK, TWO_FAILURES, PAUSE),
            line(
                            "overloaded, with `x-should-retry: false`",
                            worded(is(Fault.OVERLOADED).and(refusesRetry())))
                    .as(FailureKind.PROVIDER_UNAVAILABLE)
                    .calls(1, 1, FALLBACK, ONE_FAILURE, NONE),
            line("the service itself waited in vain (504, or 408)", worded(is(Fault.UPSTREAM_TIMEOUT)))
                    .as(FailureKind.TIMEOUT)
                    .calls(1, 1, FALLBACK, ONE_FAILURE, NONE),
            line("a redirect to another origin, which is not followed", broken(Fault.REDIRECT))
                    .as(FailureKind.PROVIDER_UNAVAILABLE)
                    .calls(2, 1, FALLBACK, TWO_FAILURES, PAUSE),
            line("an error with status 200, as the first event or the whole document", worded(is(Fault.ERROR_FIRST)))
                    .as(FailureKind.PROVIDER_UNAVAILABLE)
                    .calls(2, 1, FALLBACK, TWO_FAILURES, PAUSE),
            line("a web page with an error status", worded(is(Fault.HTML_ERROR)))
                    .as(FailureKind.NETWORK_ERROR)
                    .calls(2, 1, FALLBACK, TWO_FAILURES, PAUSE));

    /** The connection is at fault. */
    private static final List<Line> CONNECTIONS = List.of(
            line("reset before the headers", broken(Fault.RESET))
                    .as(FailureKind.NETWORK_ERROR)
                    .calls(2, 1, FALLBACK, TWO_FAILURES, PAUSE),
            line("silence before the headers", held(Fault.SILENT, Hold.silent()))
                    .streamed()
                    .as(FailureKind.TIMEOUT)
                    .calls(1, 1, FALLBACK, ONE_FAILURE, seconds(10)),
            line("silence before the headers", held(Fault.SILENT, Hold.silent()))
                    .whole()
                    .as(FailureKind.TIMEOUT)
                    .calls(1, 1, FALLBACK, ONE_FAILURE, seconds(30)),
            line("headers, and silence before the first token", held(Fault.SILENT_AFTER_HEADERS, Hold.silent()))
                    .streamed()
                    .as(FailureKind.TIMEOUT)
                    .calls(1, 1, FALLBACK, ONE_FAILURE, seconds(10)),
            line("headers, and silence before the body", held(Fault.SILENT_AFTER_HEADERS, Hold.silent()))
                    .whole()
                    .as(FailureKind.TIMEOUT)
                    .calls(1, 1, FALLBACK, ONE_FAILURE, seconds(30)),
            line("a first token after 8 s", late(Duration.ofSeconds(8))).calls(1, 0, FIRST, GOOD, seconds(8)),
            line(
                            "a cut before the first token",
                            broken(0, Fault.CUT, Fault.CUT_WITH_LENGTH, Fault.CUT_WITHOUT_LENGTH, Fault.CUT_BY_RESET))
                    .streamed()
                    .as(FailureKind.NETWORK_ERROR)
                    .calls(2, 1, FALLBACK, TWO_FAILURES, PAUSE),
            line(
                            "a cut after two tokens: in chunks, with a length, without one, by a reset, inside a character,"
                                    + " or an end without a finish reason",
                            broken(
                                    Fault.CUT,
                                    Fault.CUT_WITH_LENGTH,
                                    Fault.CUT_WITHOUT_LENGTH,
                                    Fault.CUT_BY_RESET,
                                    Fault.CUT_IN_CHARACTER,
                                    Fault.NO_FINISH))
                    .streamed()
                    .as(FailureKind.NETWORK_ERROR)
                    .calls(1, 0, INTERRUPTED, ONE_FAILURE, NONE),
            line(
                            "a cut in mid-document: in chunks, with a length, by a reset",
                            broken(Fault.CUT, Fault.CUT_WITH_LENGTH, Fault.CUT_BY_RESET))
                    .whole()
                    .as(FailureKind.NETWORK_ERROR)
                    .calls(2, 1, FALLBACK, TWO_FAILURES, PAUSE),
            line("a cut in mid-document that nothing in HTTP tells from the end", broken(Fault.CUT_WITHOUT_LENGTH))
                    .whole()
                    .as(FailureKind.MALFORMED_RESPONSE)
                    .calls(2, 1, FALLBACK, TWO_FAILURES, PAUSE),
            line("two tokens, and silence", held(Fault.STALL, Hold.after(SO_FAR)))
                    .streamed()
                    .as(FailureKind.TIMEOUT)
                    .calls(1, 0, INTERRUPTED, ONE_FAILURE, seconds(20)),
            line("half a document, and silence", held(Fault.STALL, Hold.silent()))
                    .whole()
                    .as(FailureKind.TIMEOUT)
                    .calls(1, 1, FALLBACK, ONE_FAILURE, seconds(30)));

    /** The answer is at fault, or looks like it. */
    private static final List<Line> ANSWERS = List.of(
            line("one event that is not JSON, or not UTF-8", broken(Fault.BAD_JSON_ONCE, Fault.BAD_BYTE_ONCE))
                    .streamed()
                    .calls(1, 0, FIRST, GOOD, NONE),
            line("nothing but broken JSON", broken(Fault.BAD_JSON))
                    .as(FailureKind.MALFORMED_RESPONSE)
                    .calls(2, 1, FALLBACK, TWO_FAILURES, PAUSE),
            line("an error event in mid-stream, with status 200", broken(Fault.ERROR_LATER))
                    .streamed()
                    .as(FailureKind.PROVIDER_UNAVAILABLE)
                    .calls(1, 0, INTERRUPTED, ONE_FAILURE, NONE),
            line("a finish reason without the mark of the end, and the connection closes", broken(Fault.NO_TERMINATOR))
                    .streamed()
                    .calls(1, 0, FIRST, GOOD, NONE),
            line(
                            "the same, and the connection stays open",
                            held(Fault.NO_TERMINATOR_OPEN, Hold.finished(Staging.ANSWER.text())))
                    .streamed()
                    .calls(1, 0, FIRST, GOOD, new Span("at most 1 s", Duration.ZERO, Duration.ofSeconds(1))),
            line("an empty completion", broken(Fault.EMPTY))
                    .as(FailureKind.MALFORMED_RESPONSE)
                    .calls(2, 1, FALLBACK, TWO_FAILURES, PAUSE),
            line("HTML instead of JSON, with status 200", worded(is(Fault.HTML_ANSWER)))
                    .as(FailureKind.MALFORMED_RESPONSE)
                    .calls(2, 1, FALLBACK, TWO_FAILURES, PAUSE),
            line("a body of 40 MB", broken(Fault.HUGE_BODY))
                    .as(FailureKind.MALFORMED_RESPONSE)
                    .calls(2, 1, FALLBACK, TWO_FAILURES, PAUSE),
            line("a line of 1 MB", broken(Fault.LONG_LINE)).streamed().calls(1, 0, FIRST, GOOD, NONE),
            line("a compressed body that nobody asked for", broken(Fault.GZIP))
                    .as(FailureKind.MALFORMED_RESPONSE)
                    .calls(2, 1, FALLBACK, TWO_FAILURES, PAUSE),
            line("byte by byte, so that every character is cut", broken(Fault.SPLIT_BYTES))
                    .calls(1, 0, FIRST, GOOD, NONE));

    /** The request is at fault, or does not suit the service. */
    private static final List<Line> REQUESTS = List.of(
            line("the context is too long (400, 413, or dressed as 429)", worded(is(Fault.CONTEXT_TOO_LONG)))
                    .as(FailureKind.CONTEXT_TOO_LONG)
                    .calls(1, 1, FALLBACK, GOOD, NONE),
            line(
                            "the model is unknown or retired, or does not go on from an assistant prefill",
                            worded(is(Fault.UNKNOWN_MODEL)))
                    .as(FailureKind.UNSUPPORTED_MODEL)
                    .calls(1, 1, FALLBACK, MODEL_REFUSED, NONE),
            line("not offered to this country or account (403)", worded(is(Fault.REGION_BLOCKED)))
                    .as(FailureKind.REGION_BLOCKED)
                    .calls(1, 1, FALLBACK, MODEL_REFUSED, NONE),
            line("the content is blocked, by an error or by the finish reason", broken(Fault.CONTENT_BLOCKED))
                    .as(FailureKind.CONTENT_BLOCKED)
                    .calls(1, 0, STOPPED, GOOD, NONE),
            line("the request is invalid", worded(is(Fault.BAD_REQUEST)))
                    .as(FailureKind.INVALID_REQUEST)
                    .calls(1, 0, STOPPED, GOOD, NONE));

    /** More than one service is at fault. */
    private static final List<Line> EVERYBODY = List.of(
            line("500, and the fallback refuses an assistant prefill (400)", prefillRefused(Fault.SERVER_ERROR))
                    .asking(ChatRequest.builder()
                            .user("Write a haiku.")
                            .assistant("Old pond:")
                            .build())
                    .as(FailureKind.PROVIDER_UNAVAILABLE)
                    .calls(2, 1, ALL_FAILED, TWO_FAILURES, PAUSE),
            line("every key is refused", both(Fault.INVALID_KEY, Fault.INVALID_KEY))
                    .as(FailureKind.INVALID_KEY)
                    .calls(1, 1, ALL_FAILED, DEAD, NONE),
            line("everybody answers 500", both(Fault.SERVER_ERROR, Fault.SERVER_ERROR))
                    .as(FailureKind.PROVIDER_UNAVAILABLE)
                    .calls(2, 2, ALL_FAILED, TWO_FAILURES, PAUSES),
            line("every connection is reset", both(Fault.RESET, Fault.RESET))
                    .as(FailureKind.NETWORK_ERROR)
                    .calls(2, 2, ALL_FAILED, TWO_FAILURES, PAUSES),
            line("everybody is silent; the last one left is asked again", both(Fault.SILENT, Fault.SILENT))
                    .streamed()
                    .as(FailureKind.TIMEOUT)
                    .calls(1, 2, ALL_FAILED, ONE_FAILURE, PAUSE.after(Duration.ofSeconds(30), "about 30.2 s")));

    private FaultTable() {}

    /** {@return every line, in the order of the document} */
    static List<Line> lines() {
        return List.of(KEYS, SERVICES, CONNECTIONS, ANSWERS, REQUESTS, EVERYBODY).stream()
                .flatMap(List::stream)
                .toList();
    }

    /** The wordings of a fault that mean what the fault means. */
    private static Predicate<FakeError> is(Fault fault) {
        return error -> error.fault() == fault && error.kind() == fault.kind();
    }

    private static Predicate<FakeError> of(FailureKind kind) {
        return error -> error.kind() == kind;
    }

    private static Predicate<FakeError> shortWait() {
        return error -> {
            Duration wait = error.retryAfter();
            return wait != null && wait.compareTo(PATIENCE) <= 0;
        };
    }

    private static Predicate<FakeError> refusesRetry() {
        return error -> Objects.equals(error.response().headers().get("x-should-retry"), "false");
    }
}
