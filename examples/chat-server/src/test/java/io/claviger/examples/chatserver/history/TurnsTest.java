package io.claviger.examples.chatserver.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.claviger.chat.Role;
import io.claviger.examples.chatserver.database.DatabaseKind;
import io.claviger.examples.chatserver.wire.AttemptJson;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(DatabaseKind.class)
class TurnsTest {
    @Parameter
    DatabaseKind kind;

    private History history;
    private String ann;

    @BeforeEach
    void open() {
        history = new History(kind);
        ann = history.user();
    }

    @Test
    @DisplayName("S4-CHAT-2: a question begins its conversation, and its answer has a row before the first word")
    void questionBeginsItsConversation() {
        Turn turn = history.turns.ask(
                ann, History.id("c"), new NewQuestion("one", null, "What is\na heap?", "dsa"), "gen_1");

        assertThat(turn.repeated()).isFalse();
        assertThat(turn.conversation().title()).isEqualTo("What is a heap?");
        assertThat(turn.conversation().course()).isEqualTo("dsa");
        assertThat(turn.conversation().lastSeq()).isEqualTo(2);
        assertThat(turn.conversation().leaf()).isEqualTo(turn.answer().id());
        assertThat(turn.question().seq()).isEqualTo(1);
        assertThat(turn.question().state()).isEqualTo(MessageState.COMPLETE);
        assertThat(turn.answer().seq()).isEqualTo(2);
        assertThat(turn.answer().parent()).isEqualTo(turn.question().id());
        assertThat(turn.answer().state()).isEqualTo(MessageState.STREAMING);
        assertThat(turn.answer().generation()).isEqualTo("gen_1");
        assertThat(history.conversations.require(ann, History.id("c"))).isEqualTo(turn.conversation());
        assertThat(history.tree.after(turn.conversation(), 0, 10)).containsExactly(turn.question(), turn.answer());
    }

    @Test
    @DisplayName("P3: what is sent twice is stored once, and answered as the first time")
    void sameClientIdIsStoredOnce() {
        NewQuestion question = new NewQuestion("same", null, "Hello", null);
        Turn first = history.turns.ask(ann, History.id("c"), question, "gen_1");
        Turn again = history.turns.ask(ann, History.id("c"), question, "gen_2");
        Turn elsewhere = history.turns.ask(ann, History.id("d"), question, "gen_3");

        assertThat(again.repeated()).isTrue();
        assertThat(again.question()).isEqualTo(first.question());
        assertThat(again.answer()).isEqualTo(first.answer());
        assertThat(elsewhere.repeated()).isFalse();
        assertThat(history.conversations.require(ann, History.id("c")).lastSeq())
                .isEqualTo(2);
    }

    @Test
    void nextQuestionFollowsWhatIsShownUnlessItSaysWhereItBelongs() {
        Turn first = history.exchange(ann, "c", "1", "one");
        Turn second = history.exchange(ann, "c", "2", "two");
        Turn edited = history.ask(ann, "c", first.answer().id(), "2, edited");
        Turn other = history.ask(ann, "c", NewQuestion.FIRST, "another beginning");

        assertThat(second.question().parent()).isEqualTo(first.answer().id());
        assertThat(edited.question().parent()).isEqualTo(first.answer().id());
        assertThat(edited.conversation().leaf()).isEqualTo(edited.answer().id());
        assertThat(other.question().parent()).isNull();
        assertThat(other.question().seq()).isEqualTo(7);
        assertThat(other.conversation().title()).isEqualTo("1");
    }

    @Test
    void parentOfAnotherConversationIsNotThere() {
        String bob = history.user();
        Turn bobs = history.exchange(bob, "c", "secret", "hidden");
        history.exchange(ann, "c", "1", "one");

        assertThatExceptionOfType(NotThereException.class)
                .isThrownBy(() -> history.ask(ann, "c", bobs.answer().id(), "2"));
        assertThatExceptionOfType(NotThereException.class)
                .isThrownBy(() -> history.ask(ann, "new", bobs.answer().id(), "2"));
        assertThat(history.conversations.find(ann, History.id("new")))
                .as("all or nothing")
                .isEmpty();
        assertThat(history.conversations.require(ann, History.id("c")).lastSeq())
                .isEqualTo(2);
    }

