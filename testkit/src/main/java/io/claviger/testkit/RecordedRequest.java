package io.claviger.testkit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A request as a {@link FakeProviderServer} received it. Immutable. Holds the key that was sent, and so prints no header
 * and no body.
 *
 * @param method such as {@code POST}
 * @param path path and query, percent-encoded as they came
 * @param headers every header under its name in lower case; several values joined by a comma
 * @param body the body, decoded as UTF-8
 * @param at when its last byte arrived
 * @param connection which connection it came on, counted from 1
 */
public record RecordedRequest(
        String method, String path, Map<String, String> headers, String body, Instant at, int connection) {

    /**
     * Looks a header up.
     *
     * @param name its name, case ignored
     * @return its value
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
    }

    /**
     * {@return the key in any of the headers in which services take one, without {@code Bearer}; for a request that is signed
     * with an access key of AWS the key in the form of a key ring, when the signature is right and
     * {@link FakeProviderServer#know} was told of the key}
     */
    public Optional<String> key() {
        if (AwsSignatures.isSigned(this)) {
            return AwsSignatures.signer(this);
        }
        return header("authorization")
                .map(value -> value.startsWith("Bearer ") ? value.substring("Bearer ".length()) : value)
                .or(() -> header("x-goog-api-key"));
    }

    /** {@return method, path without query, and the size of the body} */
    @Override
    public String toString() {
        int query = path.indexOf('?');
        return "RecordedRequest[" + method + " " + (query < 0 ? path : path.substring(0, query)) + ", " + body.length()
                + " characters]";
    }
}
