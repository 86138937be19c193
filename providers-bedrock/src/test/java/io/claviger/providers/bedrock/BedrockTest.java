package io.claviger.providers.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.chat.ChatModel;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatResponse;
import io.claviger.chat.KeyVerdict;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyRing;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.LookupContext;
import io.claviger.provider.TimeSource;
import io.claviger.provider.http.Credential;
import io.claviger.provider.http.WireRequest;
import io.claviger.testkit.FakeProviderServer;
import io.claviger.testkit.Fault;
import io.claviger.testkit.RecordedRequest;
import io.claviger.testkit.WireDialect;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BedrockTest {
    private static final String ACCESS_KEY = "AKIAIOSFODNN7EXAMPLE:wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final String BEARER = "ABSKdefghijklmnopqrst";

    private static final LookupContext LOOKUP =
            new LookupContext(TimeSource.system(), Duration.ofSeconds(20), Runnable::run);

    private final FakeProviderServer server = FakeProviderServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "us-east-1, us.",
        "us-gov-west-1, us-gov.",
        "eu-central-1, eu.",
        "ap-southeast-2, apac.",
        "sa-east-1, global.",
        "cn-north-1, ''"
    })
    void defaultModelStaysInItsPartOfTheWorld(String region, String prefix) {
        assertThat(Bedrock.builder().region(region).build().defaultModel())
                .isEqualTo(prefix + "amazon.nova-2-lite-v1:0");
        assertThat(Bedrock.builder().region(region).model("mine").build().defaultModel())
                .isEqualTo("mine");
        assertThat(Bedrock.create().defaultModel()).isEqualTo("us.amazon.nova-2-lite-v1:0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.com/", "", "eu-central-1.evil.com", "@", "eu-central-1\n", "EU-CENTRAL-1", "eu-1"})
    void regionThatIsNoneIsRefusedWithoutBeingPrinted(String region) {
        assertThatThrownBy(() -> Bedrock.builder().region(region))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A region of AWS looks like eu-central-1; found something else.");
        assertThatThrownBy(() -> AwsKey.of((BEARER + "@" + region).toCharArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A region of AWS looks like eu-central-1; found something else.");
    }

    @ParameterizedTest
    @CsvSource({
        BEARER + ", us-east-1.amazonaws.com",
        BEARER + "@eu-central-1, eu-central-1.amazonaws.com",
        ACCESS_KEY + "@ap-southeast-2, ap-southeast-2.amazonaws.com",
        ACCESS_KEY + "@cn-north-1, cn-north-1.amazonaws.com.cn",
        ACCESS_KEY + "@us-gov-west-1, us-gov-west-1.amazonaws.com"
    })
    void keyNamesItsRegion(String key, String host) {
        Region configured = new Region("us-east-1");
        Credential credential = new AwsCredential(configured, Instant::now);

        assertThat(credential.baseUrl(key.toCharArray(), configured.runtime()))
                .isEqualTo(URI.create("https://bedrock-runtime." + host));
        assertThat(credential.baseUrl(key.toCharArray(), configured.control()))
                .isEqualTo(URI.create("https://bedrock." + host));
        assertThat(credential.baseUrl(key.toCharArray(), URI.create("http://127.0.0.1:7/proxy")))
                .isEqualTo(URI.create("http://127.0.0.1:7/proxy"));
    }

    @Test
    void regionOfTheKeyIsSignedWhereverTheRequestGoes() {
        ask(ACCESS_KEY + "@ap-southeast-2");
        ask(ACCESS_KEY);
        ask(BEARER + "@eu-central-1");

        assertThat(authorization(0)).contains("/ap-southeast-2/bedrock/aws4_request");
        assertThat(authorization(1)).contains("/us-east-1/bedrock/aws4_request");
        assertThat(authorization(2)).isEqualTo("Bearer " + BEARER);
        assertThat(server.requests().get(0).path()).isEqualTo("/bedrock/model/us.amazon.nova-2-lite-v1%3A0/converse");
    }

    @Test
    void temporaryCredentialsSendTheirToken() {
        String key = "ASIAIOSFODNN7EXAMPLE:wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY:session+token/that=is=signed";
        FakeProviderServer.know(key);

        assertThat(ask(key).text()).isNotEmpty();

        RecordedRequest request = server.requests().get(0);
        assertThat(request.key()).hasValue(key);
        assertThat(request.header("x-amz-security-token")).hasValue("session+token/that=is=signed");
    }

    @Test
    void signatureOfAnotherSecretIsRefused() {
        ChatProvider provider = provider().build();
        try (KeyRing keys =
                KeyRing.of("bedrock", ACCESS_KEY.replace("wJal", "wJam").toCharArray())) {
            KeyVerdict verdict = verify(provider, keys);

            assertThat(verdict.status()).isEqualTo(KeyVerdict.Status.INVALID);
        }
    }

    @Test
    void signatureOfAnotherTimeIsRefused() {
        ChatProvider late =
                provider().clock(() -> Instant.now().minusSeconds(301)).build();
        try (KeyRing keys = KeyRing.of("bedrock", ACCESS_KEY.toCharArray())) {
            assertThatThrownBy(
                            () -> FallbackChat.builder().providers(late).build().send(ChatRequest.of("Hi"), keys))
                    .hasMessageContaining("INVALID_KEY, status 403");
        }
    }

    @Test
    void arnIsOneSegment() {
        String arn = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123";
        try (KeyRing keys = KeyRing.of("bedrock", ACCESS_KEY.toCharArray())) {
            ChatResponse response = FallbackChat.builder()
                    .providers(provider().model(arn).build())
                    .build()
                    .send(ChatRequest.of("Hi"), keys);

            assertThat(response.model()).isEqualTo(arn);
            assertThat(server.requests().get(0).path())
                    .isEqualTo("/bedrock/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A123456789012%3A"
                            + "application-inference-profile%2Fabc123/converse");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ACCESS_KEY, BEARER})
    void listingProvesAKeyAndNamesModels(String key) {
        ChatProvider provider = provider().build();
        try (KeyRing keys = KeyRing.of("bedrock", key.toCharArray())) {
            assertThat(verify(provider, keys).status()).isEqualTo(KeyVerdict.Status.VALID);
            assertThat(provider.models(keys.keys(Bedrock.ID).get(0), LOOKUP).join())
                    .extracting(ChatModel::id)
                    .containsExactly("fake-1");
            assertThat(server.requests().get(0).method()).isEqualTo("GET");
            assertThat(server.requests().get(0).path()).isEqualTo("/bedrock/foundation-models?byOutputModality=TEXT");
        }
    }

    @Test
    void modelsThatNeedAProfileAreListedWithIt() throws IOException {
        FoundationModels models = new FoundationModels(URI.create("https://bedrock.eu-west-1.amazonaws.com"), "eu.");
        String summaries = Stream.of(
                        "\"modelId\":\"a.both\",\"inferenceTypesSupported\":[\"ON_DEMAND\",\"INFERENCE_PROFILE\"]",
                        "\"modelId\":\"a.profile\",\"inferenceTypesSupported\":[\"INFERENCE_PROFILE\"]",
                        "\"modelId\":\"a.untold\"",
                        "\"modelId\":\"a.both\"",
                        "\"modelId\":\"not a/name?\"",
                        "\"modelName\":\"nameless\"")
                .map(fields -> "{\"responseStreamingSupported\":true," + fields + "}")
                .collect(Collectors.joining(",", "{\"modelSummaries\":[", "]}"));

        assertThat(models.readModels(summaries.getBytes(StandardCharsets.UTF_8)))
                .extracting(ChatModel::id)
                .containsExactly("a.both", "eu.a.profile", "a.untold");
        assertThatThrownBy(() -> models.readModels("{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_KEY, INVALID",
        "REGION_BLOCKED, UNKNOWN",
        "UNKNOWN_MODEL, UNKNOWN",
        "SERVER_ERROR, UNKNOWN",
        "HTML_ERROR, UNKNOWN",
        "RATE_LIMIT, RATE_LIMITED",
        "QUOTA_EXCEEDED, NO_CREDIT"
    })
    void missingPermissionProvesNothing(Fault fault, KeyVerdict.Status status) {
        server.on(WireDialect.BEDROCK).fails(fault);
        try (KeyRing keys = KeyRing.of("bedrock", BEARER.toCharArray())) {
            assertThat(verify(provider().build(), keys).status()).isEqualTo(status);
        }
    }

    @Test
    void clockOfTheHostIsNotHeldAgainstAKey() {
        server.on(WireDialect.BEDROCK)
                .fails(WireDialect.BEDROCK.errors(Fault.INVALID_KEY).stream()
                        .filter(error -> error.response().body().contains("Signature expired"))
                        .findFirst()
                        .orElseThrow());
        try (KeyRing keys = KeyRing.of("bedrock", BEARER.toCharArray())) {
            assertThat(verify(provider().build(), keys).status()).isEqualTo(KeyVerdict.Status.UNKNOWN);
        }
    }

    @Test
    void partsBecomeOneKey() {
        char[] id = "AKIAIOSFODNN7EXAMPLE".toCharArray();
        char[] secret = "secret".toCharArray();

        assertThat(Bedrock.key(id, secret, null, null)).containsExactly("AKIAIOSFODNN7EXAMPLE:secret".toCharArray());
        assertThat(Bedrock.key(id, secret, "token".toCharArray(), "eu-west-1"))
                .containsExactly("AKIAIOSFODNN7EXAMPLE:secret:token@eu-west-1".toCharArray());
        assertThat(secret).containsExactly("secret".toCharArray());
    }

    @ParameterizedTest
    @CsvSource({"'', secret, token", "id, '', token", "id, secret, ''", "i:d, secret, token", "id, sec@ret, token"})
    void partsThatWouldBeReadOtherwiseAreRefused(String id, String secret, String token) {
        assertThatThrownBy(() -> Bedrock.key(id.toCharArray(), secret.toCharArray(), token.toCharArray(), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Access key id, secret and session token have characters, and no colon or at sign among"
                        + " them.");
    }

    @Test
    void modelThatCannotStandInAPathIsRefused() {
        assertThatThrownBy(() -> provider().model("../control").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(BedrockModel.EXPECTATION);
    }

    @Test
    void nothingPrintsAKey() {
        AwsKey key = AwsKey.of((ACCESS_KEY + "@us-east-1").toCharArray());

        assertThat(key).hasToString("AwsKey[signing]");
        assertThat(AwsKey.of(BEARER.toCharArray())).hasToString("AwsKey[bearer]");
        byte[] secret = key.signingSecret();
        assertThat(Arrays.copyOf(secret, 6)).containsExactly('A', 'W', 'S', '4', 'w', 'J');
        Map<String, String> headers = new AwsCredential(new Region("us-east-1"), Instant::now)
                .headers(
                        ACCESS_KEY.toCharArray(),
                        URI.create("https://bedrock-runtime.us-east-1.amazonaws.com/model/a/converse"),
                        WireRequest.get("/"));
        assertThat(headers.toString()).doesNotContain("wJalrXUtnF");
    }

    private Bedrock.Builder provider() {
        return Bedrock.builder().baseUrl(server.baseUrl(WireDialect.BEDROCK));
    }

    private ChatResponse ask(String key) {
        try (KeyRing keys = KeyRing.of("bedrock", key.toCharArray())) {
            return FallbackChat.builder().providers(provider().build()).build().send(ChatRequest.of("Hello"), keys);
        }
    }

    private String authorization(int request) {
        return server.requests().get(request).header("authorization").orElse("");
    }

    private static KeyVerdict verify(ChatProvider provider, KeyRing keys) {
        return provider.verify(keys.keys(Bedrock.ID).get(0), LOOKUP).join();
    }
}
