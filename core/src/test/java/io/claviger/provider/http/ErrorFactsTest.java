package io.claviger.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.FailureKind;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private static ErrorFacts facts(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return ErrorFacts.of(status, NO_HEADERS, bytes, 0, bytes.length);
    }
}
