package io.claviger.provider.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What an error says, for classification only: provider text may repeat the key, so it lives as long as the
 * classification and is never printed.
 *
 * <p>Bodies come as {@code {"error":{...}}}, flat, as an array of one, with the message as a bare string, in HTML, or
 * not at all; all strings under names that carry codes or messages are gathered, wherever they stand.
 */
final class ErrorFacts {
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(64 << 10)
                    .build())
            .build());

    /** Names whose values are codes, in the error bodies of the seven services (recordings and documentation, 2026). */
    private static final Set<String> CODE_NAMES = Set.of(
            "code",
            "type",
            "status",
            "reason",
            "error_type",
            "limit_source",
            "quotaid",
            "quota_limit",
            "param",
            "blockreason");

    /** Names whose values mean something only together with the name: the size of an allowance (Gemini). */
    private static final Set<String> NAMED_VALUES = Set.of("quotavalue", "quota_limit_value");

    /** Where AWS names an error, as {@code ValidationException:http://...} (recorded 2026). */
    private static final String AWS_ERROR_TYPE = "x-amzn-errortype";

    private static final Set<String> MESSAGE_NAMES = Set.of("message", "error", "description", "detail", "raw");
    private static final Set<String> STATUS_NAMES = Set.of("code", "status_code", "status");

    private final HttpHeaders headers;
    private final List<String> codes = new ArrayList<>();
    private final Set<String> fields = new HashSet<>();
    private final StringBuilder message = new StringBuilder();
    private final List<String> retryDelays = new ArrayList<>();
    private int status;
    private boolean json;
    private boolean empty;
    private long resetEpochMillis;

    private ErrorFacts(int status, HttpHeaders headers) {
        this.status = status;
        this.headers = headers;
    }

    /** Reads the body of an error status. */
    static ErrorFacts of(int status, HttpHeaders headers, byte[] bytes, int offset, int length) {
        ErrorFacts facts = new ErrorFacts(status, headers);
        facts.empty = length == 0;
        headers.firstValue(AWS_ERROR_TYPE).ifPresent(facts::awsCode);
        facts.parse(bytes, offset, length);
        return facts;
    }

    /** Reads an error that came with a success status; the status is the one the error names itself, else 0. */
    static ErrorFacts inBand(int status, HttpHeaders headers, byte[] bytes, int offset, int length) {
        ErrorFacts facts = new ErrorFacts(0, HttpHeaders.of(Map.of(), (name, value) -> true));
        facts.parse(bytes, offset, length);
        return facts;
    }

    int status() {
        return status;
    }

    HttpHeaders headers() {
        return headers;
    }

    /** {@return whether there was a body and it was JSON} */
    boolean isJson() {
        return json;
    }

    boolean isEmpty() {
        return empty;
    }

    /** {@return every code in the body, in lower case; sizes of allowances as {@code quotavalue=0}} */
    List<String> codes() {
        return codes;
    }

    /** {@return the name of every field in the body that is not null, in lower case} */
    Set<String> fields() {
        return fields;
    }

    /** {@return every message in the body, in lower case, for looking up known phrases} */
    String message() {
        return message.toString();
    }

    /** {@return the values of {@code retryDelay} fields} */
    List<String> retryDelays() {
        return retryDelays;
    }

    /** {@return the epoch milliseconds of an {@code X-RateLimit-Reset} in the body, 0 when there is none} */
    long resetEpochMillis() {
        return resetEpochMillis;
    }

    private void parse(byte[] bytes, int offset, int length) {
        try {
            JsonNode root = JSON.readTree(bytes, offset, length);
            json = root != null && (root.isObject() || root.isArray());
            if (json) {
                gather("", root);
            }
        } catch (IOException e) {
            // Not JSON, mostly a web page of something in front of the service; the status has to do.
            json = false;
        }
    }

    private void gather(String name, JsonNode node) {
        if (!node.isNull()) {
            fields.add(name);
        }
        if (node.isObject()) {
            node.properties().forEach(field -> gather(field.getKey().toLowerCase(Locale.ROOT), field.getValue()));
        } else if (node.isArray()) {
            node.forEach(element -> gather(name, element));
        } else {
            value(name, node);
        }
    }

    private void value(String name, JsonNode node) {
        String text = node.asText().toLowerCase(Locale.ROOT);
        if (status == 0 && STATUS_NAMES.contains(name)) {
            status = errorStatus(node);
        }
        if (CODE_NAMES.contains(name)) {
            codes.add(text);
        }
        if (name.equals("__type")) {
            awsCode(text);
        }
        if (NAMED_VALUES.contains(name)) {
            codes.add(name + '=' + text);
        }
        if (MESSAGE_NAMES.contains(name)) {
            message.append(text).append('\n');
        }
        if (name.equals("retrydelay")) {
            retryDelays.add(text);
        }
        if (name.equals("x-ratelimit-reset")) {
            resetEpochMillis = node.asLong(0);
        }
    }

    /** AWS puts a namespace before its codes, up to a hash, and an address behind, from a colon. */
    private void awsCode(String type) {
        String name = type.substring(type.indexOf('#') + 1);
        int colon = name.indexOf(':');
        codes.add((colon < 0 ? name : name.substring(0, colon)).strip().toLowerCase(Locale.ROOT));
    }

    /** {@return the value as an HTTP error status, 0 when it is none; some wrappers make a string of it} */
    private static int errorStatus(JsonNode node) {
        int value = node.isTextual() || node.canConvertToInt() ? node.asInt(0) : 0;
        return value >= 400 && value <= 599 ? value : 0;
    }
}
