package io.claviger.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryHintsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            retry-after-ms | 1250                          | PT1.25S
            Retry-After-Ms | 0                             | PT0S
            retry-after-ms | ' 12.5 '                      | PT0.0125S
            retry-after    | 2                             | PT2S
            Retry-After    | 0.5                           | PT0.5S
            retry-after    | ' 120 '                       | PT2M
            retry-after    | 30s                           | PT30S
            retry-after    | 1m30s                         | PT1M30S
            retry-after    | 2m                            | PT2M
            retry-after    | Sat, 21 Nov 2026 12:01:30 GMT | PT1M30S
            retry-after    | 999999999                     | PT24H
            """)
    void headerSaysWhenToComeBack(String name, String value, Duration wait) {
        assertThat(find(Map.of(name, value), "")).isEqualTo(wait);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"error":{"details":[{"@type":"RetryInfo","retryDelay":"48s"}]}}                | PT48S
            {"error":{"details":[{"retryDelay":"34.4s"}]}}                                  | PT34.4S
            {"error":{"details":[{"retryDelay":"0.25s"}]}}                                  | PT0.25S
            {"error":{"message":"Quota exceeded.\\nPlease retry in 48.939935699s."}}        | PT48.939935699S
            {"error":{"message":"Please retry in 10h17m5.723541104s."}}                     | PT10H17M5.723541104S
            {"error":{"message":"Please try again in 7.66s. Visit us."}}                    | PT7.66S
            {"error":{"message":"Please try again in 1m47.5854s."}}                         | PT1M47.5854S
            {"error":{"message":"Please try again in 9m38.016s."}}                          | PT9M38.016S
            {"error":{"message":"Please try again in 50.597142857s."}}                      | PT50.597142857S
            {"error":{"message":"Please TRY AGAIN IN 26ms."}}                               | PT0.026S
            {"error":{"message":"Please try again in 1h2m3s."}}                             | PT1H2M3S
            {"error":{"message":"Please try again in 40h."}}                                | PT24H
            {"error":{"metadata":{"headers":{"X-RateLimit-Reset":"1795262430000"}}}}        | PT30S
            {"error":{"metadata":{"headers":{"X-RateLimit-Reset":1795262430000}}}}          | PT30S
            {"error":{"metadata":{"headers":{"X-RateLimit-Reset":"9223372036854775807"}}}}  | PT24H
            """)
    void bodySaysWhenToComeBack(String body, Duration wait) {
        assertThat(find(Map.of(), body)).isEqualTo(wait);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-5",
                "soon",
                "1e3",
                "5 minutes",
                "1,5",
                "0x10",
                "٣",
                "NaN",
                "Infinity",
                "99999999999999999999",
                "Sat, 21 Nov 2026 11:59:00 GMT",
                "Mon, 21 Nov 2026 12:01:00 GMT",
                "2026-11-21T12:01:00Z",
                "s",
                "ms",
                "5s5",
                "1.s",
                ".5",
                "--1",
                "1;2"
            })
    void headerThatIsNoWaitSaysNothing(String value) {
        assertThat(find(Map.of("retry-after", value), "")).isNull();
        assertThat(find(Map.of("retry-after-ms", value), "")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"retryDelay\":\"-5s\"}",
                "{\"retryDelay\":{\"seconds\":5}}",
                "{\"retryDelay\":5}",
                "{\"retryDelay\":null}",
                "{\"message\":\"try again in a while\"}",
                "{\"message\":\"try again in 5 days\"}",
                "{\"x\":\"try again in 5s\"}",
                "{\"X-RateLimit-Reset\":\"1795262399000\"}",
                "{\"X-RateLimit-Reset\":\"tomorrow\"}",
                "{\"X-RateLimit-Reset\":-1}",
                "<p>try again in 5s</p>",
                "[]"
            })
    void bodyThatIsNoWaitSaysNothing(String body) {
        assertThat(find(Map.of(), body)).isNull();
    }

    @Test
    void firstFormThatIsThereCounts() {
        String body = "{\"retryDelay\":\"4s\",\"message\":\"try again in 5s\",\"X-RateLimit-Reset\":1795262406000}";

        assertThat(find(Map.of("retry-after-ms", "1000", "retry-after", "2"), body))
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(find(Map.of("retry-after-ms", "x", "retry-after", "2"), body))
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(find(Map.of("retry-after", "-2"), body)).isEqualTo(Duration.ofSeconds(4));
        assertThat(find(Map.of(), body.replace("\"4s\"", "\"x\""))).isEqualTo(Duration.ofSeconds(5));
        assertThat(find(Map.of(), body.replace("\"4s\"", "\"x\"").replace("again", "")))
                .isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void refusalIsSaidByItsHeaderOnly() {
        assertThat(RetryHints.isRefused(facts(Map.of("X-Should-Retry", "false"), "")))
                .isTrue();
        assertThat(RetryHints.isRefused(facts(Map.of("x-should-retry", "FALSE"), "")))
                .isTrue();
        assertThat(RetryHints.isRefused(facts(Map.of("x-should-retry", "true"), "")))
                .isFalse();
        assertThat(RetryHints.isRefused(facts(Map.of(), "{\"x-should-retry\":false}")))
                .isFalse();
    }

    @Test
    void garbageNeverThrowsAndIsNeverNegative() {
        String alphabet = "0123456789.-+eEsmhd :,GMT \u0663\u00bd";
        Random random = new Random(20261121);

        for (int run = 0; run < 20_000; run++) {
            StringBuilder value = new StringBuilder();
            for (int length = random.nextInt(14); length > 0; length--) {
                value.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Duration wait = find(
                    Map.of("retry-after", value.toString(), "retry-after-ms", value.toString()),
                    "{\"message\":\"retry in " + value + "\",\"retryDelay\":\"" + value + "\"}");
            if (wait != null) {
                assertThat(wait).as(value.toString()).isBetween(Duration.ZERO, Duration.ofHours(24));
            }
        }
    }

    private static @Nullable Duration find(Map<String, String> headers, String body) {
        return RetryHints.find(facts(headers, body), InstantSource.fixed(NOW));
    }

    private static ErrorFacts facts(Map<String, String> headers, String body) {
        Map<String, List<String>> lists = new HashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return ErrorFacts.of(429, HttpHeaders.of(lists, (name, value) -> true), bytes, 0, bytes.length);
    }
}
