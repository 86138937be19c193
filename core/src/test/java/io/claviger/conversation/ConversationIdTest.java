package io.claviger.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"conv_123", "a", "A-Z_09", "-", "_"})
    void wellFormedIdsAreTakenAsTheyAre(String typed) {
        assertThat(ConversationId.of(typed)).hasToString(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"conv 123", "conv_1\n", "../etc/passwd", "conv:1", "çonv", "a\u0000", "٣"})
    void otherCharactersAreRefusedWithoutRepeatingThem(String typed) {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> ConversationId.of(typed))
                .satisfies(e -> assertThat(e.problems())
                        .containsExactly(new Problem(
                                "conversation_id_form",
                                "conversationId",
                                "A conversation id is 1 to 100 letters, digits, hyphens or underscores; found "
                                        + typed.length() + (typed.length() == 1 ? " character" : " characters")
                                        + ", not all of them such.")));
        assertThatIllegalArgumentException().isThrownBy(() -> new ConversationId(typed));
    }

    @Test
    void lengthsAreCheckedAtTheEdges() {
        assertThat(ConversationId.problems("x".repeat(100))).isEmpty();
        assertThat(ConversationId.problems("x".repeat(101)))
                .extracting(Problem::message)
                .containsExactly(
                        "A conversation id is 1 to 100 letters, digits, hyphens or underscores; found 101 characters.");
        assertThat(ConversationId.problems(""))
                .extracting(Problem::message)
                .containsExactly(
                        "A conversation id is 1 to 100 letters, digits, hyphens or underscores; found 0 characters.");
        assertThat(ConversationId.problems(null))
                .containsExactly(
                        new Problem("conversation_id_missing", "conversationId", "The conversation id is missing."));
    }

    @Test
    void randomIdsAreWellFormedAndNeverTheSame() {
        Set<ConversationId> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            ConversationId id = ConversationId.random();
            assertThat(id.value()).matches("conv_[0-9a-f]{32}");
            assertThat(seen.add(id)).isTrue();
        }
    }
}
