package io.claviger.examples.chatserver.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

class SqlitePoolTest {
    @Test
    void connectionWhoseTransactionCouldNotBeginIsGivenToNobody() throws SQLException {
        try (HikariDataSource pool = pool();
                HikariDataSource other = pool()) {
            JdbcClient database = JdbcClient.create(pool);
            TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
            database.sql("CREATE TABLE lines (text TEXT)").update();
            try (Connection writer = other.getConnection();
                    Statement statement = writer.createStatement()) {
                writer.setAutoCommit(false);
                statement.execute("INSERT INTO lines VALUES ('of the other')");

                assertThatExceptionOfType(CannotCreateTransactionException.class)
                        .isThrownBy(() -> transaction.executeWithoutResult(status -> {}));
                writer.commit();
            }

            transaction.executeWithoutResult(status -> {
                database.sql("INSERT INTO lines VALUES ('taken back')").update();
                status.setRollbackOnly();
            });
            transaction.executeWithoutResult(status ->
                    database.sql("INSERT INTO lines VALUES ('stored')").update());

            assertThat(database.sql("SELECT text FROM lines")
                            .query(String.class)
                            .list())
                    .containsExactly("of the other", "stored");
        }
    }

    private final String url = TestDatabase.sqliteUrl();

    private HikariDataSource pool() {
        DataSourceProperties properties = new DataSourceProperties();
        properties.setUrl(url);
        HikariDataSource pool = (HikariDataSource) new DatabaseConfiguration().dataSource(properties);
        pool.setMaximumPoolSize(1);
        pool.addDataSourceProperty("busy_timeout", "1");
        return pool;
    }
}
