package io.claviger.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("S0-KEY-8: whatever stands around a secret")
class RedactorPropertyTest {
    private static final int TELLTALE = 10;
    private static final List<UnaryOperator<String>> SPELLINGS = List.of(
            UnaryOperator.identity(),
            text -> URLEncoder.encode(text, StandardCharsets.UTF_8),
            RedactorPropertyTest::json,
            text -> json(json(text)),
            text -> URLEncoder.encode(json(text), StandardCharsets.UTF_8),
            text -> base64(Base64.getEncoder(), text),
            text -> base64(Base64.getUrlEncoder(), text),
            text -> base64(Base64.getEncoder(), "x" + text + "12"),
            text -> base64(Base64.getEncoder(), "xy" + text + "1"),
            text -> base64(Base64.getUrlEncoder().withoutPadding(), "xyz1" + text));

    @Test
    void noTenCharactersOfALiveSecretSurvive() {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            Redactor redactor = Redactor.patterns();
            String secret = printable(random, 20 + random.nextInt(120));
            redactor.register(secret.toCharArray());
            for (UnaryOperator<String> spelling : SPELLINGS) {
                String spelt = spelling.apply(secret);
                String text = anyText(random) + spelt + anyText(random) + spelt + spelt;

                String redacted = redactor.redact(text);

                assertNothingOf(secret, redacted, seed);
                assertNothingOf(spelt.substring(6, spelt.length() - 6), redacted, seed);
            }
        }
    }

    @Test
    void severalLiveSecretsAreAllFound() {
        Random random = new Random(7);
        Redactor redactor = Redactor.patterns();
        List<String> secrets = java.util.stream.IntStream.range(0, 50)
                .mapToObj(i -> printable(random, 20 + random.nextInt(80)))
                .toList();
        secrets.forEach(secret -> redactor.register(secret.toCharArray()));

        String redacted = redactor.redact(String.join(" and ", secrets));

        assertThat(redacted.replaceAll("\\[key:[0-9a-f]{8}]", "K")).isEqualTo("K" + " and K".repeat(49));
    }

    @Test
    void textWithoutSecretsComesBackAsItIs() {
        String[] words = {
            "the", "model", "gemini-2.5-flash", "answered", "in", "250", "ms", "task-force", "desk-top", "sk-", "AIza",
                    "max_tokens=5",
            "(see", "https://example.org/a?b=c)", "key", "token", "\u00e9t\u00e9", "{\"a\":[1,2]}", "100%",
                    "C:\\temp\\x", "eyJ", "%20", "--", "Bearers"
        };
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            Redactor redactor = Redactor.patterns();
            redactor.register(printable(random, 40).toCharArray());
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 30; i++) {
                text.append(words[random.nextInt(words.length)]).append(' ');
            }

            String plain = text.toString();

            assertThat(redactor.redact(plain)).isSameAs(plain);
        }
    }

    @Test
    void noTextMakesItFail() {
        Redactor redactor = Redactor.patterns();
        redactor.register("0123456789abcdefghij".toCharArray());
        String[] parts = {
            "\\",
            "%",
            "\\u",
            "%4",
            "\"",
            "'",
            ":",
            "=",
            "://",
            "@",
            "key",
            "token",
            "[",
            "]",
            "{",
            "}",
            "password",
            "AIza",
            "eyJ",
            ".",
            "Bearer ",
            " ",
            "\n",
            "\ud83d",
            "Cookie:",
            "T3BlbkFJ",
            "sk-",
            "=>",
            "\\\"",
            "0123456789abcdefghij",
            "[key:"
        };
        for (int seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i >= 0; i--) {
                text.append(parts[random.nextInt(parts.length)]);
            }

            String redacted = redactor.redact(text.toString());

            assertThat(redacted).isNotEqualTo(Redactor.FAILED).doesNotContain("0123456789abcdefghij");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AIza",
                "AQ.",
                "gsk_",
                "sk-ant-",
                "sk-proj-a",
                "sk-",
                "eyJ",
                "eyJ.",
                "eyJaaaaaaaaaa.",
                "T3BlbkFJ",
                "://",
                "://a:",
                "key=",
                "key:",
                "\"key\":\"",
                "\"key\":'",
                "password=[",
                "token: ",
                "Bearer ",
                "bearer a",
                ".",
                "0123456789abcdef",
                "\\",
                "%25",
                "\\u005c",
                "[key:",
                "Cookie:\n",
                "a",
                "=",
                ":",
                "'",
                "\\\"key\\\":\\\"",
                "AKIA"
            })
    void timeGrowsWithTheTextAlone(String part) {
        Redactor redactor = Redactor.patterns();
        redactor.register("a".repeat(30).toCharArray());
        String text = part.repeat(500_000 / part.length());

        // Quadratic time would be minutes here, so the limit may be generous to slow machines.
        String redacted = assertTimeoutPreemptively(Duration.ofSeconds(15), () -> redactor.redact(text));

        assertThat(redacted).isNotEqualTo(Redactor.FAILED);
    }

    private static void assertNothingOf(String secret, String redacted, int seed) {
        for (int i = 0; i + TELLTALE <= secret.length(); i++) {
            assertThat(redacted.contains(secret.substring(i, i + TELLTALE)))
                    .describedAs("seed %d: characters from %d on are in the text", seed, i)
                    .isFalse();
        }
    }

    private static String printable(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('!' + random.nextInt('~' - '!' + 1)));
        }
        return text.toString();
    }

    // Ends in a space or a character that Base64 and escapes do not use, so that the secret stays what it is.
    private static String anyText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            text.append((char) (random.nextInt(4) == 0 ? random.nextInt(0x3000) : ' ' + random.nextInt(95)));
        }
        return text.append(random.nextBoolean() ? ' ' : '\u00a7').toString();
    }

    private static String json(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String base64(Base64.Encoder encoder, String text) {
        return encoder.encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
