package io.claviger.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("S0-KEY-8: what goes to a log has no secret in it")
class RedactorTest {
    private static final String SECRET = "correct\"horse/battery+staple~42";
    private static final String FINGERPRINT = "\\[key:[0-9a-f]{8}]";

    private final Redactor redactor = Redactor.patterns();

    @Test
    void liveSecretIsReplacedByItsFingerprint() {
        redactor.register(SECRET.toCharArray());

        assertThat(redactor.redact("sent " + SECRET + ", and " + SECRET + "."))
                .matches("sent " + FINGERPRINT + ", and " + FINGERPRINT + "\\.");
    }

    @Test
    void fingerprintIsStableInOneProcessAndOtherElsewhere() {
        redactor.register(SECRET.toCharArray());
        String once = redactor.redact(SECRET);
        Redactor other = Redactor.patterns();
        other.register(SECRET.toCharArray());

        assertThat(redactor.redact("x" + SECRET + "y")).isEqualTo("x" + once + "y");
        assertThat(other.redact(SECRET)).isNotEqualTo(once);
    }

    @Test
    void livePatternAndRegisteredKeyHaveOneFingerprint() {
        String key = "gsk_" + "a1B2".repeat(13);
        String byPattern = redactor.redact(key);

        redactor.register(key.toCharArray());

        assertThat(redactor.redact(key)).isEqualTo(byPattern).matches(FINGERPRINT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void liveSecretIsFoundInBase64AtEveryAlignment(int offset) {
        redactor.register(SECRET.toCharArray());
        byte[] bytes = ("x".repeat(offset) + SECRET + "yz").getBytes(StandardCharsets.US_ASCII);

        for (Base64.Encoder encoder : new Base64.Encoder[] {Base64.getEncoder(), Base64.getUrlEncoder()}) {
            String redacted = redactor.redact("Basic user " + encoder.encodeToString(bytes) + ";");
            Matcher matcher =
                    Pattern.compile("Basic user (.*)" + FINGERPRINT + "(.*);").matcher(redacted);
            assertThat(matcher.matches()).describedAs(redacted).isTrue();
            assertThat(matcher.group(1).length() + matcher.group(2).length()).isLessThan(16);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct%22horse%2Fbattery%2Bstaple~42",
                "correct%22horse%2fbattery%2bstaple%7e42",
                "%63%6F%72%72%65%63%74%22%68%6F%72%73%65/battery+staple~42",
                "correct%2522horse%252Fbattery%252Bstaple~42",
                "correct\\\"horse/battery+staple~42",
                "correct\\\"horse\\/battery\\u002bstaple~42",
                "correct\\\\\\\"horse\\\\/battery+staple~42",
                "correct\\u0022horse\\u002Fbattery\\u002Bstaple\\u007E42",
                "correct%5C%22horse/battery%2Bstaple~42"
            })
    void liveSecretIsFoundInEveryEscape(String spelling) {
        redactor.register(SECRET.toCharArray());

        assertThat(redactor.redact("<" + spelling + ">")).matches("<" + FINGERPRINT + ">");
    }

    @Test
    void closedRegistrationIsForgotten() {
        Redactor.Registration first = redactor.register(SECRET.toCharArray());
        Redactor.Registration second = redactor.register(SECRET.toCharArray());
        assertThat(redactor.liveSecrets()).isPositive();

        first.close();
        first.close();
        assertThat(redactor.redact(SECRET)).matches(FINGERPRINT);

        second.close();
        assertThat(redactor.redact(SECRET)).isEqualTo(SECRET);
        assertThat(redactor.liveSecrets()).isZero();
    }

    @Test
    void registeringReadsTheArrayOnly() {
        char[] secret = SECRET.toCharArray();

        redactor.register(secret);

        assertThat(secret).isEqualTo(SECRET.toCharArray());
    }

    @Test
    void secretThatWouldBeFoundEverywhereIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> redactor.register("seven77".toCharArray()))
                .withMessage("A live secret has at least 8 characters, else it would be found everywhere; found 7.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> redactor.register("with some spaces".toCharArray()))
                .withMessage("A live secret holds printable ASCII characters without space.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AIzaSyA1234567890abcdefghijklmnopqrstuv",
                "AQ.Ab8RN6IexampleExampleExample0123456789exampleExam12",
                "gsk_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
                "csk-abcdefghijklmnopqrstuvwxyz0123456789abcdefghijkl",
                "sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "sk-ant-api03-abcDEF_ghiJKL-0123456789abcdefghijAA",
                "sk-proj-abcDEF_ghiJKL-0123456789abcdefghij",
                "sk-svcacct-abcDEF_ghiJKL-0123456789abcdefghij",
                "sk-service-abcDEF_ghiJKL-0123456789abcdefghij",
                "sk-admin-abcDEF_ghiJKL-0123456789abcdefghij",
                "sk-abcdefghij0123456789T3BlbkFJabcdefghij0123456789",
                "sk-0123456789abcdef0123456789abcdef",
                "ABSKQmVkcm9ja0FQSUtleS1leGFtcGxlMTIzNDU2Nzg5MDEyMzQ1Njc4OTA=",
                "bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29tLz9BY3Rpb249",
                "AKIAIOSFODNN7EXAMPLE",
                "ASIAIOSFODNN7EXAMPLE",
                "0123456789abcdef0123456789abcdef.abcdefghijklABCDEFGH0123",
                "xai-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
                "pplx-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUV",
                "nvapi-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUV",
                "hf_abcdefghijklmnopqrstuvwxyzABCDEFGH",
                "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P"
            })
    void keyThatNobodyRegisteredIsFoundByItsForm(String key) {
        assertThat(redactor.redact("got " + key + " from them")).matches("got " + FINGERPRINT + " from them");
        assertThat(redactor.redact(key)).matches(FINGERPRINT);
        assertThat(redactor.redact("(" + key + ")")).matches("\\(" + FINGERPRINT + "\\)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AIzaSyA1234567890abcdefghijklmnopqrstuv",
                "gsk_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
                "sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "sk-proj-abcDEF_ghiJKL-0123456789abcdefghij"
            })
    void distinctiveKeyNeedsNoBoundaryBeforeIt(String key) {
        assertThat(redactor.redact("key" + key)).matches("key" + FINGERPRINT);
        assertThat(redactor.redact("_" + key)).matches("_" + FINGERPRINT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET https://user:pa55@host/path | GET https://***@host/path",
                "postgres://app:p@ss@db:5432/x | postgres://***@db:5432/x",
                "ssh://git@host/repository | ssh://git@host/repository",
                "https://host:8080/a@b:c | https://host:8080/a@b:c",
                "https://host/v1?key=hunter22&x=1 | https://host/v1?key=***&x=1",
                "https://host/v1?a=1&api_key=hunter22#top | https://host/v1?a=1&api_key=***",
                "/path?token=hunter22 | /path?token=***"
            })
    void urlsLoseTheirSecrets(String text, String expected) {
        assertThat(redactor.redact(text)).startsWith(expected);
    }

    @Test
    void bearerTokenIsFoundWithoutAFieldName() {
        assertThat(redactor.redact("curl with Bearer abc.def-0123456789xyz done"))
                .matches("curl with Bearer " + FINGERPRINT + " done");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "The answer is 42.",
                "task-force, desk-lamp, risk-averse, ask-me-anything-about-this-long-word",
                "task-proj-management-and-reporting-of-everything",
                "disk-admin-panel-of-the-whole-big-company, desk-service-descriptions-and-more",
                "gemini-2.5-flash, llama-3.3-70b-versatile, gpt-4o-mini-2024-07-18, qwen-3-235b-a22b-instruct-2507",
                "meta-llama/llama-3.3-70b-instruct:free, anthropic.claude-3-5-sonnet-20241022-v2:0",
                "FAQ.frequently_asked_questions_of_2026",
                "gemini key 1 failed with RATE_LIMIT after 250 ms, trying groq key 2",
                "max_tokens=1024 prompt_tokens: 17, \"completion_tokens\":250, tokenCount=12, keyIndex: 3",
                "{\"total_tokens\":12,\"keyIndex\":1,\"tokenCount\":7,\"model\":\"x\"}",
                "the key: a node of the tree, or token: identifier",
                "Monkey: banana; author: Smith; keyboard=qwerty; authority: local",
                "primary_key=id cache_key=user:42 key=user:42",
                "KeyRing[2 keys, 1 providers] and KeyHealth[failures=0, dead=false, refusedModels=0]",
                "{\"key\":\"name\",\"value\":\"Anna\"}",
                "id 0123456789abcdef0123456789abcdef and d41d8cd98f00b204e9800998ecf8427e.json",
                "550e8400-e29b-41d4-a716-446655440000",
                "eyJ is how they begin; eyJhbGciOiJIUzI1NiJ9 alone is a header",
                "if (key == null) return Token::new; // map.get(key) != null",
                "auth is required; tokens per second: 40; password reset; secret",
                "ASIA PACIFIC, ASIAPACIFICHEADQUARTERSBUILDING",
                "https://example.org/path?query=1#key, http://localhost:8080",
                "password: null, token=null, apiKey: true, \"secret\": false",
                "\tindented\twith tabs",
                "\u00e4\u00f6\u00fc \u4f60\u597d \ud83d\ude00 \u05e9\u05dc\u05d5\u05dd"
            })
    void textWithoutSecretsComesBackAsItIs(String text) {
        redactor.register(SECRET.toCharArray());

        assertThat(redactor.redact(text)).isSameAs(text);
    }

    @Test
    void oneTextIsOneLine() {
        assertThat(redactor.redact("a\r\nb\u001b[31mred\u0000\u0085\u2028\u202e\u2066\u009b"))
                .isEqualTo("a\\r\\nb\\u001b[31mred\\u0000\\u0085\\u2028\\u202e\\u2066\\u009b");
    }

    @Test
    void redactingTwiceChangesNothing() {
        String once = redactor.redact(
                "apiKey=abc Authorization: Bearer abcdef0123456789xyz https://a:b@c/?key=d sk-0123456789abcdef0123456789abcdef");

        assertThat(redactor.redact(once)).isEqualTo(once);
    }

    @Test
    void failureNeverShowsTheInput() {
        // No text makes the redactor fail; a missing one does.
        assertThat(redactor.redact(missing())).isEqualTo("[redaction failed]");
    }

    private static String missing() {
        return System.getProperties().getProperty("claviger.no.such.property");
    }
}
