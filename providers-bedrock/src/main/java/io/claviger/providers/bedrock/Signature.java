package io.claviger.providers.bedrock;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * AWS Signature Version 4 (AWS IAM User Guide, "Create a signed AWS API request", read November 2026). AWS's own signer
 * keeps secrets in a static cache, which breaks the promise that a closed ring leaves none behind (decision 015); this
 * one keeps nothing and zeroes every key it derives. Immutable and thread-safe.
 */
final class Signature {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String TERMINATOR = "aws4_request";
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int DATE_LENGTH = 8;
    private static final String UNRESERVED = "-._~";

    private final String service;
    private final String region;
    private final String moment;

    Signature(String service, String region, Instant moment) {
        this.service = service;
        this.region = region;
        this.moment = MOMENT.format(moment);
    }

    /** {@return the value of {@code x-amz-date}} */
    String moment() {
        return moment;
    }

    /**
     * {@return the request as it is signed}
     *
     * @param headers names in lower case and values without white space around them; all are signed
     * @param bodyHash the body's SHA-256 in hex
     */
    static String canonical(String method, URI target, SortedMap<String, String> headers, String bodyHash) {
        String path = target.getRawPath();
        String lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ':' + header.getValue() + '\n')
                .collect(Collectors.joining());
        return String.join(
                "\n",
                method,
                path.isEmpty() ? "/" : encode(path, "/"),
                query(target.getRawQuery()),
                lines,
                String.join(";", headers.keySet()),
                bodyHash);
    }

    /**
     * Makes the value of {@code Authorization}.
     *
     * @param secret {@code AWS4} and the secret; stays as it is
     * @param signedHeaders the names of the signed headers in order
     * @param canonical the request as it is signed
     */
    String authorization(String accessKeyId, byte[] secret, Iterable<String> signedHeaders, String canonical) {
        String date = moment.substring(0, DATE_LENGTH);
        String scope = String.join("/", date, region, service, TERMINATOR);
        String wanted = String.join("\n", ALGORITHM, moment, scope, sha256(utf8(canonical)));
        byte[] key = secret.clone();
        for (String step : new String[] {date, region, service, TERMINATOR, wanted}) {
            byte[] next = hmac(key, utf8(step));
            Arrays.fill(key, (byte) 0);
            key = next;
        }
        return ALGORITHM + " Credential=" + accessKeyId + '/' + scope + ", SignedHeaders="
                + String.join(";", signedHeaders) + ", Signature="
                + HexFormat.of().formatHex(key);
    }

    /** {@return SHA-256 in hex} */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private static byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC with SHA-256.", e);
        }
    }

    /** Takes the query as it is sent, percent-encoded, and sorts it. */
    private static String query(String raw) {
        if (raw == null || raw.isEmpty()) {
            return "";
        }
        return Stream.of(raw.split("&"))
                .map(parameter -> {
                    int equals = parameter.indexOf('=');
                    return equals < 0
                            ? Map.entry(encode(parameter, "%"), "")
                            : Map.entry(
                                    encode(parameter.substring(0, equals), "%"),
                                    encode(parameter.substring(equals + 1), "%"));
                })
                .sorted(Map.Entry.<String, String>comparingByKey().thenComparing(Map.Entry.comparingByValue()))
                .map(parameter -> parameter.getKey() + '=' + parameter.getValue())
                .collect(Collectors.joining("&"));
    }

    /** Encodes all but the unreserved characters (RFC 3986 section 2.3) and those that are kept. */
    private static String encode(String text, String kept) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte each : utf8(text)) {
            char c = (char) (each & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
            if (plain || kept.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
            }
        }
        return encoded.toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** {@return service and region} */
    @Override
    public String toString() {
        return "Signature[" + service + ", " + region + "]";
    }
}
