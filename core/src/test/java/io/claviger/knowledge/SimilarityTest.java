package io.claviger.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarityTest {
    private static double of(String asked, String known) {
        return Similarity.of(words(asked), words(known), Set.of("insertion", "deletion", "algorithm", "sort"));
    }

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }

    @Test
    void fillersCostLittle() {
        assertThat(of("how just work sort", "how work sort")).isCloseTo(3 / 3.2, within(1e-9));
        assertThat(of("work sort", "just work sort")).isCloseTo(2 / 2.2, within(1e-9));
        assertThat(of("sort", "sort")).isEqualTo(1);
    }

    @Test
    void slipOfThePenCostsATenthOfItsWord() {
        assertThat(of("sort algoritm", "sort algorithm")).isCloseTo(1.9 / 2.1, within(1e-9));
        assertThat(of("algortihm sort", "algorithm sort")).isCloseTo(1.9 / 2.1, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "sort tree,sort",
        "sort,sort tree",
        "tree sort,sort tree",
        "algoritm,algorithm",
        "sort stick,sort stack",
        "sort insertion,sort deletion",
        "sort sha2567,sort sha2568",
        "sort nsertion,sort insertion",
        "sort algoritnn,sort algorithm",
        "not sort,sort",
        "for sort,sort"
    })
    void anyWordMoreOrLessMakesAnotherQuestion(String asked, String known) {
        assertThat(of(asked, known)).isZero();
    }

    @Test
    void wordOfTheCourseIsNoMisspelling() {
        assertThat(Similarity.of(words("sort directed"), words("sort directes"), Set.of()))
                .isGreaterThan(0.9);
        assertThat(Similarity.of(words("sort directed"), words("sort directes"), Set.of("directed")))
                .isZero();
    }

    @Test
    void isBetweenNothingAndOneAndOneForTheSame() {
        Random random = new Random(4);
        List<String> vocabulary = List.of("tree", "binary", "please", "just", "algorithm", "algoritm", "not", "x");
        for (int i = 0; i < 20_000; i++) {
            List<String> asked = pick(random, vocabulary);
            List<String> known = pick(random, vocabulary);

            double score = Similarity.of(asked, known, Set.of());

            assertThat(score).isBetween(0.0, 1.0);
            if (score > 0) {
                assertThat(content(asked)).hasSameSizeAs(content(known));
            }
            if (asked.equals(known) && !content(asked).isEmpty()) {
                assertThat(score).isEqualTo(1);
            }
        }
    }

    private static List<String> content(List<String> words) {
        return words.stream().filter(Wording::isContent).toList();
    }

    private static List<String> pick(Random random, List<String> vocabulary) {
        return random.ints(1 + random.nextInt(4), 0, vocabulary.size())
                .mapToObj(vocabulary::get)
                .toList();
    }
}
