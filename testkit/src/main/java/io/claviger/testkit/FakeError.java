package io.claviger.testkit;

import io.claviger.chat.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One error as a service words it. Immutable.
 *
 * <p>In headers and body, {@code {date}}, {@code {epochMillis}} and {@code {key}} stand for the moment of
 * {@link #retryAfter}, as an HTTP date or in epoch milliseconds, and for the key that was sent.
 *
 * @param name what is special about it, for the name of a test
 * @param fault the fault it words
 * @param kind how it must be classified
 * @param response status, headers and body
 * @param retryAfter when it asks to come back, null when it does not say
 */
public record FakeError(
        String name,
        Fault fault,
        FailureKind kind,
        Response response,
        @Nullable Duration retryAfter) {

    /**
     * What is sent.
     *
     * @param status the HTTP status
     * @param headers further headers; the content type is JSON unless one is here
     * @param body the body
     */
    public record Response(int status, Map<String, String> headers, String body) {}

    static FakeError of(Fault fault, String name, int status, String body) {
        FailureKind kind = fault.kind();
        if (kind == null) {
            throw new IllegalArgumentException("The fault " + fault + " is no failure.");
        }
        return new FakeError(name, fault, kind, new Response(status, Map.of(), body), null);
    }

    FakeError as(FailureKind other) {
        return new FakeError(name, fault, other, response, retryAfter);
    }

    FakeError header(String header, String value) {
        Map<String, String> headers = new LinkedHashMap<>(response.headers());
        headers.put(header, value);
        return new FakeError(
                name, fault, kind, new Response(response.status(), Map.copyOf(headers), response.body()), retryAfter);
    }

    FakeError retryAfter(Duration wait) {
        return new FakeError(name, fault, kind, response, wait);
    }

    FakeError retryAfterMillis(long millis) {
        return retryAfter(Duration.ofMillis(millis));
    }

    /** Puts the key and the moment to come back where the text has a place for them. */
    String fill(String text, RecordedRequest request) {
        Instant moment = request.at().plus(retryAfter == null ? Duration.ZERO : retryAfter);
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(moment.atZone(ZoneOffset.UTC));
        return text.replace("{key}", request.key().orElse(""))
                .replace("{date}", date)
                .replace("{epochMillis}", Long.toString(moment.toEpochMilli()));
    }

    /** {@return what is special about it} */
    @Override
    public String toString() {
        return name;
    }
}
