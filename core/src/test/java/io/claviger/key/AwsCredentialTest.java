package io.claviger.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.redact.Redactor;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("S0-KEY-2, decision 014: credentials of AWS")
class AwsCredentialTest {
    private static final String ID = "AKIA234567ABCDEFGHIJ";
    private static final String SECRET = "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";
    private static final String TOKEN = "FwoGZXIvYXdzEBYaD".repeat(60) + "==";
    private static final ProviderId BEDROCK = ProviderId.of("bedrock");

    @ParameterizedTest
    @ValueSource(strings = {"AKIA", "ASIA", "ABIA", "ACCA"})
    void accessKeyIdWithSecretIsBedrocks(String beginning) {
        char[] key = (beginning + "234567ABCDEFGHIJ:" + SECRET).toCharArray();

        assertThat(KeyFormat.detect(key)).contains(BEDROCK);
        assertThat(KeyFormat.of(BEDROCK).isFamiliar(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ID + ":" + SECRET + "@eu-central-1",
                "ASIA234567ABCDEFGHIJ:" + SECRET + ":TOKEN@us-gov-west-1",
                "bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t@ap-southeast-2"
            })
    void regionMayFollow(String key) {
        char[] chars = key.replace("TOKEN", TOKEN).toCharArray();

        assertThat(KeyFormat.detect(chars)).contains(BEDROCK);
        assertThat(KeyFormat.of(BEDROCK).isFamiliar(chars)).isTrue();
        try (KeyRing ring = KeyRing.of("bedrock", chars)) {
            assertThat(ring.keys(BEDROCK)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AKIA234567ABCDEFGHIJ", // no secret
                "AKIA234567ABCDEFGHI:" + SECRET, // one too few
                "AKIA234567ABCDEFGHIJK:" + SECRET,
                "AKIA234567ABCDEFGHi1:" + SECRET,
                "AIDA234567ABCDEFGHIJ:" + SECRET
            })
    void otherTextsAreNot(String key) {
        assertThat(KeyFormat.detect(key.toCharArray())).isEmpty();
    }

    @Test
    void sessionTokensMakeThemLonger() {
        char[] longest = (ID + ":" + SECRET + ":" + "t".repeat(4096 - 62)).toCharArray();
        char[] tooLong = (ID + ":" + SECRET + ":" + "t".repeat(4097 - 62)).toCharArray();

        assertThat(longest).hasSize(4096);
        assertThat(KeyText.problems("apiKeys.bedrock", longest)).isEmpty();
        assertThat(KeyText.problems("apiKeys.bedrock", tooLong))
                .containsExactly(
                        new Problem("key_length", "apiKeys.bedrock", "A key has 20 to 4096 characters; found 4097."));
        assertThat(KeyText.problems("apiKeys.bedrock", ("bedrock-api-key-" + "A".repeat(1500)).toCharArray()))
                .isEmpty();
        assertThat(KeyText.problems("apiKeys.bedrock", "A".repeat(501).toCharArray()))
                .extracting(Problem::code)
                .containsExactly("key_length");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.com/",
                "",
                "eu-central-1.evil.com",
                "eu-central-1/",
                "eu-central-1@us-east-1x",
                "EU-CENTRAL-1",
                "eu_central_1",
                "eu-central-",
                "eu-central-11",
                "eu--1",
                "e-central-1",
                "eu-central-1#",
                "eu-central-1:443",
                "localhost",
                "eu-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-1"
            })
    void hostileRegionIsRefusedBeforeAnybodyIsCalled(String region) {
        for (String key : List.of(ID + ":" + SECRET, "ABSK" + "q1".repeat(60), "anything-that-is-long-enough")) {
            InvalidRequestException refused = catchThrowableOfType(
                    InvalidRequestException.class, () -> KeyRing.of("bedrock", (key + "@" + region).toCharArray()));

            assertThat(refused.problems())
                    .containsExactly(new Problem(
                            "key_region",
                            "apiKeys.bedrock",
                            "What follows the at sign of an AWS credential is a region such as eu-central-1; found"
                                    + " something else."));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"AKIATOOSHORT", "AROAIOSFODNN7EXAMPLE", "akiaiosfodnn7example", "AKIAIOSFODNN7EXAMPLE2", ""})
    void secretBehindWhatIsNoAccessKeyIdIsRefusedInsteadOfSent(String id) {
        InvalidRequestException refused = catchThrowableOfType(
                InvalidRequestException.class, () -> KeyRing.of("bedrock", (id + ":" + SECRET).toCharArray()));

        assertThat(refused.problems())
                .containsExactly(new Problem(
                        "key_pair",
                        "apiKeys.bedrock",
                        "What stands before the first colon of an AWS credential is an access key id: AKIA, ASIA, ABIA or"
                                + " ACCA and 16 further characters; found something else."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-central-1\nx", "eu-centräl-1", "eu-central-1\u200bx", "eu central 1"})
    void regionWithOtherCharactersIsRefused(String region) {
        InvalidRequestException refused = catchThrowableOfType(
                InvalidRequestException.class,
                () -> KeyRing.of("bedrock", (ID + ":" + SECRET + "@" + region).toCharArray()));

        assertThat(refused.problems()).extracting(Problem::code).containsExactly("key_characters");
        assertThat(refused).hasMessageNotContaining(SECRET);
    }

    @Test
    void keysOfOthersMayHoldAnAtSign() {
        try (KeyRing ring = KeyRing.of("my-company", "somebody@example.com/key".toCharArray())) {
            assertThat(ring.keys(ProviderId.of("my-company"))).hasSize(1);
        }
    }

    @Test
    void everyPartIsRedactedByItself() {
        Redactor redactor = Redactor.patterns();
        KeyVault vault = KeyVault.builder().redactor(redactor).build();
        char[] key = ("ASIA234567ABCDEFGHIJ:" + SECRET + ":" + TOKEN + "@eu-west-1").toCharArray();
        KeyRing ring = vault.open("part").and("bedrock", key);

        assertThat(redactor.redact("secret " + SECRET + ".")).doesNotContain(SECRET.substring(2, 12));
        assertThat(redactor.redact("token " + TOKEN + ".")).doesNotContain(TOKEN.substring(20, 40));

        ring.close();
        assertThat(redactor).hasToString("Redactor[0 live secrets]");
    }

    @Test
    void keyIsRedactedWithoutItsRegion() {
        Redactor redactor = Redactor.patterns();
        KeyVault vault = KeyVault.builder().redactor(redactor).build();
        String bearer = "unfamiliar+key+without+a+form";
        KeyRing ring = vault.open("bearer").and("bedrock", (bearer + "@eu-west-1").toCharArray());

        assertThat(redactor.redact("sent " + bearer + ".")).doesNotContain("unfamiliar");

        ring.close();
        assertThat(redactor).hasToString("Redactor[0 live secrets]");
    }
}
