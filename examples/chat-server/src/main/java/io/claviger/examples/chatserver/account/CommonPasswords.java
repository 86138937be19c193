package io.claviger.examples.chatserver.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.password.CompromisedPasswordChecker;
import org.springframework.security.authentication.password.CompromisedPasswordDecision;

/**
 * Knows the passwords that attackers try first: a list of words, in any spelling with digits for letters, with a few
 * digits and signs around them or twice in a row; rows of a keyboard or of the alphabet; one or two characters again and
 * again. Offline. Immutable.
 */
final class CommonPasswords implements CompromisedPasswordChecker {
    private static final String WORDS = "/passwords/common-words.txt";
    private static final int AROUND = 5;
    private static final Pattern FEW = Pattern.compile("(.{1,3})\\1+.{0,2}");
    private static final String[] ROWS = {
        "abcdefghijklmnopqrstuvwxyz",
        "01234567890123456789",
        "qwertyuiopasdfghjklzxcvbnm",
        "qwertzuiopasdfghjklyxcvbnm",
        "azertyuiopqsdfghjklmwxcvbn",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
        "q1w2e3r4t5y6u7i8o9p0",
        "1q2w3e4r5t6y7u8i9o0p",
        "a1b2c3d4e5f6g7h8",
        "1a2b3c4d5e6f7g8h"
    };

    private final Set<String> words;

    CommonPasswords() {
        try (InputStream file = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(WORDS));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            words = lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Pattern.compile(" ").splitAsStream(line))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CompromisedPasswordDecision check(@Nullable String password) {
        return new CompromisedPasswordDecision(password != null && isCommon(password));
    }

    boolean isCommon(String password) {
        String lower = password.toLowerCase(Locale.ROOT);
        return isWord(lower) || FEW.matcher(lower).matches() || isRow(lower);
    }

    private boolean isWord(String lower) {
        if (words.contains(lower)) {
            return true;
        }
        String letters = core(lower);
        String spelled = core(spelled(lower));
        // What is around the word must be short: a long tail is a password of its own.
        return isListed(letters, lower) || isListed(spelled, lower);
    }

    private boolean isListed(String core, String whole) {
        if (core.length() < 3 || whole.length() - core.length() > AROUND) {
            return false;
        }
        int half = core.length() / 2;
        boolean twice = core.length() % 2 == 0 && core.substring(0, half).equals(core.substring(half));
        return words.contains(core) || (twice && words.contains(core.substring(half)));
    }

    /** What is left without digits and signs at both ends. */
    private static String core(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && !Character.isLetter(text.charAt(from))) {
            from++;
        }
        while (to > from && !Character.isLetter(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** Letters for the digits and signs that stand for them inside of words. */
    private static String spelled(String text) {
        String from = "01345789@$!";
        String to = "oieastbgasi";
        StringBuilder letters = new StringBuilder(text);
        int end = text.length();
        // The tail of digits is no spelling: in passw0rd123 only the first is one.
        while (end > 0 && Character.isDigit(text.charAt(end - 1))) {
            end--;
        }
        for (int i = 0; i < end; i++) {
            int at = from.indexOf(text.charAt(i));
            if (at >= 0) {
                letters.setCharAt(i, to.charAt(at));
            }
        }
        return letters.toString();
    }

    private static boolean isRow(String lower) {
        String core = lower.length() > 8 ? lower.substring(0, lower.length() - 2) : lower;
        for (String row : ROWS) {
            String back = new StringBuilder(row).reverse().toString();
            if (row.contains(core) || back.contains(core)) {
                return true;
            }
        }
        return covered(lower);
    }

    /** Made of rows of three and more, such as abc12345 or qwer1234. */
    private static boolean covered(String lower) {
        int at = 0;
        while (at < lower.length()) {
            int longest = 0;
            for (String row : ROWS) {
                int length = Math.min(lower.length() - at, row.length());
                while (length > longest && !row.contains(lower.substring(at, at + length))) {
                    length--;
                }
                longest = Math.max(longest, length);
            }
            if (longest < 3 && at + longest < lower.length()) {
                return false;
            }
            if (longest == 0) {
                return false;
            }
            at += longest;
        }
        return true;
    }
}
