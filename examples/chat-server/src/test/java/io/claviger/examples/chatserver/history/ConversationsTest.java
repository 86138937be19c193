package io.claviger.examples.chatserver.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.conversation.ConversationId;
import io.claviger.examples.chatserver.database.DatabaseKind;
import io.claviger.examples.chatserver.history.Conversations.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(DatabaseKind.class)
class ConversationsTest {
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
    void createdOnceAndThenFoundAsItIs() {
        Conversation made = history.conversations.create(ann, History.id("c"), "A title", "dsa");
        Conversation again = history.conversations.create(ann, History.id("c"), "Another", null);

        assertThat(made.title()).isEqualTo("A title");
        assertThat(made.lastSeq()).isZero();
        assertThat(made.leaf()).isNull();
        assertThat(again).isEqualTo(made);
        history.exchange(ann, "c", "What?", "That.");
        assertThat(history.conversations.require(ann, History.id("c")).title()).isEqualTo("A title");
    }

    @Test
    void listGoesOnWhereAPageEnded() {
        for (int i = 0; i < 7; i++) {
            history.exchange(ann, "c" + i, "q", "a");
            if (i % 2 == 0) {
                history.time.advance(Duration.ofSeconds(1)); // some share their millisecond
            }
        }
        history.exchange(ann, "c0", "again", "latest");

        List<String> listed = new ArrayList<>();
        List<Conversation> page = history.conversations.list(ann, Place.START, 2);
        while (!page.isEmpty()) {
            page.forEach(one -> listed.add(one.id().value()));
            page = history.conversations.list(ann, Place.behind(page.get(page.size() - 1)), 2);
        }

        assertThat(listed).hasSize(7).doesNotHaveDuplicates().startsWith("c0");
        assertThat(listed.subList(1, 3)).containsExactlyInAnyOrder("c5", "c6");
    }

    @Test
    void newTitleLeavesThePlaceInTheList() {
        history.exchange(ann, "old", "q", "a");
        history.time.advance(Duration.ofSeconds(1));
        history.exchange(ann, "new", "q", "a");

        history.conversations.rename(history.conversations.require(ann, History.id("old")), "Renamed\u0000");

        assertThat(history.conversations.list(ann, Place.START, 9))
                .extracting(Conversation::title)
                .containsExactly("q", "Renamed\uFFFD");
    }

    @Test
    @DisplayName("S1-MONGO-1: an owner sees nothing of another's, and one's deletion leaves the other's")
    void ownersAreApart() {
        String bob = history.user();
        history.exchange(ann, "c", "for Ann", "a");
        history.exchange(bob, "c", "for Bob", "b");

        assertThat(history.conversations.list(ann, Place.START, 9)).hasSize(1);
        assertThat(history.conversations.find(bob, new ConversationId("other"))).isEmpty();
        assertThat(history.conversations.delete(bob, History.id("c"))).isTrue();
        assertThat(history.conversations.delete(bob, History.id("c"))).isFalse();
        assertThat(history.conversations.list(ann, Place.START, 9)).hasSize(1);
        Conversation left = history.conversations.require(ann, History.id("c"));
        assertThat(history.tree.after(left, 0, 9)).hasSize(2);
    }

    @Test
    void everythingOfAUserGoesWithTheUser() {
        Turn turn = history.exchange(ann, "c", "q", "a");

        history.database
                .client()
                .sql("DELETE FROM users WHERE id = ?")
                .param(ann)
                .update();

        assertThat(history.database
                        .client()
                        .sql("SELECT count(*) FROM messages WHERE room_id = ?")
                        .param(turn.conversation().room())
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
