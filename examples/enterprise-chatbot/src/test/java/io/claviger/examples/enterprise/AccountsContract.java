package io.claviger.examples.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is promised about accounts, the same on every database (C35). */
abstract class AccountsContract {
    JdbcClient database;
    private Accounts accounts;
    Conversations conversations;

    /** {@return an empty database} */
    abstract DataSource dataSource();

    /** {@return the folder of its migrations} */
    abstract String vendor();

    @BeforeEach
    void migrate() {
        DataSource source = dataSource();
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/" + vendor())
                .load()
                .migrate();
        database = JdbcClient.create(source);
        accounts = new Accounts(database);
        conversations = new Conversations(database, new TransactionTemplate(new JdbcTransactionManager(source)));
        database.sql("DELETE FROM users").update();
        for (String name : List.of("ann", "ben")) {
            database.sql("INSERT INTO users (username, password_hash) VALUES (?, 'x')")
                    .param(name)
                    .update();
        }
    }

    @Test
    @DisplayName("S3-AUTH-6: users(id, username at most 50 and unique, password_hash at most 255, created_at)")
    void usersAreAsTheSeedWantsThem() {
        String insert = "INSERT INTO users (username, password_hash) VALUES (?, ?)";

        assertThat(database.sql("SELECT id, username, password_hash, created_at FROM users")
                        .query()
                        .listOfRows())
                .hasSize(2)
                .allSatisfy(row -> assertThat(row).doesNotContainValue(null));
        database.sql(insert).params("n".repeat(50), "h".repeat(255)).update();
        for (List<String> wrong :
                List.of(List.of("n".repeat(51), "h"), List.of("cy", "h".repeat(256)), List.of("ann", "h"))) {
            assertThat(CompletableFuture.runAsync(
                            () -> database.sql(insert).params(wrong).update()))
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
}
