package io.claviger.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("S0-VAL-1: the message")
class MessageCheckTest {
    private static final String EMOJI = "\uD83D\uDC4D";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?",
                "What is a binary tree?",
                " leading space",
                "tab\tline\nreturn\r\n",
                "Why does List<T> compile and <script>alert(1)</script> not?",
                "escapes are text: \\u0001 and \\x00",
                "ünï 漢字 \u007F\u0085",
                EMOJI
            })
    void whatPeopleTypePassesUnchanged(String message) {
        assertThat(MessageCheck.problems(message)).isEmpty();
        assertThat(MessageCheck.require(message)).isSameAs(message);
    }

    @Test
    void lengthIsOneToTenThousandCodePoints() {
        assertThat(MessageCheck.problems("x")).isEmpty();
        assertThat(MessageCheck.problems("x".repeat(10_000))).isEmpty();
        assertThat(MessageCheck.problems(EMOJI.repeat(10_000))).isEmpty();
        assertThat(MessageCheck.problems("x".repeat(10_001)))
                .containsExactly(new Problem(
                        "message_too_long", "message", "A message is at most 10000 characters long; found 10001."));
        assertThat(MessageCheck.problems(EMOJI.repeat(10_001)))
                .extracting(Problem::code)
                .containsExactly("message_too_long");
    }

    @Test
    void missingMessageIsRefused() {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> MessageCheck.require(null))
                .withMessage("The message is missing.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\r\n", "\u00A0", "\u2003\u3000", "\u200B", "\uFEFF\u2060", "\u0085"})
    void messageWithoutAVisibleCharacterIsRefused(String message) {
        assertThat(MessageCheck.problems(message))
                .containsExactly(new Problem("message_blank", "message", "The message is blank."));
    }

    @Test
    void everyControlCharacterButTabAndLineEndsIsRefused() {
        for (char control = 0; control < ' '; control++) {
            boolean allowed = control == '\t' || control == '\n' || control == '\r';
            assertThat(MessageCheck.problems(EMOJI + "a" + control + "b"))
                    .as("U+%04X", (int) control)
                    .isEqualTo(
                            allowed
                                    ? List.of()
                                    : List.of(new Problem(
                                            "message_control_character",
                                            "message",
                                            "A message has no control characters but tab and line ends; found "
                                                    + String.format("U+%04X", (int) control) + " at character 3.")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\uD83D", "a\uDC4D", "a\uDC4D\uD83D", "a\uD83D b"})
    void halvesOfSurrogatePairsAreRefused(String message) {
        assertThat(MessageCheck.problems(message)).extracting(Problem::code).containsExactly("message_lone_surrogate");
    }

    @Test
    void everythingThatIsWrongIsListedAtOnce() {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> MessageCheck.require("\u0000\uD83D".repeat(6_000)))
                .withMessage("A message is at most 10000 characters long; found 12000."
                        + " A message has no control characters but tab and line ends; found U+0000 at character 1."
                        + " A message is well-formed Unicode without halves of surrogate pairs;"
                        + " found U+D83D at character 2.");
    }
}