    @Test
    void anotherAnswerIsASiblingAndIsStoredOnceForItsClientId() {
        Turn first = history.exchange(ann, "c", "1", "one");
        Conversation before = first.conversation();

        Turn again = history.turns.answerAgain(before, first.question().id(), "again", "gen_2");
        Turn repeated = history.turns.answerAgain(before, first.question().id(), "again", "gen_3");

        assertThat(again.question()).isEqualTo(first.question());
        assertThat(again.answer().seq()).isEqualTo(3);
        assertThat(again.answer().parent()).isEqualTo(first.question().id());
        assertThat(again.conversation().leaf()).isEqualTo(again.answer().id());
        assertThat(repeated.repeated()).isTrue();
        assertThat(repeated.answer()).isEqualTo(again.answer());
        assertThat(history.tree
                        .siblings(before, List.of(again.answer()))
                        .get(again.answer().id()))
                .isEqualTo(new Siblings(2, 2, first.answer().id(), null));
        assertThatExceptionOfType(NotThereException.class)
                .as("an answer is no question")
                .isThrownBy(
                        () -> history.turns.answerAgain(before, first.answer().id(), "x", "gen_4"));
    }

    @Test
    @DisplayName("P6: an answer is saved as it grows, ends once, and keeps who wrote it, its tokens and its trail")
    void answerGrowsAndEndsOnce() {
        Turn turn = history.ask(ann, "c", "1");
        AnswerDetails details = new AnswerDetails(
                new Tokens(3, 4, null, 1L),
                120L,
                900L,
                List.of(new AttemptJson(1, "groq", "groq key 1", "llama", null, null, 200, 880, null, null)),
                "thinking \u0000",
                null);
        Ending ending = new Ending(MessageState.COMPLETE, "Hello \uD83D\uDC4D", "groq", "llama-3", "stop", details);

        assertThat(history.turns.save(turn.answer().id(), "Hello \uD83D")).isTrue();
        assertThat(history.tree.require(turn.conversation(), turn.answer().id()).text())
                .as("half a character is not kept, its place is")
                .isEqualTo("Hello \uFFFD");
        history.time.advance(Duration.ofSeconds(5));
        Message ended = history.turns
                .end(turn.conversation(), turn.answer().id(), ending)
                .orElseThrow();

        assertThat(ended.text()).isEqualTo("Hello \uD83D\uDC4D");
        assertThat(ended.state()).isEqualTo(MessageState.COMPLETE);
        assertThat(ended.provider()).isEqualTo("groq");
        assertThat(ended.model()).isEqualTo("llama-3");
        assertThat(ended.finishReason()).isEqualTo("stop");
        assertThat(ended.details()).isEqualTo(details);
        assertThat(ended.createdAt()).isEqualTo(turn.answer().createdAt());
        assertThat(history.conversations.require(ann, History.id("c")).updatedAt())
                .isEqualTo(turn.conversation().updatedAt().plusSeconds(5));
        assertThat(history.turns.save(turn.answer().id(), "late")).isFalse();
        assertThat(history.turns.end(turn.conversation(), turn.answer().id(), History.complete("late")))
                .isEmpty();
        assertThat(history.tree.require(turn.conversation(), turn.answer().id()))
                .isEqualTo(ended);
    }

    @Test
    void answerOfADeletedConversationEndsNowhere() {
        Turn turn = history.ask(ann, "c", "1");
        assertThat(history.conversations.delete(ann, History.id("c"))).isTrue();

        assertThat(history.turns.save(turn.answer().id(), "late")).isFalse();
        assertThat(history.turns.end(turn.conversation(), turn.answer().id(), History.complete("late")))
                .isEmpty();
        assertThat(history.conversations.find(ann, History.id("c"))).isEmpty();
    }

