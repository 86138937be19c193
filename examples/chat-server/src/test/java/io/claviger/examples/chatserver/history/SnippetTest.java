package io.claviger.examples.chatserver.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.claviger.chat.InvalidRequestException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnippetTest {
    private static String snippet(String text, String typed) {
        return Snippet.of(text, SearchWords.of(typed));
    }

    @Test
    void partAroundTheFirstHitIsShownOnOneLine() {
        String text = "word ".repeat(50) + "the\n\n needle in\ta haystack " + "straw ".repeat(50);

        String snippet = snippet(text, "needle");

        assertThat(snippet)
                .startsWith("…word ")
                .contains("the \uE000needle\uE001 in a haystack")
                .endsWith("…")
                .hasSizeLessThan(206);
    }

    @Test
    void beginningIsShownWhenNothingIsMarked() {
        assertThat(snippet("short text", "absent")).isEqualTo("short text");
        assertThat(snippet("", "absent")).isEmpty();
    }

    @Test
    void marksOfTheTextItselfAreTakenOut() {
        assertThat(snippet("a\uE000b\uE001 c", "c")).isEqualTo("a b \uE000c\uE001");
    }

    @Test
    void charactersAreNotCutInHalf() {
        String snippet = snippet("x" + "\uD83D\uDC4D".repeat(150), "absent");

        assertThat(StorableText.isStorable(snippet)).isTrue();
    }

    @Test
    void wordsArePhrasesOfLettersAndDigits() {
        SearchWords words = SearchWords.of("list.size() \"two words\" la");

        assertThat(words.phrases()).containsExactly(List.of("list", "size"), List.of("two", "words"), List.of("la"));
        assertThat(words.open()).isTrue();
        assertThat(words.tsquery()).isEqualTo("'list' <-> 'size' & 'two' <-> 'words' & 'la':*");
        assertThat(words.fts5("usr_1"))
                .isEqualTo("owner : \"usr_1\" AND text : (\"list size\" AND \"two words\" AND \"la\" *)");
        assertThat(SearchWords.of("a \"b\"").open()).isFalse();
        assertThat(SearchWords.of(" ... ").isEmpty()).isTrue();
    }

    @Test
    void tooMuchIsRefused() {
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> SearchWords.of("x".repeat(201)));
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> SearchWords.of("x ".repeat(17)));
    }
}
