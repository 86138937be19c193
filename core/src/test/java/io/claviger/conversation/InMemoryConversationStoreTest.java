package io.claviger.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is its own; what every store must do is in the test kit. */
class InMemoryConversationStoreTest {
    private static ConversationId id(String value) {
        return new ConversationId(value);
    }

    private static List<NewMessage> text(String text) {
        return List.of(NewMessage.user(text));
    }

    private static List<String> texts(ConversationStore store, String owner, String id) {
        return store.history(owner, id(id), 100).stream()
                .map(StoredMessage::text)
                .toList();
    }

    @Test
    void longConversationForgetsItsOldestMessages() {
        ConversationStore store =
                InMemoryConversationStore.builder().messagesPerConversation(3).build();
        for (int i = 0; i < 5; i++) {
            store.append("ann", id("a"), text("m" + i));
        }

        assertThat(texts(store, "ann", "a")).containsExactly("m2", "m3", "m4");
        assertThat(store.list("ann", 1).get(0).title()).isEqualTo("m0");
        assertThat(store.list("ann", 1).get(0).messages()).isEqualTo(3);
    }

    @Test
    void ownerWithTooManyConversationsLosesTheOneAppendedToLeastRecently() {
        ConversationStore store =
                InMemoryConversationStore.builder().conversationsPerOwner(2).build();
        store.append("ann", id("a"), text("a"));
        store.append("ann", id("b"), text("b"));
        store.append("bob", id("x"), text("x"));
        store.append("ann", id("a"), text("again"));

        store.append("ann", id("c"), text("c"));

        assertThat(store.list("ann", 9)).extracting(line -> line.id().value()).containsExactly("c", "a");
        assertThat(texts(store, "bob", "x")).containsExactly("x");
    }

    @Test
    void tooManyConversationsInAllForgetTheOneAppendedToLeastRecently() {
        ConversationStore store =
                InMemoryConversationStore.builder().conversations(2).build();
        store.append("ann", id("a"), text("a"));
        store.append("bob", id("b"), text("b"));
        store.append("ann", id("a"), text("again"));

        store.append("cid", id("c"), text("c"));

        assertThat(texts(store, "ann", "a")).containsExactly("a", "again");
        assertThat(store.list("bob", 9)).isEmpty();
        assertThat(texts(store, "cid", "c")).containsExactly("c");
    }

    @Test
    void tooManyCharactersForgetIdleConversationsFirstAndThenOldMessages() {
        ConversationStore store =
                InMemoryConversationStore.builder().characters(100).build();
        store.append("ann", id("a"), text("a".repeat(60)));
        store.append("bob", id("b"), text("b".repeat(30)));
        store.append("bob", id("b"), text("B".repeat(30)));

        assertThat(store.list("ann", 9)).isEmpty();
        assertThat(texts(store, "bob", "b")).containsExactly("b".repeat(30), "B".repeat(30));

        store.append("bob", id("b"), text("!".repeat(1_000)));

        assertThat(texts(store, "bob", "b")).containsExactly("!".repeat(1_000));
        store.delete("bob", id("b"));
        store.append("ann", id("a"), text("a".repeat(60)));
        store.append("bob", id("b"), text("b".repeat(40)));
        assertThat(texts(store, "ann", "a"))
                .as("room is given back by deleting")
                .hasSize(1);
    }

    @Test
    void listsThatWereReadDoNotChangeLater() {
        ConversationStore store = InMemoryConversationStore.create();
        store.append("ann", id("a"), text("one"));
        List<StoredMessage> read = store.history("ann", id("a"), 9);

        store.append("ann", id("a"), text("two"));

        assertThat(read).hasSize(1);
    }

    @Test
    void boundsBelowOneAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        InMemoryConversationStore.builder().conversations(0).build())
                .withMessage("Every bound of a store is at least 1; found 100 conversations per owner, 0 in all,"
                        + " 500 messages per conversation and 50000000 characters.");
    }
}
