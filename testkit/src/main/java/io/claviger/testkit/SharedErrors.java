package io.claviger.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Errors that no service has for itself: web pages of what stands in front of it, and hints in headers. */
final class SharedErrors {
    private static final String PAGE = "<!DOCTYPE html><html><head><title>Sorry</title></head>"
            + "<body><h1>Sorry, you have been blocked</h1><p>{\"error\":{\"code\":\"invalid_api_key\"}}</p></body></html>";

    private static final List<FakeError> ALL = List.of(
            page(Fault.HTML_ERROR, "a page with 502", 502),
            page(Fault.HTML_ERROR, "a page with 403", 403),
            page(Fault.HTML_ANSWER, "a page with 200", 200),
            FakeError.of(
                    Fault.UNKNOWN_MODEL,
                    "an assistant prefill refused",
                    400,
                    "{\"message\":\"This model does not support assistant message prefill. The conversation must end with a user message.\"}"),
            FakeError.of(Fault.UNAVAILABLE, "503 without a body", 503, ""),
            FakeError.of(Fault.SERVER_ERROR, "500 without a body", 500, ""),
            FakeError.of(Fault.UPSTREAM_TIMEOUT, "504 without a body", 504, ""));

    private SharedErrors() {}

    /** Puts a service's own errors first, with its rate limit in every form of Retry-After, and adds the shared ones. */
    static List<FakeError> after(FakeError... own) {
        List<FakeError> all = new ArrayList<>(List.of(own));
        all.stream()
                .filter(error -> error.fault() == Fault.RATE_LIMIT)
                .findFirst()
                .ifPresent(limit -> all.addAll(withHints(limit)));
        all.addAll(ALL);
        return List.copyOf(all);
    }

    private static List<FakeError> withHints(FakeError limit) {
        return List.of(
                named(limit, "Retry-After in seconds")
                        .header("retry-after", "7")
                        .retryAfter(Duration.ofSeconds(7)),
                named(limit, "Retry-After as a date")
                        .header("retry-after", "{date}")
                        .retryAfter(Duration.ofSeconds(90)),
                named(limit, "retry-after-ms before Retry-After")
                        .header("retry-after-ms", "1250")
                        .header("retry-after", "2")
                        .retryAfterMillis(1250));
    }

    private static FakeError named(FakeError error, String name) {
        return new FakeError(name, error.fault(), error.kind(), error.response(), null);
    }

    private static FakeError page(Fault fault, String name, int status) {
        return FakeError.of(fault, name, status, PAGE).header("content-type", "text/html; charset=UTF-8");
    }
}
