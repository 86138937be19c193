package io.claviger.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.claviger.chat.Role;
import io.claviger.conversation.ConversationId;
import io.claviger.conversation.ConversationStore;
import io.claviger.conversation.ConversationSummary;
import io.claviger.conversation.NewMessage;
import io.claviger.conversation.StoredMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ConversationStore} must do, whatever it keeps its histories in.
 *
 * <p>Extend it and make a store. The store may be shared between tests and may hold the histories of other owners:
 * every test works with owners of its own. It needs room for 60 conversations of one owner and 400 messages in one
 * conversation.
 */
public abstract class ConversationStoreContract {
    private static final ConversationId ID = new ConversationId("conv_123");

    private final HandClock clock = new HandClock();
    private final String ann = "ann-" + UUID.randomUUID();
    private final String bob = "bob-" + UUID.randomUUID();
    private ConversationStore store;

    /** For the class that extends it. */
    protected ConversationStoreContract() {}

    /**
     * Makes or opens the store under test.
     *
     * @param clock the clock it must take its times from
     * @return the store
     */
    protected abstract ConversationStore createStore(InstantSource clock);

    @BeforeEach
    void openStore() {
        store = createStore(clock);
    }

    @Test
    void historyOfNoConversationIsEmpty() {
        assertThat(store.history(ann, ID, 10)).isEmpty();
        assertThat(store.list(ann, 10)).isEmpty();
        assertThat(store.delete(ann, ID)).isFalse();
    }

    @Test
    @DisplayName("S0-FLOW-5: the answer is appended to the conversation's history")
    void questionAndAnswerComeBackAsTheyWereAppended() {
        List<StoredMessage> appended = store.append(
                ann,
                ID,
                List.of(
                        NewMessage.user("What is a binary tree?"),
                        NewMessage.assistant("A tree whose nodes …", "gemini", "gemini-2.5-flash")));

        assertThat(store.history(ann, ID, 10)).isEqualTo(appended);
        assertThat(appended)
                .extracting(StoredMessage::role, StoredMessage::text, StoredMessage::provider, StoredMessage::model)
                .containsExactly(
                        tuple(Role.USER, "What is a binary tree?", null, null),
                        tuple(Role.ASSISTANT, "A tree whose nodes …", "gemini", "gemini-2.5-flash"));
        assertThat(appended).extracting(StoredMessage::createdAt).containsOnly(clock.instant());
    }

    @Test
    void everyRoleIsKept() {
        for (Role role : Role.values()) {
            store.append(ann, ID, List.of(new NewMessage(role, "text", null, null)));
        }

        assertThat(store.history(ann, ID, 10)).extracting(StoredMessage::role).containsExactly(Role.values());
    }

