package io.claviger.examples.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.ChatResponse;
import io.claviger.chat.Message;
import io.claviger.chat.ProviderId;
import io.claviger.examples.enterprise.Conversations.Line;
import io.claviger.examples.enterprise.Conversations.Title;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the stores promise, the same on every database (C35). */
abstract class StoreContract {
    private JdbcClient database;
    private Accounts accounts;
    private Conversations conversations;

    /** {@return an empty database} */
    abstract DataSource dataSource();

    /** {@return the folder of its migrations} */
    abstract String vendor();

    @BeforeEach
    void migrate() {
        DataSource source = dataSource();
        Flyway.configure().dataSource(source).locations("classpath:db/migration/" + vendor()).load().migrate();
        database = JdbcClient.create(source);
        accounts = new Accounts(database);
        conversations = new Conversations(database, new TransactionTemplate(new JdbcTransactionManager(source)));
        database.sql("DELETE FROM users").update();
        for (String name : List.of("ann", "ben")) {
            database.sql("INSERT INTO users (username, password_hash) VALUES (?, 'x')").param(name).update();
        }
    }

    private static ChatResponse answer(String text) {
        return ChatResponse.builder(ProviderId.of("bedrock"), "nova", Message.assistant(text)).build();
    }

    @Test
    @DisplayName("S3-AUTH-6: users(id, username at most 50 and unique, password_hash at most 255, created_at)")
    void usersAreAsTheSeedWantsThem() {
        String insert = "INSERT INTO users (username, password_hash) VALUES (?, ?)";

        assertThat(database.sql("SELECT id, username, password_hash, created_at FROM users").query().listOfRows())
                .hasSize(2)
                .allSatisfy(row -> assertThat(row).doesNotContainValue(null));
        database.sql(insert).params("n".repeat(50), "h".repeat(255)).update();
        for (List<String> wrong : List.of(
                List.of("n".repeat(51), "h"), List.of("cy", "h".repeat(256)), List.of("ann", "h"))) {
            assertThat(CompletableFuture.runAsync(() -> database.sql(insert).params(wrong).update()))
                    .failsWithin(Duration.ofSeconds(10));
        }
    }

    @Test
    void onlyTheFirstUserIsCreatedByTheLink() {
        assertThat(accounts.any()).isTrue();
        assertThat(accounts.createFirst("cy", "x")).isFalse();

        database.sql("DELETE FROM users").update();

        assertThat(accounts.any()).isFalse();
        assertThat(accounts.createFirst("cy", "x")).isTrue();
        assertThat(accounts.createFirst("dee", "x")).isFalse();
    }

    @Test
    void aBrowserIsKnownToTheAccountThatUsedIt() {
        accounts.remember("ann", Token.hash("browser"));

        assertThat(accounts.knows("ann", Token.hash("browser"))).isTrue();
        assertThat(accounts.knows("ben", Token.hash("browser"))).isFalse();
        assertThat(accounts.knows("ann", Token.hash("other"))).isFalse();
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
