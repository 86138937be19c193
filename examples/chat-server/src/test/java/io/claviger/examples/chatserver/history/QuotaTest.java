package io.claviger.examples.chatserver.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.examples.chatserver.database.DatabaseKind;
import io.claviger.examples.chatserver.wire.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(DatabaseKind.class)
class QuotaTest {
    @Parameter
    DatabaseKind kind;

    private History history;
    private String ann;

    @BeforeEach
    void open() {
        history = new History(kind);
        ann = history.user();
    }

    private static void assertRefused(Quota quota, String owner, int more) {
        assertThatThrownBy(() -> quota.require(owner, more)).isInstanceOfSatisfying(RefusedException.class, refused -> {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body().code()).isEqualTo("QUOTA");
        });
    }

    @Test
    void messagesAndConversationsOfTheUserAloneAreCounted() {
        Quota quota = history.quota(8, 200);
        history.exchange(ann, "c", "q1", "a1");
        history.exchange(ann, "d", "q2", "a2");
        history.exchange(history.user(), "c", "q1", "a1");

        quota.require(ann, 2);
        assertRefused(quota, ann, 3);
        history.conversations.delete(ann, History.id("d"));
        quota.require(ann, 5);
    }

    @Test
    void bytesOfTextsAreCountedAndNotTheirCharacters() {
        Quota quota = history.quota(100, 1);
        history.exchange(ann, "c", "q", "\u20ac".repeat(333_333));
        quota.require(ann, 0);
        history.exchange(ann, "c", "q", "\u20ac");

        assertRefused(quota, ann, 0);
        assertThatThrownBy(() -> quota.require(ann, 0)).hasMessage("QUOTA");
    }

    @Test
    void importThatDoesNotFitStoresNothing() {
        history.exchange(ann, "c", "q1", "a1");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Export(
                        history.database.client(),
                        history.conversations,
                        history.tree,
                        History.mapper(),
                        history.time::instant)
                .all(ann, out);
        ImportReader imports = new ImportReader(
                history.database.transaction(),
                new ImportedRows(history.database.client(), history.conversations, history.messages),
                history.quota(5, 200));

        assertThatThrownBy(() -> imports.take(ann, new ByteArrayInputStream(out.toByteArray())))
                .isInstanceOf(RefusedException.class);
        assertThat(history.conversations.list(ann, Conversations.Place.START, 10))
                .hasSize(1);
    }
}