    @Test
    void anyTextComesBackUnchanged() {
        List<String> texts = List.of(
                "",
                " ",
                "  leading and trailing  ",
                "tab\tnewline\ncarriage\r\nreturn",
                "quotes ' \" ` and \\ and % and _ and ; DROP TABLE messages; --",
                "List<T> and <script>alert(1)</script> & &amp;",
                "ünïcödé, 漢字, עברית, e\u0301 is not é",
                "emoji \uD83D\uDC4D\uD83C\uDFFD and \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                "\u0001\u001B[31m\u007F\uFEFF\uFFFD\uFFFF",
                "{\"json\": [\"${x}\", '#{y}', {}]}",
                "long " + "0123456789".repeat(20_000));

        for (String text : texts) {
            store.append(ann, ID, List.of(NewMessage.assistant(text, "groq", null)));
        }

        assertThat(store.history(ann, ID, 100)).extracting(StoredMessage::text).isEqualTo(texts);
    }

    @Test
    void historyIsTheNewestMessagesOldestFirst() {
        List<NewMessage> numbered = IntStream.range(0, 25)
                .mapToObj(i -> NewMessage.user("message " + i))
                .toList();
        store.append(ann, ID, numbered);

        assertThat(store.history(ann, ID, 3))
                .extracting(StoredMessage::text)
                .containsExactly("message 22", "message 23", "message 24");
        assertThat(store.history(ann, ID, 25)).hasSize(25);
        assertThat(store.history(ann, ID, Integer.MAX_VALUE)).hasSize(25);
        assertThat(store.history(ann, ID, 0)).isEmpty();
    }

    @Test
    void messagesOfOneMillisecondKeepTheirOrderAndHaveTheirOwnIds() {
        for (int i = 0; i < 50; i++) {
            store.append(ann, ID, List.of(NewMessage.user("q" + i), NewMessage.assistant("a" + i, "groq", null)));
        }

        List<StoredMessage> history = store.history(ann, ID, 100);

        assertThat(history).hasSize(100);
        for (int i = 0; i < 50; i++) {
            assertThat(history.get(2 * i).text()).isEqualTo("q" + i);
            assertThat(history.get(2 * i + 1).text()).isEqualTo("a" + i);
        }
        assertThat(new HashSet<>(history.stream().map(StoredMessage::id).toList()))
                .hasSize(100);
    }

    @Test
    void timesAreWholeMillisecondsAndNeverGoBack() {
        clock.set(Instant.parse("2026-11-21T12:00:00.123456789Z"));
        store.append(ann, ID, List.of(NewMessage.user("first")));
        clock.set(Instant.parse("2026-11-21T11:00:00Z"));
        store.append(ann, ID, List.of(NewMessage.user("clock was set back")));
        clock.set(Instant.parse("2026-11-21T12:30:00Z"));
        store.append(ann, ID, List.of(NewMessage.user("later")));

        assertThat(store.history(ann, ID, 10))
                .extracting(StoredMessage::createdAt)
                .containsExactly(
                        Instant.parse("2026-11-21T12:00:00.123Z"),
                        Instant.parse("2026-11-21T12:00:00.123Z"),
                        Instant.parse("2026-11-21T12:30:00Z"));
    }

    @Test
    void conversationOfAnotherOwnerIsAsOneThatDoesNotExist() {
        store.append(ann, ID, List.of(NewMessage.user("for Ann's eyes")));

        assertThat(store.history(bob, ID, 10)).isEmpty();
        assertThat(store.list(bob, 10)).isEmpty();
        assertThat(store.delete(bob, ID)).isFalse();
        assertThat(store.append(bob, ID, List.of(NewMessage.user("Bob's own")))).hasSize(1);
        assertThat(store.history(bob, ID, 10)).extracting(StoredMessage::text).containsExactly("Bob's own");
        assertThat(store.history(ann, ID, 10)).extracting(StoredMessage::text).containsExactly("for Ann's eyes");
        assertThat(store.delete(bob, ID)).isTrue();
        assertThat(store.history(ann, ID, 10)).hasSize(1);
    }

    @Test
    void ownersAndIdsAreComparedExactly() {
        String common = UUID.randomUUID().toString();
        List<String> owners = List.of(
                common,
                common + " ",
                common + ":a",
                common + "/a",
                common + "%",
                common + "_",
                common + "*",
                common + "'",
                common + "A",
                common + "ä",
                common + "a\u0308",
                common + "\uD83D\uDC4D");
        List<ConversationId> ids =
                List.of(new ConversationId("conv_a"), new ConversationId("conv_A"), new ConversationId("conv-a"));
        for (String owner : owners) {
            for (ConversationId id : ids) {
                store.append(owner, id, List.of(NewMessage.user(owner + id)));
            }
        }

        for (String owner : owners) {
            assertThat(store.list(owner, 10)).hasSize(3);
            for (ConversationId id : ids) {
                assertThat(store.history(owner, id, 10))
                        .extracting(StoredMessage::text)
                        .containsExactly(owner + id);
            }
        }
    }

    @Test
    void longestOwnerAndIdFit() {
        String owner =
                (ann + "x".repeat(ConversationStore.MAX_OWNER_LENGTH)).substring(0, ConversationStore.MAX_OWNER_LENGTH);
        ConversationId id = new ConversationId("Z".repeat(ConversationId.MAX_LENGTH));

        store.append(owner, id, List.of(NewMessage.user("fits")));

        assertThat(store.history(owner, id, 1)).hasSize(1);
    }

    @Test
    void listNamesTheMostRecentlyAppendedFirst() {
        store.append(ann, new ConversationId("one"), List.of(NewMessage.user("First question")));
        Instant begun = clock.instant();
        clock.advance(Duration.ofMinutes(1));
        store.append(ann, new ConversationId("two"), List.of(NewMessage.user("Second question")));
        clock.advance(Duration.ofMinutes(1));
        store.append(ann, new ConversationId("three"), List.of(NewMessage.user("Third question")));
        clock.advance(Duration.ofMinutes(1));
        store.append(ann, new ConversationId("one"), List.of(NewMessage.assistant("answer", "groq", "m")));

        List<ConversationSummary> lines = store.list(ann, 2);

        assertThat(lines)
                .containsExactly(
                        new ConversationSummary(
                                new ConversationId("one"), "First question", begun, begun.plusSeconds(180), 2),
                        new ConversationSummary(
                                new ConversationId("three"),
                                "Third question",
                                begun.plusSeconds(120),
                                begun.plusSeconds(120),
                                1));
        assertThat(store.list(ann, 100)).hasSize(3);
        assertThat(store.list(ann, 0)).isEmpty();
    }

    @Test
    void titleIsTheFirstQuestionEvenWhenSomethingElseCameBefore() {
        store.append(ann, ID, List.of(new NewMessage(Role.SYSTEM, "Be brief.", null, null)));
        assertThat(store.list(ann, 1).get(0).title()).isEmpty();

        store.append(ann, ID, List.of(NewMessage.user("What is\n a heap?"), NewMessage.user("And a stack?")));

        assertThat(store.list(ann, 1).get(0).title()).isEqualTo("What is a heap?");
    }

    @Test
    void deletedConversationIsGoneAndItsIdMayBeUsedAgain() {
        ConversationId other = new ConversationId("other");
        store.append(ann, ID, List.of(NewMessage.user("old")));
        store.append(ann, other, List.of(NewMessage.user("stays")));

        assertThat(store.delete(ann, ID)).isTrue();

        assertThat(store.delete(ann, ID)).isFalse();
        assertThat(store.history(ann, ID, 10)).isEmpty();
        assertThat(store.list(ann, 10)).extracting(ConversationSummary::id).containsExactly(other);
        store.append(ann, ID, List.of(NewMessage.user("new")));
        assertThat(store.history(ann, ID, 10)).extracting(StoredMessage::text).containsExactly("new");
    }

    @Test
    void manyConversationsOfOneOwnerAreKeptApart() {
        for (int i = 0; i < 60; i++) {
            store.append(ann, new ConversationId("c" + i), List.of(NewMessage.user("question " + i)));
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(store.list(ann, 100)).hasSize(60);
        for (int i = 0; i < 60; i++) {
            assertThat(store.history(ann, new ConversationId("c" + i), 5))
                    .extracting(StoredMessage::text)
                    .containsExactly("question " + i);
        }
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.append(ann, ID, List.of()))
                .withMessage("There is nothing to append: expected at least one message.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.append("", ID, List.of(NewMessage.user("x"))))
                .withMessage("An owner is 1 to 255 characters; found 0.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.history("x".repeat(256), ID, 1))
                .withMessage("An owner is 1 to 255 characters; found 256.");
        assertThatIllegalArgumentException().isThrownBy(() -> store.list("", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> store.delete("", ID));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.history(ann, ID, -1))
                .withMessage("The number of newest ones to read is 0 or more; found -1.");
        assertThatIllegalArgumentException().isThrownBy(() -> store.list(ann, -1));
    }

    @Test
    @DisplayName("S0-FLOW-7: concurrent appends lose nothing and keep their order")
    void concurrentAppendsLoseNothingAndKeepTheirOrder() throws Exception {
        int writers = 8;
        int turns = 25;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                String name = "writer " + writer;
                running.add(threads.submit(() -> {
                    start.await();
                    for (int turn = 0; turn < turns; turn++) {
                        store.append(
                                ann,
                                ID,
                                List.of(
                                        NewMessage.user(name + " asks " + turn),
                                        NewMessage.assistant(name + " hears " + turn, "groq", null)));
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> writer : running) {
                writer.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }

        List<String> texts =
                store.history(ann, ID, 1_000).stream().map(StoredMessage::text).toList();
        assertThat(texts).hasSize(writers * turns * 2);
        for (int at = 0; at < texts.size(); at += 2) {
            assertThat(texts.get(at + 1)).isEqualTo(texts.get(at).replace("asks", "hears"));
        }
        for (int writer = 0; writer < writers; writer++) {
            String question = "writer " + writer + " asks ";
            assertThat(texts.stream().filter(text -> text.startsWith(question)))
                    .containsExactlyElementsOf(IntStream.range(0, turns)
                            .mapToObj(turn -> question + turn)
                            .toList());
        }
        assertThat(store.list(ann, 1).get(0).messages()).isEqualTo(writers * turns * 2);
    }

    /** A clock that moves only when a test moves it. */
    private static final class HandClock implements InstantSource {
        private volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        void advance(Duration step) {
            now = now.plus(step);
        }

        void set(Instant instant) {
            now = instant;
        }
    }
}
