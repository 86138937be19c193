package io.claviger.examples.chatserver.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.examples.chatserver.database.DatabaseKind;
import io.claviger.examples.chatserver.history.HistorySearch.Hit;
import io.claviger.examples.chatserver.history.HistorySearch.Wanted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** C35: one contract of the search, on both databases. */
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class HistorySearchTest {
    @Parameter
    DatabaseKind kind;

    private History history;
    private HistorySearch search;
    private String ann;

    @BeforeEach
    void open() {
        history = new History(kind);
        search = new HistorySearch(history.database.client(), kind);
        ann = history.user();
    }

    private List<Hit> hits(String owner, String typed, @Nullable String conversation) {
        return search.search(
                owner,
                new Wanted(SearchWords.of(typed), conversation == null ? null : History.id(conversation), 0, 50));
    }

    private List<String> found(String typed) {
        return hits(ann, typed, null).stream().map(Hit::snippet).toList();
    }

    private static String plain(String snippet) {
        return snippet.replaceAll("[\uE000\uE001]", "");
    }

    private List<String> texts(String typed) {
        return found(typed).stream().map(HistorySearchTest::plain).toList();
    }

    @Test
    void questionsAndAnswersAreFoundByAllTheirWords() {
        Turn turn = history.exchange(ann, "c", "What is a binary heap?", "A complete tree of nodes.");
        history.exchange(ann, "d", "What is a stack?", "A pile.");

        assertThat(texts("heap binary")).containsExactly("What is a binary heap?");
        assertThat(texts("tree COMPLETE")).containsExactly("A complete tree of nodes.");
        assertThat(texts("heap pile")).isEmpty();
        assertThat(texts("nothing")).isEmpty();
        Hit hit = hits(ann, "heap", null).get(0);
        assertThat(hit.conversation()).isEqualTo("c");
        assertThat(hit.title()).isEqualTo("What is a binary heap?");
        assertThat(hit.message()).isEqualTo(turn.question().id());
        assertThat(hit.role()).isEqualTo("user");
        assertThat(hit.snippet()).isEqualTo("What is a binary \uE000heap\uE001?");
        assertThat(hit.score()).isPositive();
    }

    @Test
    void lastWordMayStillBeTypedUnlessItIsQuoted() {
        history.exchange(ann, "c", "hashing tables", "x");

        assertThat(found("hash")).containsExactly("\uE000hashing\uE001 tables");
        assertThat(found("hashing tab")).hasSize(1);
        assertThat(found("hash tables")).as("only the last").isEmpty();
        assertThat(found("\"hash\"")).isEmpty();
    }

    @Test
    void quotedWordsFollowEachOther() {
        history.exchange(ann, "c", "the quick brown fox", "brown and quick");

        assertThat(texts("\"quick brown\"")).containsExactly("the quick brown fox");
        assertThat(texts("quick brown")).hasSize(2);
        assertThat(texts("\"quick brown\" fo")).containsExactly("the quick brown fox");
    }

    @Test
    void accentsAndCaseDoNotMatter() {
        history.exchange(ann, "c", "Où est le CAFÉ?", "漢字");

        assertThat(found("cafe")).containsExactly("Où est le \uE000CAFÉ\uE001?");
        assertThat(found("café ou")).hasSize(1);
        assertThat(found("漢")).containsExactly("\uE000漢字\uE001");
    }

    @Test
    void namesAreFoundByTheirParts() {
        history.exchange(ann, "c", "Call list.size() of my_module in foo-bar.txt, see https://example.org/path", "x");

        for (String part : List.of("list", "size", "module", "bar", "txt", "example", "path", "list.size", "foo-bar")) {
            assertThat(found(part + " ")).as(part).hasSize(1);
        }
        assertThat(found("\"size list\"")).isEmpty();
    }

    @Test
    @DisplayName("what is typed is words: no operator of a query language gets through")
    void operatorsAreWords() {
        history.exchange(ann, "c", "cats AND dogs", "birds");

        assertThat(texts("cats AND dogs")).hasSize(1);
        assertThat(texts("cats OR birds")).isEmpty();
        assertThat(texts("cats NOT dogs")).isEmpty();
        assertThat(texts("owner : cats")).isEmpty();
        for (String hostile : List.of(
                "\"",
                "\"\"",
                "'",
                "''",
                "*",
                "cats*",
                "(cats",
                "cats)",
                "^cats",
                "cats'",
                "-cats",
                "cats & !dogs",
                "cats:*",
                "cats | birds",
                "cats <-> dogs",
                "{text} : cats",
                "cats; DROP TABLE messages; --",
                "\\",
                "cats\\",
                "cats\u0000",
                "NEAR(cats dogs)",
                "%",
                "_",
                "\uD83D",
                "cats \"dogs",
                ":",
                "!",
                "&")) {
            assertThat(hits(ann, hostile, null)).as(hostile).hasSizeLessThanOrEqualTo(2);
        }
        assertThat(texts("cats*")).hasSize(1);
        assertThat(texts("'cats' \"dogs")).hasSize(1);
        assertThat(texts("!!!")).isEmpty();
    }

    @Test
    void moreAndDenserHitsComeFirst() {
        history.exchange(ann, "c", "trees and " + "many other things ".repeat(20), "-");
        history.exchange(ann, "d", "trees, trees, trees", "-");

        List<Hit> hits = hits(ann, "trees", null);

        assertThat(hits).extracting(Hit::conversation).containsExactly("d", "c");
        assertThat(hits.get(0).score()).isGreaterThan(hits.get(1).score());
    }

    @Test
    void pagesHoldEveryHitOnce() {
        for (int i = 0; i < 7; i++) {
            history.exchange(ann, "c" + i, "common word " + i, "-");
        }

        List<String> all = new ArrayList<>();
        for (int offset = 0; offset < 9; offset += 3) {
            search.search(ann, new Wanted(SearchWords.of("common"), null, offset, 3))
                    .forEach(hit -> all.add(hit.conversation()));
        }

        assertThat(all).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("an owner finds nothing of another's, whatever the search")
    void ownersAreApart() {
        String bob = history.user();
        history.exchange(ann, "c", "secret plan", "-");
        history.exchange(bob, "c", "secret garden", "-");

        assertThat(hits(bob, "secret", null))
                .extracting(hit -> plain(hit.snippet()))
                .containsExactly("secret garden");
        assertThat(hits(bob, "plan", null)).isEmpty();
        assertThat(hits(bob, ann, null)).isEmpty();
        assertThat(hits(ann, "secret", "c")).hasSize(1);
        assertThat(hits(ann, "secret", "d")).isEmpty();
    }

    @Test
    @DisplayName("an answer is indexed when it ends, not while it grows")
    void answersAreIndexedAtTheirEnd() {
        Turn turn = history.ask(ann, "c", "question");
        history.turns.save(turn.answer().id(), "growing words");
        assertThat(found("growing")).isEmpty();

        history.turns.end(turn.conversation(), turn.answer().id(), History.complete("grown words"));

        assertThat(texts("words")).containsExactly("grown words");
        assertThat(found("growing ")).isEmpty();
    }

    @Test
    void interruptedAnswersAreFound() {
        Turn turn = history.ask(ann, "c", "question");
        history.turns.save(turn.answer().id(), "half an elephant");
        history.turns.interruptAll();

        assertThat(texts("elephant")).containsExactly("half an elephant");
    }

    @Test
    void whatIsDeletedIsNotFound() {
        history.exchange(ann, "c", "ephemeral", "ephemeral too");
        history.exchange(ann, "d", "ephemeral as well", "-");
        assertThat(found("ephemeral")).hasSize(3);

        history.conversations.delete(ann, History.id("c"));

        assertThat(texts("ephemeral")).containsExactly("ephemeral as well");
        if (kind == DatabaseKind.SQLITE) {
            history.database
                    .client()
                    .sql("DELETE FROM users WHERE id = ?")
                    .param(ann)
                    .update();
            assertThat(history.database
                            .client()
                            .sql("SELECT count(*) FROM search_numbers WHERE owner_id = ?")
                            .param(ann)
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void indexStaysRightWhenTheDatabaseIsCompacted() {
        history.exchange(ann, "c", "before", "-");
        history.exchange(ann, "d", "remains", "-");
        history.conversations.delete(ann, History.id("c"));

        history.database.client().sql("VACUUM").update();

        assertThat(texts("remains")).containsExactly("remains");
    }

    @Test
    void longestTextsCanBeStoredAndFoundByTheirBeginning() {
        StringBuilder longest = new StringBuilder("needle ");
        for (int i = 0; longest.length() < 900_000; i++) {
            longest.append(Integer.toString(i, 36)).append(' ');
        }

        history.exchange(ann, "c", "q", longest.toString());

        assertThat(found("needle")).hasSize(1);
    }

    @Test
    void hitFarBehindTheBeginningIsFoundAndTheBeginningShown() {
        history.exchange(ann, "c", "word ".repeat(10_000) + "needle", "An answer.");

        assertThat(found("needle"))
                .singleElement()
                .satisfies(
                        snippet -> assertThat(snippet).startsWith("word word ").doesNotContain("\uE000"));
    }
}
