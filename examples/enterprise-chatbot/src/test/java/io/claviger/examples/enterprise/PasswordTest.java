package io.claviger.examples.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {
    private final LongPasswords passwords = new LongPasswords("pepper of this test");

    @Test
    @DisplayName("C17: a password of 256 bytes counts to its last character, and differs from its first 72 bytes")
    void longPasswordsAreNotCut() {
        String password = "\ud83d\udd11".repeat(64);
        String hash = passwords.encode(password);

        assertThat(passwords.matches(password, hash)).isTrue();
        assertThat(passwords.matches("\ud83d\udd11".repeat(18), hash)).isFalse();
        assertThat(passwords.matches("\ud83d\udd11".repeat(63) + "\ud83d\udd12", hash))
                .isFalse();
        assertThat(new LongPasswords("another pepper").matches(password, hash)).isFalse();
    }

    @Test
    void shortPasswordsNeedNoPepper() {
        String hash = passwords.encode("x".repeat(72));

        assertThat(hash).startsWith("$2a$12$");
        assertThat(new LongPasswords("").matches("x".repeat(72), hash)).isTrue();
    }

    @Test
    @DisplayName("C16: 8 characters or more, with letters and digits; nothing common, nothing with the name in it")
    void theRuleForPasswords() {
        assertThat(SignUpRule.problem("ann", "abcdefg8", "abcdefg8")).isEmpty();
        assertThat(SignUpRule.problem(
                        "ann",
                        "\u03b1\u03b2\u03b3\u03b4\u03b5\u03b6\u03b71",
                        "\u03b1\u03b2\u03b3\u03b4\u03b5\u03b6\u03b71"))
                .isEmpty();
        assertThat(SignUpRule.problem("ann", "abcdef8", "abcdef8"))
                .contains("A password has 8 to 1000 characters, with letters and digits among them.");
        assertThat(SignUpRule.problem("ann", "abcdefgh", "abcdefgh")).isPresent();
        assertThat(SignUpRule.problem("ann", "12345678", "12345678")).isPresent();
        assertThat(SignUpRule.problem("ann", "a1".repeat(501), "a1".repeat(501)))
                .isPresent();
        assertThat(SignUpRule.problem("ann", "Password123", "Password123"))
                .contains("This password is too easy to guess: it is common or holds the user name.");
        assertThat(SignUpRule.problem("ann", "xx-ANN-1234", "xx-ANN-1234")).isPresent();
        assertThat(SignUpRule.problem("ann", "abcdefg8", "abcdefg9")).contains("The two passwords differ.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "a b", "-ann", "ann.", "\u00e4nne", "\u0430nn"})
    void namesThatCanBeMistakenAreRefused(String name) {
        assertThat(SignUpRule.problem(name, "abcdefg8", "abcdefg8").map(text -> text.substring(0, 34)))
                .isEqualTo(Optional.of("A user name has 3 to 50 letters wi"));
        assertThat(SignUpRule.problem("a".repeat(51), "xyzdefg8", "xyzdefg8")).isPresent();
        assertThat(SignUpRule.problem("a".repeat(50), "xyzdefg8", "xyzdefg8")).isEmpty();
    }
}
