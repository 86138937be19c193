package io.claviger.examples.chatserver.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.claviger.examples.chatserver.database.DatabaseKind;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(DatabaseKind.class)
class MessageTreeTest {
    @Parameter
    DatabaseKind kind;

    private History history;
    private String ann;

    @BeforeEach
    void open() {
        history = new History(kind);
        ann = history.user();
    }

    private Conversation conversation() {
        return history.conversations.require(ann, History.id("c"));
    }

    private static List<String> texts(MessageTree.Window window) {
        return window.messages().stream().map(Message::text).toList();
    }

    @Test
    void branchIsReadFromItsEndUpward() {
        for (int i = 1; i <= 3; i++) {
            history.exchange(ann, "c", "q" + i, "a" + i);
        }
        String leaf = conversation().leaf();

        MessageTree.Window end = history.tree.path(conversation(), leaf, 4);
        MessageTree.Window start =
                history.tree.path(conversation(), end.messages().get(0).parent(), 4);

        assertThat(texts(end)).containsExactly("q2", "a2", "q3", "a3");
        assertThat(end.more()).isTrue();
        assertThat(texts(start)).containsExactly("q1", "a1");
        assertThat(start.more()).isFalse();
        assertThat(history.tree.path(conversation(), leaf, 6).more()).isFalse();
        assertThat(history.tree.path(conversation(), null, 6).messages()).isEmpty();
        assertThat(history.tree.path(conversation(), "msg_none", 6).messages()).isEmpty();
    }

    @Test
    @DisplayName("S4-CHAT-2: edited questions and repeated answers are branches of one tree")
    void branchesKeepApart() {
        Turn first = history.exchange(ann, "c", "q1", "a1");
        Turn second = history.exchange(ann, "c", "q2", "a2");
        Turn edited = history.ask(ann, "c", first.answer().id(), "q2 edited");
        history.turns.end(edited.conversation(), edited.answer().id(), History.complete("a2 edited"));

        assertThat(texts(history.tree.path(conversation(), conversation().leaf(), 10)))
                .containsExactly("q1", "a1", "q2 edited", "a2 edited");
        history.conversations.show(
                conversation(),
                history.tree.require(
                        conversation(),
                        history.tree.newestBelow(
                                conversation(), second.question().id())));
        assertThat(texts(history.tree.path(conversation(), conversation().leaf(), 10)))
                .containsExactly("q1", "a1", "q2", "a2");
        assertThat(history.tree.newestBelow(conversation(), first.question().id()))
                .as("the newest child's newest child")
                .isEqualTo(edited.answer().id());
        assertThat(history.tree.newestBelow(conversation(), second.answer().id()))
                .isEqualTo(second.answer().id());
    }

    @Test
    void siblingsAreChildrenOfTheSameParentWithTheSameRoleInTheirOrder() {
        Turn first = history.exchange(ann, "c", "q1", "a1");
        Turn again =
                history.turns.answerAgain(first.conversation(), first.question().id(), "x1", "gen_1");
        Turn third =
                history.turns.answerAgain(first.conversation(), first.question().id(), "x2", "gen_2");
        Turn other = history.ask(ann, "c", NewQuestion.FIRST, "another beginning");

        var siblings = history.tree.siblings(
                conversation(), List.of(first.question(), first.answer(), again.answer(), other.question()));

        assertThat(siblings)
                .containsEntry(
                        first.question().id(),
                        new Siblings(1, 2, null, other.question().id()))
                .containsEntry(
                        first.answer().id(),
                        new Siblings(1, 3, null, again.answer().id()))
                .containsEntry(
                        again.answer().id(),
                        new Siblings(2, 3, first.answer().id(), third.answer().id()))
                .containsEntry(
                        other.question().id(),
                        new Siblings(2, 2, first.question().id(), null))
                .hasSize(4);
    }

    @Test
    @DisplayName("P2: what came later comes in the order of its numbers, from all branches")
    void laterMessagesOfAllBranches() {
        Turn first = history.exchange(ann, "c", "q1", "a1");
        history.exchange(ann, "c", "q2", "a2");
        history.ask(ann, "c", first.answer().id(), "q3");

        assertThat(history.tree.after(conversation(), 3, 10))
                .extracting(Message::seq)
                .containsExactly(4L, 5L, 6L);
        assertThat(history.tree.after(conversation(), 3, 2)).hasSize(2);
        assertThat(history.tree.after(conversation(), 6, 2)).isEmpty();
    }

    @Test
    void messagesOfAnotherRoomAreNotThere() {
        String bob = history.user();
        Turn bobs = history.exchange(bob, "c", "secret", "hidden");
        history.exchange(ann, "c", "q1", "a1");

        assertThat(history.tree.find(conversation(), bobs.answer().id())).isEmpty();
        assertThat(history.tree.path(conversation(), bobs.answer().id(), 10).messages())
                .isEmpty();
        assertThat(history.tree.siblings(conversation(), List.of(bobs.answer())))
                .containsOnlyKeys(bobs.answer().id())
                .containsValue(Siblings.ALONE);
        assertThatExceptionOfType(NotThereException.class)
                .isThrownBy(() ->
                        history.tree.newestBelow(conversation(), bobs.answer().id()));
        assertThatExceptionOfType(NotThereException.class)
                .isThrownBy(() -> history.conversations.show(conversation(), bobs.answer()));
    }
}
