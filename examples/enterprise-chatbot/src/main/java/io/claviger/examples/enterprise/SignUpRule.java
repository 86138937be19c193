package io.claviger.examples.enterprise;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a user name and a password must be like (C16). */
final class SignUpRule {
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9._-]{1,48}[a-z0-9])");
    private static final int SHORTEST = 8;
    private static final int LONGEST = 1000;

    /** The commonest that have letters and digits and are long enough; what an attacker tries first. */
    private static final Set<String> COMMON = Set.of(
            "password1",
            "password12",
            "password123",
            "password1234",
            "passw0rd",
            "p4ssw0rd",
            "1q2w3e4r",
            "1q2w3e4r5t",
            "q1w2e3r4",
            "1qaz2wsx",
            "qwerty12",
            "qwerty123",
            "qwerty1234",
            "abc12345",
            "abcd1234",
            "abc123456",
            "a1b2c3d4",
            "1234qwer",
            "123456789a",
            "12345678a",
            "a12345678",
            "a123456789",
            "admin123",
            "admin1234",
            "welcome1",
            "welcome123",
            "letmein1",
            "letmein123",
            "iloveyou1",
            "monkey123",
            "dragon123",
            "football1",
            "baseball1",
            "superman1",
            "princess1",
            "sunshine1",
            "changeme1",
            "changeme123",
            "secret123",
            "test1234",
            "zaq12wsx",
            "asdf1234",
            "trustno1",
            "computer1",
            "michael1",
            "charlie1",
            "summer2026",
            "winter2026",
            "spring2026");

    private SignUpRule() {}

    /** {@return what is wrong with them, for people; empty when nothing is} */
    static Optional<String> problem(String username, String password, String again) {
        if (!NAME.matcher(username).matches()) {
            return Optional.of(
                    "A user name has 3 to 50 letters without accents, digits, dots, hyphens or underscores, and"
                            + " begins and ends with a letter or digit.");
        }
        int length = password.codePointCount(0, password.length());
        boolean mixed = password.codePoints().anyMatch(Character::isLetter)
                && password.codePoints().anyMatch(Character::isDigit);
        if (length < SHORTEST || length > LONGEST || !mixed) {
            return Optional.of("A password has 8 to 1000 characters, with letters and digits among them.");
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (COMMON.contains(lower) || lower.contains(username)) {
            return Optional.of("This password is too easy to guess: it is common or holds the user name.");
        }
        return password.equals(again) ? Optional.empty() : Optional.of("The two passwords differ.");
    }
}
