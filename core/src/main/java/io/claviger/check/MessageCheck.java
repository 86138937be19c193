package io.claviger.check;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Checks the text of a message as a person typed it.
 *
 * <p>A message has 1 to {@value Limits#MESSAGE_CHARACTERS} characters, counted as code points so that an emoji is one;
 * at least one of them can be seen; it has no control characters below U+0020 but tab, line feed and carriage return;
 * and no halves of surrogate pairs, which have no place in UTF-8. What passes is taken as it is, markup included:
 * making it safe to show is the business of {@link MessageSanitizer}.
 */
public final class MessageCheck {
    private static final String FIELD = "message";

    private MessageCheck() {}

    /**
     * Takes a message that passes.
     *
     * @param message the text as it came, null when there is none
     * @return the same text
     * @throws InvalidRequestException when something is wrong, listing all of it
     */
    public static String require(@Nullable String message) {
        List<Problem> problems = problems(message);
        if (message == null || !problems.isEmpty()) {
            throw new InvalidRequestException(problems);
        }
        return message;
    }

    /**
     * Checks a message.
     *
     * @param message the text as it came, null when there is none
     * @return what is wrong with it, empty when nothing is; never the text itself
     */
    public static List<Problem> problems(@Nullable String message) {
        if (message == null) {
            return List.of(new Problem("message_missing", FIELD, "The message is missing."));
        }
        List<Problem> problems = new ArrayList<>();
        int length = message.codePointCount(0, message.length());
        if (length > Limits.MESSAGE_CHARACTERS) {
            problems.add(new Problem(
                    "message_too_long",
                    FIELD,
                    "A message is at most " + Limits.MESSAGE_CHARACTERS + " characters long; found " + length + "."));
        }
        if (message.codePoints().noneMatch(MessageCheck::isVisible)) {
            problems.add(new Problem("message_blank", FIELD, "The message is blank."));
        }
        addFirst(
                problems,
                message,
                MessageCheck::isForbiddenControl,
                "message_control_character",
                "A message has no control characters but tab and line ends");
        addFirst(
                problems,
                message,
                MessageCheck::isLoneSurrogate,
                "message_lone_surrogate",
                "A message is well-formed Unicode without halves of surrogate pairs");
        return List.copyOf(problems);
    }

    private static void addFirst(List<Problem> problems, String message, IntPredicate wrong, String code, String rule) {
        int position = 0;
        for (int at = 0; at < message.length(); position++) {
            int character = message.codePointAt(at);
            if (wrong.test(character)) {
                problems.add(new Problem(
                        code,
                        FIELD,
                        rule + "; found " + String.format("U+%04X", character) + " at character " + (position + 1)
                                + "."));
                return;
            }
            at += Character.charCount(character);
        }
    }

    static boolean isForbiddenControl(int character) {
        return character < ' ' && character != '\t' && character != '\n' && character != '\r';
    }

    private static boolean isLoneSurrogate(int character) {
        return Character.getType(character) == Character.SURROGATE;
    }

    private static boolean isVisible(int character) {
        return !Character.isWhitespace(character)
                && !Character.isSpaceChar(character)
                && !Character.isISOControl(character)
                && Character.getType(character) != Character.FORMAT;
    }
}
