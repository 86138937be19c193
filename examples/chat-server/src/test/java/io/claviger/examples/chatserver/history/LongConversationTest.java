package io.claviger.examples.chatserver.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.Role;
import io.claviger.examples.chatserver.database.DatabaseKind;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A conversation of 10,000 messages: what the database looks at is counted, not timed. */
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class LongConversationTest {
    private static final int LONG = 10_000;
    private static final int WINDOW = 50;

    @Parameter
    DatabaseKind kind;

    private History history;
    private Conversation conversation;

    @BeforeEach
    void fill() {
        history = new History(kind);
        String owner = history.user();
        Conversation empty = history.conversations.create(owner, History.id("long"), "", null);
        conversation = history.database.transaction().execute(status -> {
            Conversation grown = empty;
            for (int i = 0; i < LONG; i++) {
                Role role = i % 2 == 0 ? Role.USER : Role.ASSISTANT;
                Message message =
                        Message.said(grown.next(grown.leaf(), history.time.instant()), role, "message " + (i + 1));
                history.messages.insert(message, null);
                grown = grown.grownBy(message);
            }
            history.conversations.update(grown);
            return grown;
        });
        history.database.client().sql("ANALYZE").update();
    }

    @Test
    @DisplayName("10,000 messages: opening reads a window through indexes, not the conversation")
    void openingReadsAWindow() {
        String leaf = java.util.Objects.requireNonNull(conversation.leaf());
        MessageTree.Window window = history.tree.path(conversation, leaf, WINDOW);

        assertThat(window.messages()).hasSize(WINDOW);
        assertThat(window.messages().get(WINDOW - 1).text()).isEqualTo("message 10000");
        assertThat(window.more()).isTrue();
        assertThat(history.tree.siblings(conversation, window.messages())).hasSize(WINDOW);
        looksAtFew(MessageTree.PATH, leaf, conversation.room(), WINDOW + 1L);
        looksAtFew(MessageTree.AFTER, conversation.room(), 9_900L, WINDOW);
        looksAtFew(
                "SELECT id, parent_id, role FROM messages WHERE room_id = ? AND parent_id IN (?, ?, ?) ORDER BY seq",
                conversation.room(),
                leaf,
                window.messages().get(0).id(),
                window.messages().get(9).id());
    }

    @Test
    void longestBranchIsFollowedToItsEnd() {
        Message first = history.tree.numbered(conversation, 1);

        assertThat(history.tree.newestBelow(conversation, first.id())).isEqualTo(conversation.leaf());
        assertThat(history.tree
                        .path(conversation, conversation.leaf(), 2 * LONG)
                        .messages())
                .hasSize(LONG);
    }

    private void looksAtFew(String sql, Object... values) {
        if (kind == DatabaseKind.SQLITE) {
            List<String> plan = history.database
                    .client()
                    .sql("EXPLAIN QUERY PLAN " + sql)
                    .params(values)
                    .query((row, number) -> row.getString("detail"))
                    .list();
            assertThat(plan).anyMatch(step -> step.startsWith("SEARCH m"));
            assertThat(plan).noneMatch(step -> step.startsWith("SCAN m"));
        } else {
            String plan = history.database
                    .client()
                    .sql("EXPLAIN (ANALYZE, FORMAT JSON) " + sql)
                    .params(values)
                    .query(String.class)
                    .single();
            assertThat(rowsOfMessages(JsonMapper.shared().readTree(plan).get(0).get("Plan")))
                    .isBetween(1L, 4L * WINDOW);
        }
    }

    /** {@return how many rows of the table were looked at, filtered ones included} */
    private static long rowsOfMessages(JsonNode node) {
        long rows = 0;
        if (node.path("Relation Name").asString("").equals("messages")) {
            double each = node.path("Actual Rows").asDouble()
                    + node.path("Rows Removed by Filter").asDouble(0);
            rows += Math.round(each * node.path("Actual Loops").asDouble());
        }
        for (JsonNode part : node.path("Plans")) {
            rows += rowsOfMessages(part);
        }
        return rows;
    }
}
