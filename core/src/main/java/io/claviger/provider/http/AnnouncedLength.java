package io.claviger.provider.http;

import java.net.http.HttpHeaders;
import java.util.List;

/** The length that a response announces (RFC 9110 section 8.6). Stateless. */
final class AnnouncedLength {
    static final long UNKNOWN = -1;

    /** What no length is. */
    static final long UNSOUND = -2;

    private static final int MOST_DIGITS = 18;

    private AnnouncedLength() {}

    /** {@return bytes, {@link #UNKNOWN} or {@link #UNSOUND}} */
    static long of(HttpHeaders headers) {
        List<String> values = headers.map().get("content-length");
        String value = values == null ? "-1" : values.get(0);
        // Some servers send this for "unknown", and the JDK's client takes it for that.
        if (value.equals("-1")) {
            return UNKNOWN;
        }
        return isNumber(value) ? Long.parseLong(value) : UNSOUND;
    }

    private static boolean isNumber(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return !value.isEmpty() && value.length() <= MOST_DIGITS;
    }
}
