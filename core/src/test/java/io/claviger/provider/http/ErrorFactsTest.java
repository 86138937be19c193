package io.claviger.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.FailureKind;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorFactsTest {
    private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);

    @Test
    void errorIsKnownByTheFieldThatExplainsIt() {
        FailureRules rules = FailureRules.builder()
                .field(FailureKind.CONTENT_BLOCKED, 403, "Reasons")
                .build();

        FailureKind explained = rules.classify(facts(403, "{\"error\":{\"metadata\":{\"reasons\":[\"violence\"]}}}"));
        FailureKind withoutReasons = rules.classify(facts(403, "{\"error\":{\"metadata\":{\"reasons\":null}}}"));
        FailureKind withAnotherStatus = rules.classify(facts(402, "{\"error\":{\"metadata\":{\"reasons\":[]}}}"));

        assertThat(explained).isEqualTo(FailureKind.CONTENT_BLOCKED);
        assertThat(withoutReasons).isEqualTo(FailureKind.REGION_BLOCKED);
        assertThat(withAnotherStatus).isEqualTo(FailureKind.QUOTA_EXCEEDED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":{\"code\":429}} | RATE_LIMIT",
                "{\"error\":{\"code\":\"429\"}} | RATE_LIMIT",
                "{\"error\":{\"message\":\"no\"},\"status_code\":401} | INVALID_KEY",
                "{\"error\":{\"code\":\"4290\"}} | PROVIDER_UNAVAILABLE",
                "{\"error\":{\"code\":\"oops\"}} | PROVIDER_UNAVAILABLE",
                "{\"error\":{\"code\":200}} | PROVIDER_UNAVAILABLE",
            })
    void errorInsideAStreamNamesItsStatusAsNumberOrText(String body, FailureKind kind) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

        ErrorFacts facts = ErrorFacts.inBand(200, NO_HEADERS, bytes, 0, bytes.length);

        assertThat(FailureRules.builder().build().classify(facts)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"error":{"message":"No Way","type":"T1","code":"C1"}}           | no way   | t1,c1
            {"error":"No Way"}                                               | no way   | ``
            {"error":{"error":{"message":"No Way","code":"C1"}}}             | no way   | c1
            {"message":"No Way","type":"T1","param":"P1","code":"C1"}        | no way   | t1,p1,c1
            [{"error":{"message":"No Way","status":"S1"}}]                   | no way   | s1
            {"Message":"No Way"}                                             | no way   | ``
            {"__type":"X#T1","message":"No Way"}                             | no way   | t1
            {"detail":"No Way"}                                              | no way   | ``
            {"error":{"message":"No Way","metadata":{"raw":"{}"},"code":429}} | no way\\n{} | 429
            {"error":{"message":"No Way","metadata":{"error_type":"E1","limit_source":"L1"}}} | no way | e1,l1
            {"error":{"code":429,"details":[{"violations":[{"quotaId":"PerDay","quotaValue":"20"}]}],"message":"No Way"}} | no way | 429,perday,quotavalue=20
            {"error":{"details":[{"reason":"R1","metadata":{"quota_limit":"Q1","quota_limit_value":"0"}}],"message":"No Way"}} | no way | r1,q1,quota_limit_value=0
            """)
    void wordsAreFoundWhereverTheyStand(String body, String message, String codes) {
        ErrorFacts facts = facts(400, body);

        assertThat(facts.isJson()).isTrue();
        assertThat(facts.isEmpty()).isFalse();
        assertThat(facts.status()).isEqualTo(400);
        assertThat(facts.message().strip()).isEqualTo(message.replace("\\n", "\n"));
        assertThat(String.join(",", facts.codes())).isEqualTo(codes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html><title>502</title></html>",
                "upstream connect error",
                "{\"error\":",
                "\"error\"",
                "429",
                "null",
                "\u0000",
                "{\"a\":\"\u0001\"}"
            })
    void whatIsNoJsonDocumentHoldsNothing(String body) {
        ErrorFacts facts = facts(502, body);

        assertThat(facts.isJson()).isFalse();
        assertThat(facts.isEmpty()).isFalse();
        assertThat(facts.codes()).isEmpty();
        assertThat(facts.message()).isEmpty();
    }

    @Test
    void emptyBodyIsEmpty() {
        assertThat(facts(502, "").isEmpty()).isTrue();
        assertThat(facts(502, "").isJson()).isFalse();
    }

    @Test
    void bodyThatIsNestedWithoutEndIsNoJson() {
        assertThat(facts(400, "{\"error\":".repeat(5000)).isJson()).isFalse();
        assertThat(facts(400, "[".repeat(33) + "]".repeat(33)).isJson()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"error":{"code":499,"status":"CANCELLED"}}                    | 499
            {"error":{"status_code":400,"code":"invalid_request_error"}}   | 400
            {"error":{"code":"429"}}                                       | 429
            {"status":503}                                                 | 503
            [{"error":{"code":400}}]                                       | 400
            {"error":{"code":"context_length_exceeded"}}                   | 0
            {"error":{"code":20012}}                                       | 0
            {"error":{"code":200}}                                         | 0
            {"error":{"code":1e9}}                                         | 0
            {"error":"x"}                                                  | 0
            """)
    void errorWithASuccessStatusNamesItsOwn(String body, int status) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

        assertThat(ErrorFacts.inBand(200, NO_HEADERS, bytes, 0, bytes.length).status())
                .isEqualTo(status);
    }

    @Test
    void onlyTheSliceIsRead() {
        byte[] bytes = "##{\"code\":\"c\"}##".getBytes(StandardCharsets.UTF_8);

        assertThat(ErrorFacts.of(400, NO_HEADERS, bytes, 2, bytes.length - 4).codes())
                .containsExactly("c");
    }

    @Test
    void mutatedBodiesNeverThrow() {
        byte[] body =
                ("{\"error\":{\"code\":429,\"message\":\"x\",\"details\":[{\"retryDelay\":\"48s\",\"quotaId\":\"q\"}],"
                                + "\"metadata\":{\"headers\":{\"X-RateLimit-Reset\":\"1777420800000\"}}}}")
                        .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(20261121);
        int parsed = 0;

        for (int run = 0; run < 20_000; run++) {
            byte[] mutated = body.clone();
            for (int change = random.nextInt(3); change >= 0; change--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            ErrorFacts facts = ErrorFacts.inBand(200, NO_HEADERS, mutated, 0, mutated.length);
            RetryHints.find(facts, InstantSource.system());
            FailureRules.builder().build().classify(facts);
            parsed += facts.isJson() ? 1 : 0;
        }

        assertThat(parsed).isBetween(1000, 19_000);
    }

    private static ErrorFacts facts(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return ErrorFacts.of(status, NO_HEADERS, bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ThrottlingException",
                "ThrottlingException:http://internal.amazon.com/coral/com.amazon.bedrock/",
                "com.amazonaws.bedrock#ThrottlingException",
                "com.amazonaws.bedrock#ThrottlingException:http://internal"
            })
    void codeMayStandInAHeaderOfAws(String type) {
        HttpHeaders headers = HttpHeaders.of(Map.of("x-amzn-ErrorType", List.of(type)), (name, value) -> true);

        assertThat(ErrorFacts.of(429, headers, new byte[0], 0, 0).codes()).containsExactly("throttlingexception");
    }
}
