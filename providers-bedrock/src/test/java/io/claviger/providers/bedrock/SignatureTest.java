package io.claviger.providers.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.provider.http.WireRequest;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

@DisplayName("decision 015: our signature is AWS's signature")
class SignatureTest {
    private static final Instant MOMENT = Instant.parse("2015-08-30T12:36:00Z");
    private static final String EMPTY = Signature.sha256(new byte[0]);
    private static final String UNRESERVED = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** The published test suite of Signature Version 4: the cases without headers that this library never sends. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "get-vanilla, GET, /, 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "get-unreserved, GET, /UNRESERVED, 07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f",
        "get-utf8, GET, /\u1234, 8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85",
        "get-vanilla-empty-query-key, GET, /?Param1=value1,"
                + " a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb",
        "get-vanilla-query-order-key, GET, /?Param1=value2&Param1=Value1,"
                + " eedbc4e291e521cf13422ffca22be7d2eb8146eecf653089df300a15b2382bd1",
        "get-vanilla-query-order-key-case, GET, /?Param2=value2&Param1=value1,"
                + " b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
        "get-vanilla-query-order-value, GET, /?Param1=value2&Param1=value1,"
                + " 5772eed61e12b33fae39ee5e7012498b51d56abc0abb7c60486157bd471c4694",
        "get-vanilla-query-unreserved, GET, /?UNRESERVED=UNRESERVED,"
                + " 9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197",
        "get-vanilla-utf8-query, GET, /?\u1234=bar,"
                + " 2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04",
        "post-vanilla, POST, /, 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
        "post-vanilla-query, POST, /?Param1=value1,"
                + " 28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11"
    })
    void suiteOfAwsIsSignedAsPublished(String name, String method, String target, String signature) {
        assertThat(suite(method, target, Map.of())).isEqualTo(credential("host;x-amz-date") + signature);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "post-header-key-sort, value1, c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c",
        "post-header-value-case, VALUE1, cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d"
    })
    void suiteOfAwsWithAFurtherHeader(String name, String value, String signature) {
        assertThat(suite("POST", "/", Map.of("my-header1", value)))
                .isEqualTo(credential("host;my-header1;x-amz-date") + signature);
    }

    @RepeatedTest(200)
    void randomRequestIsSignedAsAwsSignsIt(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        String id = "AKIA" + text(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16);
        String secret = text(random, UNRESERVED.substring(4) + "+/", 40);
        String token = random.nextBoolean() ? text(random, UNRESERVED.substring(4) + "+/=", 300) : null;
        String region = List.of("us-east-1", "eu-central-1", "us-gov-west-1", "cn-north-1")
                .get(random.nextInt(4));
        Instant moment = Instant.ofEpochSecond(1_700_000_000L + random.nextInt(200_000_000));
        URI target = target(random);
        WireRequest wire = random.nextInt(4) == 0
                ? WireRequest.get("/ignored")
                : new WireRequest(
                        "/ignored",
                        text(random, UNRESERVED + "\u00e4\u9375 {}\"", 300).getBytes(StandardCharsets.UTF_8));
        char[] key =
                Bedrock.key(id.toCharArray(), secret.toCharArray(), token == null ? null : token.toCharArray(), region);
        AwsCredential ours = new AwsCredential(new Region("us-west-2"), Clock.fixed(moment, ZoneOffset.UTC));

        Map<String, String> headers = ours.headers(key, target, wire);

        AwsCredentialsIdentity identity = token == null
                ? AwsCredentialsIdentity.create(id, secret)
                : AwsSessionCredentialsIdentity.create(id, secret, token);
        SdkHttpRequest judged = signedByAws(target, wire, identity, region, moment);
        assertThat(headers)
                .containsOnlyKeys(
                        token == null
                                ? List.of("Authorization", "x-amz-date", "x-amz-content-sha256")
                                : List.of(
                                        "Authorization", "x-amz-date", "x-amz-content-sha256", "x-amz-security-token"));
        headers.forEach((name, value) ->
                assertThat(judged.firstMatchingHeader(name)).as(name).hasValue(value));
        assertThat(String.valueOf(key))
                .isEqualTo(id + ":" + secret + (token == null ? "" : ":" + token) + "@" + region);
    }

    @Test
    @DisplayName(
            "why AWS's signer is not used: its cache holds secrets in clear; when this fails, look at decision 015 again")
    void signerOfAwsKeepsSecrets() throws Exception {
        String secret = "wJalrXUtnFEMI/K7MDENG/kept+by+the+cache1";
        signedByAws(
                URI.create("https://bedrock-runtime.us-east-1.amazonaws.com/model/a/converse"),
                new WireRequest("/", new byte[] {'{', '}'}),
                AwsCredentialsIdentity.create("AKIA234567ABCDEFGHIJ", secret),
                "us-east-1",
                MOMENT);

        Field field = Class.forName("software.amazon.awssdk.http.auth.aws.internal.signer.util.SignerUtils")
                .getDeclaredField("SIGNER_CACHE");
        field.setAccessible(true);
        Object cache = field.get(null);
        StringBuilder held = new StringBuilder();
        for (Field part : cache.getClass().getDeclaredFields()) {
            part.setAccessible(true);
            held.append(part.get(cache));
        }

        assertThat(held).contains(secret);
    }

    @Test
    void secretIsLeftAsItWas() {
        byte[] secret = "AWS4secret".getBytes(StandardCharsets.US_ASCII);

        new Signature("bedrock", "us-east-1", MOMENT).authorization("id", secret, List.of("host"), "canonical");

        assertThat(secret).asString(StandardCharsets.US_ASCII).isEqualTo("AWS4secret");
    }

    private static String suite(String method, String target, Map<String, String> further) {
        SortedMap<String, String> headers = new TreeMap<>(further);
        headers.put("host", "example.amazonaws.com");
        headers.put("x-amz-date", "20150830T123600Z");
        Signature signature = new Signature("service", "us-east-1", MOMENT);
        assertThat(signature.moment()).isEqualTo("20150830T123600Z");
        URI uri = URI.create("https://example.amazonaws.com" + target.replace("UNRESERVED", UNRESERVED));
        String canonical = Signature.canonical(method, uri, headers, EMPTY);
        byte[] secret = "AWS4wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY".getBytes(StandardCharsets.US_ASCII);
        return signature.authorization("AKIDEXAMPLE", secret, headers.keySet(), canonical);
    }

    private static String credential(String headers) {
        return "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders="
                + headers + ", Signature=";
    }

    private static URI target(Random random) {
        String model = new BedrockModel("m" + text(random, UNRESERVED + ":/@+", 1 + random.nextInt(60))).segment();
        String host = random.nextBoolean() ? "bedrock-runtime.eu-central-1.amazonaws.com" : "127.0.0.1";
        String port = List.of("", ":443", ":80", ":11500").get(random.nextInt(4));
        String scheme = random.nextBoolean() ? "https://" : "http://";
        String query =
                List.of("", "?byOutputModality=TEXT", "?b=2&a=1&a=0%2F&c").get(random.nextInt(3));
        return URI.create(scheme + host + port + "/model/" + model + "/converse" + query);
    }

    private static SdkHttpRequest signedByAws(
            URI target, WireRequest wire, AwsCredentialsIdentity identity, String region, Instant moment) {
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().uri(target).method(wire.isGet() ? SdkHttpMethod.GET : SdkHttpMethod.POST);
        if (!wire.isGet()) {
            request.putHeader("Content-Type", "application/json");
        }
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(identity)
                        .request(request.build())
                        .payload(() -> new ByteArrayInputStream(wire.body()))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "bedrock")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, Clock.fixed(moment, ZoneOffset.UTC)));
        return signed.request();
    }

    private static String text(Random random, String alphabet, int length) {
        int[] points = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }
}
