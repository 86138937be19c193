package io.claviger.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("S0-VAL-2: the course id")
class CourseIdTest {
    @ParameterizedTest
    @CsvSource({"dsa,dsa", "DSA,dsa", "Data_Structures-101,data_structures-101", "-,-", "_,_", "0,0"})
    void lettersAreLowerCased(String typed, String id) {
        assertThat(CourseId.of(typed)).hasToString(id).isEqualTo(new CourseId(id));
    }

    @Test
    @DisplayName("C38: case is that of no language")
    void lowerCaseDoesNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(CourseId.of("ALGORITHMIC")).hasToString("algorithmic");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"d s a", " dsa", "dsa\n", "../dsa", "dsä", "DSİ", "dsa\u0000", "\u217Esa", "\u212A", "<dsa>"})
    void otherCharactersAreRefusedWithoutRepeatingThem(String typed) {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> CourseId.of(typed))
                .satisfies(e -> assertThat(e.problems())
                        .containsExactly(new Problem(
                                "course_id_form",
                                "courseId",
                                "A course id is 1 to 100 letters, digits, hyphens or underscores; found "
                                        + typed.length() + (typed.length() == 1 ? " character" : " characters")
                                        + ", not all of them such.")));
    }

    @Test
    void lengthsAreCheckedAtTheEdges() {
        assertThat(CourseId.of("X".repeat(100)).value()).isEqualTo("x".repeat(100));
        assertThat(CourseId.problems("x".repeat(101)))
                .extracting(Problem::message)
                .containsExactly(
                        "A course id is 1 to 100 letters, digits, hyphens or underscores;" + " found 101 characters.");
        assertThat(CourseId.problems("")).extracting(Problem::code).containsExactly("course_id_form");
        assertThat(CourseId.problems(null))
                .containsExactly(new Problem("course_id_missing", "courseId", "The course id is missing."));
    }

    @Test
    void idInUpperCaseIsNoId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CourseId("DSA"))
                .withMessage("A course id is 1 to 100 letters in lower case, digits, hyphens or underscores;"
                        + " found 3 characters, not all of them such.");
    }
}
