package io.claviger.examples.chatserver.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.InvalidRequestException;
import io.claviger.examples.chatserver.body.Problems;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class PasswordsTest {
    private static final CommonPasswords COMMON = new CommonPasswords();

    private final LongPasswords encoder =
            new LongPasswords(new BCryptPasswordEncoder(4), () -> "pepper".getBytes(StandardCharsets.UTF_8));

    private static String fault(PasswordPolicy.Kind kind, String password) {
        Problems problems = new Problems();
        new PasswordPolicy(kind, COMMON, "Claviger").check(password, "wisteria", "ada.lovelace@example.org", problems);
        try {
            problems.throwIfAny();
            return "";
        } catch (InvalidRequestException e) {
            return e.problems().get(0).code();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Violet lamp 42                | ''",
                "correct horse battery stapl3  | ''",
                "k9#mV2pQ                      | ''",
                "\u7d2b\u85e4\u82b1\u706f\u591c\u91cc\u4eae7 | ''",
                "abcdef1                       | password_short",
                "violet lamp                   | password_letters_digits",
                "1234567890123                 | password_letters_digits",
                "password1                     | password_common",
                "P@ssw0rd123                   | password_common",
                "Wisteria7                     | password_context",
                "ada.lovelace1                 | password_context",
                "Claviger2026                  | password_context"
            })
    @DisplayName("S4-AUTH-3, C16: eight characters, letters and digits, none of the common ones, no context")
    void seedsPolicy(String password, String fault) {
        assertThat(fault(PasswordPolicy.Kind.SEED, password)).isEqualTo(fault);
    }

    @Test
    @DisplayName("C16: by wish fifteen characters of any kind")
    void nistsPolicy() {
        assertThat(fault(PasswordPolicy.Kind.NIST, "violet lamp glow")).isEmpty();
        assertThat(fault(PasswordPolicy.Kind.NIST, "violet lamp 42")).isEqualTo("password_short");
        assertThat(fault(PasswordPolicy.Kind.NIST, "aaaaaaaaaaaaaaaa")).isEqualTo("password_common");
    }

    @Test
    void longPasswordsAreAllowedAndControlCharactersAreNot() {
        assertThat(fault(PasswordPolicy.Kind.SEED, "violet lamp 42 ".repeat(60)))
                .isEmpty();
        assertThat(fault(PasswordPolicy.Kind.SEED, "x7".repeat(600))).isEqualTo("password_long");
        assertThat(fault(PasswordPolicy.Kind.SEED, "violet\u0000lamp 42")).isEqualTo("password_characters");
        assertThat(fault(PasswordPolicy.Kind.SEED, "violet\ud83clamp 42")).isEqualTo("password_characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678",
                "qwerty123",
                "1q2w3e4r",
                "1qaz2wsx",
                "abc12345",
                "abcd1234",
                "iloveyou1",
                "letmein123",
                "dragon12",
                "monkey2026",
                "Summer2026!",
                "Winter24",
                "Welcome1",
                "admin123",
                "Passw0rd",
                "p4ssw0rd",
                "football7",
                "superman99",
                "trustno1",
                "aaaaaaa1",
                "abababab1",
                "11111111a",
                "zxcvbnm1",
                "asdf1234",
                "qwer1234",
                "passwordpassword1",
                "michael1",
                "starwars77",
                "changeme1!",
                "00000000",
                "87654321",
                "liverpool1",
                "pokemon25"
            })
    void commonPasswordsAreKnown(String password) {
        assertThat(COMMON.isCommon(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"violet lamp 42", "k9#mV2pQ", "monkey8127364", "tr0ub4dor&3x", "dragon fruit on toast 7"})
    void othersAreNot(String password) {
        assertThat(COMMON.isCommon(password)).isFalse();
    }

    @Test
    @DisplayName("C17: 64 characters of four bytes each are no other password than all 256 bytes of it")
    void longPasswordsAreNeverCut() {
        String password = "\ud83c\udf33".repeat(64);
        String hash = encoder.encode(password);

        assertThat(encoder.matches(password, hash)).isTrue();
        assertThat(encoder.matches("\ud83c\udf33".repeat(18), hash)).isFalse();
        assertThat(encoder.matches("\ud83c\udf33".repeat(63), hash)).isFalse();
        assertThat(encoder.matches("\ud83c\udf33".repeat(65), hash)).isFalse();
    }

    @Test
    @DisplayName("C17: what bcrypt would not look at counts: the 73rd byte, and what follows a zero byte")
    void everyByteCounts() {
        String longest = "x".repeat(72);
        String hash = encoder.encode(longest);

        assertThat(encoder.matches(longest, hash)).isTrue();
        assertThat(encoder.matches(longest + "y", hash)).isFalse();
        assertThat(encoder.matches("a\0a", encoder.encode("a"))).isFalse();
        assertThat(encoder.matches("a", encoder.encode("a\0b"))).isFalse();
        assertThat(encoder.upgradeEncoding(hash)).isFalse();
        assertThat(new LongPasswords(new BCryptPasswordEncoder(5), () -> new byte[1]).upgradeEncoding(hash))
                .isTrue();
    }
}
