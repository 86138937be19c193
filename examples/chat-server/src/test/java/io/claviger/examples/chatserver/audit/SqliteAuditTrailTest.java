package io.claviger.examples.chatserver.audit;

import com.zaxxer.hikari.HikariDataSource;
import io.claviger.examples.chatserver.database.RandomId;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteAuditTrailTest extends AuditTrailContract {
    @TempDir
    Path folder;

    private final HikariDataSource pool = new HikariDataSource();

    @Override
    DataSource empty() {
        pool.setJdbcUrl("jdbc:sqlite:" + folder.resolve(RandomId.of("audit") + ".db"));
        pool.addDataSourceProperty("journal_mode", "WAL");
        pool.addDataSourceProperty("busy_timeout", "10000");
        pool.addDataSourceProperty("transaction_mode", "IMMEDIATE");
        return pool;
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Override
    String vendor() {
        return "sqlite";
    }

    @Override
    List<String> lettingGo() {
        return List.of("DROP TRIGGER audit_log_is_not_changed", "DROP TRIGGER audit_log_is_not_shortened");
    }
}