    @Test
    @DisplayName("P6: what streamed when the server died is interrupted when it starts, with the text that was saved")
    void interruptedAnswersKeepTheirText() {
        Turn turn = history.ask(ann, "c", "1");
        history.turns.save(turn.answer().id(), "half an ans");
        Turn whole = history.exchange(ann, "d", "2", "two");

        assertThat(history.turns.interruptAll()).isPositive();

        Message interrupted =
                history.tree.require(turn.conversation(), turn.answer().id());
        assertThat(interrupted.state()).isEqualTo(MessageState.INTERRUPTED);
        assertThat(interrupted.text()).isEqualTo("half an ans");
        assertThat(history.tree
                        .require(whole.conversation(), whole.answer().id())
                        .state())
                .isEqualTo(MessageState.COMPLETE);
        assertThat(history.turns.interruptAll()).isZero();
    }

    @Test
    void timesNeverGoBack() {
        Turn first = history.exchange(ann, "c", "1", "one");
        History earlier = new History(kind, () -> first.question().createdAt().minus(Duration.ofHours(1)));

        Turn second = earlier.exchange(ann, "c", "2", "two");

        assertThat(second.question().createdAt()).isEqualTo(first.question().createdAt());
    }

    @Test
    void whatNoDatabaseKeepsIsReplaced() {
        Turn turn = history.ask(ann, "c", "a\u0000b\uDC00c");

        assertThat(turn.question().text()).isEqualTo("a\uFFFDb\uFFFDc");
        assertThat(history.tree.after(turn.conversation(), 0, 1)).containsExactly(turn.question());
        assertThat(StorableText.isStorable("a\u0000")).isFalse();
        assertThat(StorableText.isStorable("\uD83D\uDC4D \uFFFF \u0001")).isTrue();
    }

    @Test
    void clientIdsHaveAForm() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> history.turns.ask(ann, History.id("c"), new NewQuestion("a:b", null, "x", null), "gen_1"))
                .withMessage("A client's id is 1 to 100 letters, digits, hyphens or underscores; found 3 characters.");
    }

    @Test
    @DisplayName(
            "P1: eight devices at once: numbers are contiguous, nothing is lost, each answer stands behind its question")
    void numbersAreContiguousUnderConcurrency() throws Exception {
        Together.run(8, writer -> {
            for (int turn = 0; turn < 15; turn++) {
                history.exchange(ann, "busy", writer + " asks " + turn, writer + " hears " + turn);
            }
        });

        Conversation busy = history.conversations.require(ann, History.id("busy"));
        List<Message> all = history.tree.after(busy, 0, 1_000);
        assertThat(all)
                .extracting(Message::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 240).boxed().toList());
        for (int at = 0; at < all.size(); at += 2) {
            assertThat(all.get(at).role()).isEqualTo(Role.USER);
            assertThat(all.get(at + 1).parent()).isEqualTo(all.get(at).id());
            assertThat(all.get(at + 1).text()).isEqualTo(all.get(at).text().replace("asks", "hears"));
        }
        assertThat(history.tree.path(busy, busy.leaf(), 1_000).messages()).hasSize(240);
    }

    @Test
    @DisplayName("P3: eight retries of one message at once are stored once")
    void concurrentRetriesAreStoredOnce() throws Exception {
        NewQuestion question = new NewQuestion("same", null, "Hello", null);
        List<Turn> turns = java.util.Collections.synchronizedList(new java.util.ArrayList<>());

        Together.run(8, writer -> turns.add(history.turns.ask(ann, History.id("once"), question, "gen_" + writer)));

        assertThat(turns).filteredOn(turn -> !turn.repeated()).hasSize(1);
        assertThat(turns)
                .extracting(turn -> turn.answer().id())
                .containsOnly(turns.get(0).answer().id());
        assertThat(history.conversations.require(ann, History.id("once")).lastSeq())
                .isEqualTo(2);
    }
}
