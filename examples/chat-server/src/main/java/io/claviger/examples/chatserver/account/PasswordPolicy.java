package io.claviger.examples.chatserver.account;

import io.claviger.examples.chatserver.body.Problems;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.security.authentication.password.CompromisedPasswordChecker;

/** Says what is wrong with a password (ruling C16). Immutable. */
public final class PasswordPolicy {
    private static final int LONGEST = 1_000;
    private static final int SHORTEST_CONTEXT = 4;
    private static final int ROOM_AROUND_CONTEXT = 6;

    private final Kind kind;
    private final CompromisedPasswordChecker common;
    private final String siteName;

    /** Whose rules count. */
    public enum Kind {
        /** Eight characters, letters and digits (seed 004). */
        SEED(8),
        /** Fifteen characters of any kind (NIST SP 800-63B-4, 3.1.1.2). */
        NIST(15);

        private final int shortest;

        Kind(int shortest) {
            this.shortest = shortest;
        }
    }

    /** What a form tells beforehand; the rest of the policy depends on what is typed. */
    record Rule(int shortest, boolean lettersAndDigits) {}

    PasswordPolicy(Kind kind, CompromisedPasswordChecker common, String siteName) {
        this.kind = kind;
        this.common = common;
        this.siteName = siteName;
    }

    Rule rule() {
        return new Rule(kind.shortest, kind == Kind.SEED);
    }

    /**
     * Adds what is wrong.
     *
     * @param password as it was typed: nothing is trimmed or normalised
     * @param username whose
     * @param email whose
     */
    void check(String password, String username, String email, Problems problems) {
        int length = password.codePointCount(0, password.length());
        if (length < kind.shortest) {
            problems.add(
                    "password_short",
                    "password",
                    "A password has at least " + kind.shortest + " characters; found " + length + ".");
        } else if (length > LONGEST) {
            problems.add("password_long", "password", "A password has at most " + LONGEST + " characters.");
        } else if (!isText(password)) {
            problems.add("password_characters", "password", "A password has no control characters.");
        } else if (kind == Kind.SEED && !hasLetterAndDigit(password)) {
            problems.add("password_letters_digits", "password", "A password has letters and digits.");
        } else if (common.check(password).isCompromised()) {
            problems.add(
                    "password_common",
                    "password",
                    "This password is one of those that are tried first. Choose another.");
        } else if (isContext(password, username, email)) {
            problems.add(
                    "password_context",
                    "password",
                    "A password is not made of the user name, the e-mail address or the name of this site.");
        }
    }

    private static boolean isText(String password) {
        return password.codePoints()
                .noneMatch(point -> Character.isISOControl(point)
                        || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }

    private static boolean hasLetterAndDigit(String password) {
        return password.codePoints().anyMatch(Character::isLetter)
                && password.codePoints().anyMatch(Character::isDigit);
    }

    private boolean isContext(String password, String username, String email) {
        String lower = password.toLowerCase(Locale.ROOT);
        return Stream.of(username, email, email.replaceFirst("@.*", ""), siteName)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() >= SHORTEST_CONTEXT)
                .anyMatch(word -> lower.contains(word) && lower.length() - word.length() < ROOM_AROUND_CONTEXT);
    }
}
