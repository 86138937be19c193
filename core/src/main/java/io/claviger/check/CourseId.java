package io.claviger.check;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a course, such as {@code dsa}: 1 to {@value Limits#COURSE_ID_CHARACTERS} ASCII letters in lower case,
 * digits, hyphens or underscores. Immutable.
 *
 * @param value the id in lower case
 */
public record CourseId(String value) implements Comparable<CourseId> {
    private static final String FIELD = "courseId";
    private static final Pattern TYPED = Pattern.compile("[A-Za-z0-9_-]{1," + Limits.COURSE_ID_CHARACTERS + "}");
    private static final Pattern FORM = Pattern.compile("[a-z0-9_-]{1," + Limits.COURSE_ID_CHARACTERS + "}");

    /**
     * Checks an id that is in lower case already.
     *
     * @throws IllegalArgumentException when the id has another form; the message does not repeat it
     */
    public CourseId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(refusal("letters in lower case", value));
        }
    }

    /**
     * Takes an id that a client sent, in upper or lower case, and puts it into lower case.
     *
     * @param typed the id as it came
     * @return the id
     * @throws InvalidRequestException when the id is missing or has another form
     */
    public static CourseId of(@Nullable String typed) {
        List<Problem> problems = problems(typed);
        if (typed == null || !problems.isEmpty()) {
            throw new InvalidRequestException(problems);
        }
        return new CourseId(typed.toLowerCase(Locale.ROOT));
    }

    /**
     * Checks an id that a client sent.
     *
     * @param typed the id as it came, null when there is none
     * @return what is wrong with it, empty when nothing is; never the id itself
     */
    public static List<Problem> problems(@Nullable String typed) {
        if (typed == null) {
            return List.of(new Problem("course_id_missing", FIELD, "The course id is missing."));
        }
        if (!TYPED.matcher(typed).matches()) {
            return List.of(new Problem("course_id_form", FIELD, refusal("letters", typed)));
        }
        return List.of();
    }

    private static String refusal(String letters, String value) {
        return "A course id is 1 to " + Limits.COURSE_ID_CHARACTERS + " " + letters
                + ", digits, hyphens or underscores; found " + value.length()
                + (value.length() == 1 ? " character" : " characters")
                + (value.length() > Limits.COURSE_ID_CHARACTERS || value.isEmpty() ? "." : ", not all of them such.");
    }

    @Override
    public int compareTo(CourseId other) {
        return value.compareTo(other.value);
    }

    /** {@return the id} */
    @Override
    public String toString() {
        return value;
    }
}
