package io.claviger.testkit;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Finds out with which of the access keys that this process knows a request was signed (AWS Signature Version 4, IAM User
 * Guide, read November 2026). Thread-safe.
 */
final class AwsSignatures {
    /** The access key of AWS's own documentation. */
    static final String EXAMPLE = "AKIAIOSFODNN7EXAMPLE:wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final Pattern KEY = Pattern.compile(
            "(?<id>(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}):(?<secret>[^:@]+)(?::(?<token>[^:@]+))?(?:@(?<region>[a-z0-9-]+))?");
    private static final Pattern AUTHORIZATION = Pattern.compile(
            ALGORITHM + " Credential=(?<id>[^/]+)/(?<date>\\d{8})/(?<region>[^/]+)/bedrock/aws4_request, "
                    + "SignedHeaders=(?<headers>[a-z0-9;-]+), Signature=(?<signature>[0-9a-f]{64})");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final Map<String, Set<String>> KNOWN = new ConcurrentHashMap<>();

    static {
        remember(EXAMPLE);
    }

    private AwsSignatures() {}

    /** Remembers an access key; other keys are no concern of this class. */
    static void remember(String key) {
        Matcher parts = KEY.matcher(key);
        if (parts.matches()) {
            KNOWN.computeIfAbsent(parts.group("id"), id -> ConcurrentHashMap.newKeySet())
                    .add(key);
        }
    }

    static boolean isSigning(String key) {
        return KEY.matcher(key).matches();
    }

    /** {@return the part of a key that must not be sent} */
    static Optional<String> secret(String key) {
        Matcher parts = KEY.matcher(key);
        return parts.matches() ? Optional.of(parts.group("secret")) : Optional.empty();
    }

    static boolean isSigned(RecordedRequest request) {
        return request.header("authorization").orElse("").startsWith(ALGORITHM);
    }

    /** {@return the known key that this request was signed with, empty when the signature is wrong} */
    static Optional<String> signer(RecordedRequest request) {
        Matcher given = AUTHORIZATION.matcher(request.header("authorization").orElse(""));
        if (!given.matches() || !isComplete(request, given)) {
            return Optional.empty();
        }
        return KNOWN.getOrDefault(given.group("id"), Set.of()).stream()
                .filter(key -> fits(key, request, given))
                .findFirst();
    }

    /** {@return whether everything is signed that AWS wants signed, and lately} */
    private static boolean isComplete(RecordedRequest request, Matcher given) {
        List<String> signed = List.of(given.group("headers").split(";"));
        String moment = request.header("x-amz-date").orElse("");
        String hash = hex(sha256(request.body()));
        return signed.contains("host")
                && signed.contains("x-amz-date")
                && signed.stream().sorted().toList().equals(signed)
                && request.headers().keySet().stream()
                        .filter(name -> name.startsWith("x-amz-"))
                        .allMatch(signed::contains)
                && moment.startsWith(given.group("date"))
                && Duration.between(MOMENT.parse(moment, Instant::from), request.at())
                                .abs()
                                .compareTo(SKEW)
                        <= 0
                && request.header("x-amz-content-sha256").orElse(hash).equals(hash);
    }

    private static boolean fits(String key, RecordedRequest request, Matcher given) {
        Matcher parts = KEY.matcher(key);
        if (!parts.matches()) {
            return false;
        }
        String token = parts.group("token");
        String region = parts.group("region");
        boolean sameToken = request.header("x-amz-security-token").equals(Optional.ofNullable(token));
        boolean sameRegion = region == null || region.equals(given.group("region"));
        String scope = given.group("date") + "/" + given.group("region") + "/bedrock/aws4_request";
        String wanted = String.join(
                "\n",
                ALGORITHM,
                request.header("x-amz-date").orElse(""),
                scope,
                hex(sha256(canonical(request, given.group("headers")))));
        byte[] chain = Bytes.utf8("AWS4" + parts.group("secret"));
        for (String step : List.of(given.group("date"), given.group("region"), "bedrock", "aws4_request")) {
            chain = hmac(chain, step);
        }
        return sameToken && sameRegion && hex(hmac(chain, wanted)).equals(given.group("signature"));
    }

    private static String canonical(RecordedRequest request, String signedHeaders) {
        int mark = request.path().indexOf('?');
        String path = mark < 0 ? request.path() : request.path().substring(0, mark);
        String query = mark < 0 ? "" : request.path().substring(mark + 1);
        String lines = Arrays.stream(signedHeaders.split(";"))
                .map(name -> name + ":" + request.header(name).orElse("").strip() + "\n")
                .collect(Collectors.joining());
        return String.join(
                "\n",
                request.method(),
                Arrays.stream(path.split("/", -1)).map(AwsSignatures::encode).collect(Collectors.joining("/")),
                canonicalQuery(query),
                lines,
                signedHeaders,
                hex(sha256(request.body())));
    }

    private static String canonicalQuery(String query) {
        return query.isEmpty()
                ? ""
                : Arrays.stream(query.split("&"))
                        .map(parameter -> parameter.split("=", 2))
                        .map(pair -> encode(decode(pair[0])) + "=" + (pair.length < 2 ? "" : encode(decode(pair[1]))))
                        .sorted()
                        .collect(Collectors.joining("&"));
    }

    /** Everything but letters, digits and -._~, unlike in forms. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(Bytes.utf8(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(Bytes.utf8(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC with SHA-256.", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
