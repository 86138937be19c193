package io.claviger.testkit;

import io.claviger.chat.FailureKind;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can go wrong between a chat application and an AI service.
 *
 * <p>A fault also has a word: a {@link FakeProviderServer} shows it to every key that contains the word.
 */
public enum Fault {
    /** The key is refused. */
    INVALID_KEY("invalid", FailureKind.INVALID_KEY, "the key is refused, each service in its own words"),
    /** The key's money or its allowance for a day is spent. */
    QUOTA_EXCEEDED("quota", FailureKind.QUOTA_EXCEEDED, "the key's money or daily allowance is spent"),
    /** The key sent too much in the last seconds. */
    RATE_LIMIT("limited", FailureKind.RATE_LIMIT, "too many requests; come back in some seconds"),
    /** A plain fault of the server. */
    SERVER_ERROR("servererror", FailureKind.PROVIDER_UNAVAILABLE, "status 500"),
    /** The service is not there. */
    UNAVAILABLE("unavailable", FailureKind.PROVIDER_UNAVAILABLE, "status 503"),
    /** The service, or the one behind it, has too much to do; the key is good. */
    OVERLOADED("overloaded", FailureKind.PROVIDER_UNAVAILABLE, "overloaded, whoever asks; some say so with a 429"),
    /** Something behind the service took too long. */
    UPSTREAM_TIMEOUT("upstreamtimeout", FailureKind.TIMEOUT, "the service itself waited in vain (504)"),
    /** The conversation does not fit. */
    CONTEXT_TOO_LONG("toolong", FailureKind.CONTEXT_TOO_LONG, "the conversation does not fit into the model"),
    /** The service's filter refuses the question. */
    CONTENT_BLOCKED("blocked", FailureKind.CONTENT_BLOCKED, "the content filter refuses the question"),
    /** The service does not have the model. */
    UNKNOWN_MODEL("nomodel", FailureKind.UNSUPPORTED_MODEL, "the model is unknown"),
    /** The service is not offered to the caller. */
    REGION_BLOCKED("region", FailureKind.REGION_BLOCKED, "not offered in this country or to this account"),
    /** The request itself is wrong. */
    BAD_REQUEST("badrequest", FailureKind.INVALID_REQUEST, "the request is refused as invalid"),
    /** An error status with a web page: something between us and the service speaks. */
    HTML_ERROR("htmlerror", FailureKind.NETWORK_ERROR, "a web page with an error status"),
    /** A success status with a web page. */
    HTML_ANSWER("html", FailureKind.MALFORMED_RESPONSE, "a web page with status 200"),
    /** The service sends the caller, and would send the key, to another origin. */
    REDIRECT("redirect", FailureKind.PROVIDER_UNAVAILABLE, "a redirect to another origin"),

    /** The connection is reset before any answer. */
    RESET("down", FailureKind.NETWORK_ERROR, "the connection is reset"),
    /** Nothing comes at all. */
    SILENT("silent", FailureKind.TIMEOUT, "the request is taken and never answered"),
    /** Headers come, and then nothing. */
    SILENT_AFTER_HEADERS("speechless", FailureKind.TIMEOUT, "headers, and then silence"),
    /** The first token takes its time, and so does every other: two seconds, then a tenth of one. */
    SLOW("slow", null, "a late first token and a slow stream"),

    /** The connection closes in mid-answer, inside a chunked body. */
    CUT("cut", FailureKind.NETWORK_ERROR, "the connection closes in mid-answer"),
    /** The connection closes before the announced length is reached. */
    CUT_WITH_LENGTH("cutlength", FailureKind.NETWORK_ERROR, "the same, with an announced length"),
    /** The connection closes in mid-answer, and nothing in HTTP tells that it was not the end. */
    CUT_WITHOUT_LENGTH("cutbare", FailureKind.NETWORK_ERROR, "the same, with neither length nor chunks"),
    /** The connection is reset in mid-answer. */
    CUT_BY_RESET("cutreset", FailureKind.NETWORK_ERROR, "the connection is reset in mid-answer"),
    /** The connection closes between two bytes of one character. */
    CUT_IN_CHARACTER("cutchar", FailureKind.NETWORK_ERROR, "the connection closes inside a character"),
    /** The stream ends properly as HTTP, but the service never said that it is finished. */
    NO_FINISH("nofinish", FailureKind.NETWORK_ERROR, "the stream ends without a finish reason"),
    /** The answer stops coming and the connection stays. */
    STALL("stall", FailureKind.TIMEOUT, "some tokens, and then silence"),

    /** One event of the stream is not JSON; the rest is good. */
    BAD_JSON_ONCE("badevent", null, "one event of the stream is not JSON"),
    /** Everything that comes is not JSON. */
    BAD_JSON("badjson", FailureKind.MALFORMED_RESPONSE, "nothing that comes is JSON"),
    /** One event holds a byte that is no UTF-8; the rest is good. */
    BAD_BYTE_ONCE("badbyte", null, "one event of the stream is not UTF-8"),
    /** Status 200 and an error as the first event, or as the whole document. */
    ERROR_FIRST("errorfirst", FailureKind.PROVIDER_UNAVAILABLE, "an error with status 200"),
    /** Status 200 and an error in mid-stream. */
    ERROR_LATER("errorlater", FailureKind.PROVIDER_UNAVAILABLE, "an error in mid-stream"),
    /** The stream's own mark of the end is missing; the finish reason is there, and the connection closes. */
    NO_TERMINATOR("noterminator", null, "a finish reason and no mark of the end"),
    /** The same, and the connection stays open. */
    NO_TERMINATOR_OPEN("openend", null, "a finish reason, no mark of the end, and the connection stays"),
    /** The answer is complete and empty. */
    EMPTY("empty", null, "an answer without a word"),
    /** A body of 40 MB. */
    HUGE_BODY("huge", FailureKind.MALFORMED_RESPONSE, "a body of 40 MB"),
    /** One line of 1 MB, which is a lot and no fault. */
    LONG_LINE("longline", null, "a line of 1 MB"),
    /** A compressed body, though nobody asked for one. */
    GZIP("gzip", FailureKind.MALFORMED_RESPONSE, "a compressed body nobody asked for"),
    /** Every byte comes alone, so that every character is cut. */
    SPLIT_BYTES("drip", null, "byte by byte");

    private final String word;
    private final @Nullable FailureKind kind;
    private final String meaning;

    Fault(String word, @Nullable FailureKind kind, String meaning) {
        this.word = word;
        this.kind = kind;
        this.meaning = meaning;
    }

    /** {@return what a provider must make of it, null when the answer must arrive all the same} */
    public @Nullable FailureKind kind() {
        return kind;
    }

    /** {@return the word in a key that calls for it} */
    public String word() {
        return word;
    }

    /** {@return what happens, in a few words} */
    public String meaning() {
        return meaning;
    }

    /** {@return whether it can only happen to a stream} */
    public boolean isForStreamsOnly() {
        return switch (this) {
            case CUT_IN_CHARACTER, CUT_WITHOUT_LENGTH, NO_FINISH, STALL, BAD_JSON_ONCE, BAD_BYTE_ONCE, ERROR_LATER ->
                true;
            case NO_TERMINATOR, NO_TERMINATOR_OPEN, SILENT_AFTER_HEADERS, LONG_LINE -> true;
            default -> false;
        };
    }

    /** Finds the longest word in a key. */
    static Optional<Fault> in(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(fault -> lower.contains(fault.word))
                .max(Comparator.comparingInt(fault -> fault.word.length()));
    }
}
