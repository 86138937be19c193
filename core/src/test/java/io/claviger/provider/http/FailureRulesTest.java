package io.claviger.provider.http;

import static io.claviger.chat.FailureKind.CONTEXT_TOO_LONG;
import static io.claviger.chat.FailureKind.INVALID_KEY;
import static io.claviger.chat.FailureKind.INVALID_REQUEST;
import static io.claviger.chat.FailureKind.PROVIDER_UNAVAILABLE;
import static io.claviger.chat.FailureKind.QUOTA_EXCEEDED;
import static io.claviger.chat.FailureKind.RATE_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.chat.FailureKind;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureRulesTest {
    private static final FailureRules NONE = FailureRules.builder().build();

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_REQUEST",
        "401, INVALID_KEY",
        "402, QUOTA_EXCEEDED",
        "403, REGION_BLOCKED",
        "404, UNSUPPORTED_MODEL",
        "405, INVALID_REQUEST",
        "408, TIMEOUT",
        "409, PROVIDER_UNAVAILABLE",
        "410, UNSUPPORTED_MODEL",
        "413, CONTEXT_TOO_LONG",
        "415, INVALID_REQUEST",
        "418, PROVIDER_UNAVAILABLE",
        "422, INVALID_REQUEST",
        "424, PROVIDER_UNAVAILABLE",
        "429, RATE_LIMIT",
        "451, REGION_BLOCKED",
        "498, PROVIDER_UNAVAILABLE",
        "499, PROVIDER_UNAVAILABLE",
        "500, PROVIDER_UNAVAILABLE",
        "502, PROVIDER_UNAVAILABLE",
        "503, PROVIDER_UNAVAILABLE",
        "504, TIMEOUT",
        "524, PROVIDER_UNAVAILABLE",
        "529, PROVIDER_UNAVAILABLE",
        "301, PROVIDER_UNAVAILABLE",
        "307, PROVIDER_UNAVAILABLE",
    })
    void bareStatusHasAMeaning(int status, FailureKind kind) {
        assertThat(classify(NONE, status, "{\"error\":{\"message\":\"x\"}}")).isEqualTo(kind);
        assertThat(classify(NONE, status, "")).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "403, NETWORK_ERROR",
        "404, NETWORK_ERROR",
        "500, NETWORK_ERROR",
        "503, NETWORK_ERROR",
        "530, NETWORK_ERROR",
        "401, INVALID_KEY",
        "429, RATE_LIMIT",
        "400, INVALID_REQUEST",
    })
    void webPageWithAnErrorStatusComesFromSomethingInBetween(int status, FailureKind kind) {
        assertThat(classify(NONE, status, "<html>error</html>")).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This model's maximum context length is 8192 tokens",
                "exceeds the context window",
                "the input length exceeds the context length",
                "Please reduce the length of the messages",
                "prompt is too long: 9 tokens",
                "Prompt too long; exceeded max",
                "Input is too long for requested model.",
                "Input Tokens Exceeded: Number of input tokens exceeds maximum length",
                "exceeds the maximum number of tokens allowed",
                "Request too large for model"
            })
    void phrasesOfTooMuchContextAreSharedByAll(String phrase) {
        String body = "{\"error\":{\"message\":\"" + phrase + "\"}}";

        assertThat(classify(NONE, 400, body)).isEqualTo(CONTEXT_TOO_LONG);
        assertThat(classify(NONE, 413, body)).isEqualTo(CONTEXT_TOO_LONG);
        assertThat(classify(NONE, 422, body)).isEqualTo(CONTEXT_TOO_LONG);
        assertThat(classify(NONE, 429, body)).isEqualTo(RATE_LIMIT);
        assertThat(classify(NONE, 500, body)).isEqualTo(PROVIDER_UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This model does not support assistant message prefill.",
                "The conversation must end with a user message.",
                "Please ensure that multiturn requests ends with a user role",
                "Expected last role User or Tool for serving but got assistant"
            })
    void modelThatDoesNotGoOnFromAPrefillIsNotTheRequestsFault(String phrase) {
        String body = "{\"error\":{\"message\":\"" + phrase + "\"}}";

        assertThat(classify(NONE, 400, body)).isEqualTo(FailureKind.UNSUPPORTED_MODEL);
        assertThat(classify(NONE, 500, body)).isEqualTo(PROVIDER_UNAVAILABLE);
    }

    @Test
    void firstRuleThatFitsWins() {
        FailureRules rules = FailureRules.builder()
                .codePart(QUOTA_EXCEEDED, 429, "PerDay")
                .codePart(RATE_LIMIT, FailureRules.ANY, "Per")
                .status(INVALID_KEY, 429)
                .build();

        assertThat(classify(rules, 429, "{\"quotaId\":\"xPerMinute\",\"reason\":\"yPERDAYz\"}"))
                .isEqualTo(QUOTA_EXCEEDED);
        assertThat(classify(rules, 429, "{\"quotaId\":\"xPerMinute\"}")).isEqualTo(RATE_LIMIT);
        assertThat(classify(rules, 400, "{\"quotaId\":\"xPerDay\"}")).isEqualTo(RATE_LIMIT);
        assertThat(classify(rules, 429, "{\"quotaId\":\"x\"}")).isEqualTo(INVALID_KEY);
        assertThat(classify(rules, 400, "{\"quotaId\":\"x\"}")).isEqualTo(INVALID_REQUEST);
    }

    @Test
    void codeIsComparedWholeAndNotInMessages() {
        FailureRules rules = FailureRules.builder()
                .code(INVALID_KEY, FailureRules.ANY, "Bad_Key", "worse_key")
                .build();

        assertThat(classify(rules, 400, "{\"error\":{\"code\":\"WORSE_KEY\"}}")).isEqualTo(INVALID_KEY);
        assertThat(classify(rules, 400, "{\"error\":{\"code\":\"not_bad_key\"}}"))
                .isEqualTo(INVALID_REQUEST);
        assertThat(classify(rules, 400, "{\"error\":{\"message\":\"bad_key\"}}"))
                .isEqualTo(INVALID_REQUEST);
    }

    @Test
    void phraseIsFoundInMessagesAndNotInCodes() {
        FailureRules rules =
                FailureRules.builder().phrase(INVALID_KEY, 403, "no Entry").build();

        assertThat(classify(rules, 403, "{\"Message\":\"There is NO ENTRY here\"}"))
                .isEqualTo(INVALID_KEY);
        assertThat(classify(rules, 403, "{\"code\":\"no entry\"}")).isEqualTo(FailureKind.REGION_BLOCKED);
        assertThat(classify(rules, 400, "{\"message\":\"no entry\"}")).isEqualTo(INVALID_REQUEST);
    }

    @Test
    void headerIsComparedByNameAndWholeValue() {
        FailureRules rules = FailureRules.builder()
                .header(QUOTA_EXCEEDED, 429, "x-remaining-day", "0")
                .build();

        assertThat(classify(rules, 429, "", "X-Remaining-Day", "0")).isEqualTo(QUOTA_EXCEEDED);
        assertThat(classify(rules, 429, "", "X-Remaining-Day", "10")).isEqualTo(RATE_LIMIT);
        assertThat(classify(rules, 429, "")).isEqualTo(RATE_LIMIT);
    }

    @Test
    void serviceNamesAnErrorByItsOwnWordsAndNotByAStatusOrADoubtfulRule() {
        FailureRules rules = FailureRules.builder()
                .code(INVALID_KEY, 401, "bad_key")
                .code(INVALID_KEY, 401, "odd_key")
                .doubtful()
                .status(INVALID_KEY, 403)
                .build();

        assertThat(rules.named(facts(401, "{\"code\":\"bad_key\"}"))).contains(INVALID_KEY);
        assertThat(rules.named(facts(401, "{\"code\":\"odd_key\"}"))).isEmpty();
        assertThat(rules.named(facts(403, "{\"code\":\"bad_key\"}"))).isEmpty();
        assertThat(rules.named(facts(401, "{}"))).isEmpty();
    }

    @Test
    void dailyAllowanceComesBackAtMidnightWhateverShorterDelayIsSaid() {
        ZoneId zone = ZoneId.of("America/Los_Angeles");
        FailureRules rules = FailureRules.builder()
                .codePart(QUOTA_EXCEEDED, 429, "PerDay")
                .renewedAtMidnight(zone)
                .build();
        InstantSource clock =
                () -> ZonedDateTime.of(2026, 11, 21, 23, 0, 0, 0, zone).toInstant();

        assertThat(rules.retryAfter(facts(429, "{\"quotaId\":\"PerDay\",\"retryDelay\":\"12s\"}"), clock))
                .isEqualTo(Duration.ofHours(1));
        assertThat(rules.retryAfter(facts(429, "{\"quotaId\":\"PerDay\",\"retryDelay\":\"7200s\"}"), clock))
                .isEqualTo(Duration.ofHours(2));
        assertThat(rules.retryAfter(facts(429, "{\"quotaId\":\"PerMinute\",\"retryDelay\":\"12s\"}"), clock))
                .isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void markWithoutARuleIsAMistakeOfTheTablesAuthor() {
        assertThatThrownBy(() -> FailureRules.builder().doubtful())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("There is no rule before this.");
    }

    private static ErrorFacts facts(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return ErrorFacts.of(status, HttpHeaders.of(Map.of(), (name, value) -> true), bytes, 0, bytes.length);
    }

    private static FailureKind classify(FailureRules rules, int status, String body, String... header) {
        Map<String, List<String>> headers = header.length == 0 ? Map.of() : Map.of(header[0], List.of(header[1]));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return rules.classify(
                ErrorFacts.of(status, HttpHeaders.of(headers, (name, value) -> true), bytes, 0, bytes.length));
    }
}
