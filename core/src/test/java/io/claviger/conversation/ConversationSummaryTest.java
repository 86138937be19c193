package io.claviger.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConversationSummaryTest {
    @Test
    void titleIsOneLine() {
        assertThat(ConversationSummary.titleOf("  What\n\nis\ta  heap? \n")).isEqualTo("What is a heap?");
        assertThat(ConversationSummary.titleOf(" \n ")).isEmpty();
        assertThat(ConversationSummary.titleOf("")).isEmpty();
    }

    @Test
    void titleIsCutAfterEightyCodePoints() {
        assertThat(ConversationSummary.titleOf("x".repeat(80))).isEqualTo("x".repeat(80));
        assertThat(ConversationSummary.titleOf("x".repeat(80) + "   ")).isEqualTo("x".repeat(80));
        assertThat(ConversationSummary.titleOf("x".repeat(81))).isEqualTo("x".repeat(79) + "…");
        assertThat(ConversationSummary.titleOf("x".repeat(79) + " y")).isEqualTo("x".repeat(79) + "…");
        assertThat(ConversationSummary.titleOf("x".repeat(78) + " yy")).isEqualTo("x".repeat(78) + "…");
        assertThat(ConversationSummary.titleOf("\uD83D\uDC4D".repeat(100))).isEqualTo("\uD83D\uDC4D".repeat(79) + "…");
    }

    @Test
    void nothingPrintsWhatPeopleWrote() {
        Instant now = Instant.EPOCH;
        ConversationId id = new ConversationId("conv_1");
        assertThat(new ConversationSummary(id, "secret", now, now, 3))
                .hasToString("ConversationSummary[conv_1, 3 messages]");
        assertThat(NewMessage.user("secret")).hasToString("NewMessage[USER, 6 characters]");
        assertThat(new StoredMessage("msg_1", NewMessage.user("secret").role(), "secret", null, null, now))
                .hasToString("StoredMessage[msg_1, USER, 6 characters]");
    }
}
