package io.claviger.examples.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.ChatResponse;
import io.claviger.chat.Message;
import io.claviger.chat.ProviderId;
import io.claviger.examples.enterprise.Conversations.Line;
import io.claviger.examples.enterprise.Conversations.Title;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is promised about conversations, and accounts, the same on every database (C35). */
abstract class StoreContract extends AccountsContract {
    private static ChatResponse answer(String text) {
        return ChatResponse.builder(ProviderId.of("bedrock"), "nova", Message.assistant(text))
                .build();
    }

    @Test
    @DisplayName("C23: a conversation is rows of messages, each with its parent")
    void messagesComeBackInOrder() {
        long id = conversations.newest("ann");
        conversations.append(id, "One? \u00e9 \ud83d\udd11", answer("First."));
        conversations.append(id, "Two?", answer("Second."));

        assertThat(conversations.lines("ann", id, 3))
                .containsExactly(
                        new Line("assistant", "First.", "bedrock", "nova"),
                        new Line("user", "Two?", null, null),
                        new Line("assistant", "Second.", "bedrock", "nova"));
        assertThat(conversations.lines("ann", id, 200)).hasSize(4);
        assertThat(conversations.titles("ann", 5)).containsExactly(new Title(id, "One? \u00e9 \ud83d\udd11"));
        assertThat(database.sql("SELECT count(*) FROM messages m JOIN messages p ON p.id = m.parent_id AND p.id < m.id"
                                + " AND p.conversation_id = m.conversation_id")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void nobodySeesOrChangesWhatIsSomebodyElses() {
        long id = conversations.newest("ann");
        conversations.append(id, "Mine", answer("Yours."));

        assertThat(conversations.lines("ben", id, 9)).isEmpty();
        assertThat(conversations.draft("ben", id)).isEmpty();
        conversations.keep("ben", id, "graffiti");
        assertThat(conversations.draft("ann", id)).contains("");
        assertThat(conversations.newest("ben")).isNotEqualTo(id);
    }

    @Test
    void aDraftStaysUntilItIsAnswered() {
        long id = conversations.newest("ann");
        conversations.keep("ann", id, "Later");

        conversations.append(id, "Earlier", answer("Yes."));
        assertThat(conversations.draft("ann", id)).contains("Later");
        conversations.append(id, "Later", answer("No."));
        assertThat(conversations.draft("ann", id)).contains("");
    }

    @Test
    void anEmptyConversationIsUsedAgain() {
        long first = conversations.begin("ann");
        assertThat(conversations.begin("ann")).isEqualTo(first);
        conversations.append(first, "Hi", answer("Hi."));

        long second = conversations.begin("ann");

        assertThat(second).isGreaterThan(first);
        assertThat(conversations.newest("ann")).isEqualTo(second);
        assertThat(conversations.titles("ann", 1)).containsExactly(new Title(second, null));
    }

    @Test
    void manyAtOnceLoseNothing() {
        long id = conversations.newest("ann");

        IntStream.range(0, 40).parallel().forEach(i -> conversations.append(id, "Q" + i, answer("A" + i)));

        List<Line> lines = conversations.lines("ann", id, 200);
        assertThat(lines).hasSize(80);
        assertThat(lines.stream().map(Line::text).distinct()).hasSize(80);
    }
}
