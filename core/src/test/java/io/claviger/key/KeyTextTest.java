package io.claviger.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("S0-KEY-2: a key has 20 to 500 characters")
class KeyTextTest {
    private static final String KEY = "gsk_0123456789abcdefghij";

    @ParameterizedTest
    @ValueSource(
            strings = {
                KEY,
                " " + KEY + "\r\n",
                "\t\"" + KEY + "\"",
                "'" + KEY + "'",
                "\u201c" + KEY + "\u201d",
                "Bearer " + KEY,
                "bearer   " + KEY,
                "\"BEARER '" + KEY + "'\" ",
                "\ufeff\u200b" + KEY + "\u00a0\u200b",
                "`" + KEY + "`\0"
            })
    void tidyTakesAwayWhatWasPastedByAccident(String typed) {
        char[] chars = typed.toCharArray();

        assertThat(KeyText.tidy(chars)).isEqualTo(KEY.toCharArray());
        assertThat(chars).isEqualTo(typed.toCharArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"\"", "' \" '"})
    void tidyOfNothingIsNothing(String typed) {
        assertThat(KeyText.tidy(typed.toCharArray())).isEmpty();
    }

    @Test
    void tidyKeepsTheInside() {
        assertThat(KeyText.tidy("a b\"c Bearer d".toCharArray())).isEqualTo("a b\"c Bearer d".toCharArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 21, 499, 500})
    void lengthsWithinTheLimitsAreFine(int length) {
        assertThat(KeyText.problems("apiKeys.groq", "k".repeat(length).toCharArray()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 19, 501, 10_000})
    void otherLengthsAreNamed(int length) {
        assertThat(KeyText.problems("apiKeys.groq", "k".repeat(length).toCharArray()))
                .containsExactly(new Problem(
                        "key_length", "apiKeys.groq", "A key has 20 to 500 characters; found " + length + "."));
    }

    @ParameterizedTest
    @ValueSource(chars = {' ', '\t', '\n', '\r', '\0', '\u007f', '\u0080', '\u00e9', '\u200b', '\u2019', '\ud83d'})
    void everythingButPrintableAsciiIsNamedByPosition(char wrong) {
        char[] key = (KEY.substring(0, 6) + wrong + KEY).toCharArray();

        assertThat(KeyText.problems("f", key))
                .containsExactly(new Problem(
                        "key_characters",
                        "f",
                        "A key has printable ASCII characters without spaces; found another one at position 7."));
    }

    @Test
    void everyPrintableCharacterIsFine() {
        StringBuilder all = new StringBuilder();
        for (char c = '!'; c <= '~'; c++) {
            all.append(c);
        }

        assertThat(KeyText.problems("f", all.toString().toCharArray())).isEmpty();
    }

    @Test
    void bothProblemsAreReportedAtOnce() {
        assertThat(KeyText.problems("f", "a b".toCharArray()))
                .extracting(Problem::code)
                .containsExactly("key_length", "key_characters");
    }
}
