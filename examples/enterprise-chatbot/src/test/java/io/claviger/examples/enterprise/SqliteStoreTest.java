package io.claviger.examples.enterprise;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The default: a file. */
class SqliteStoreTest extends StoreContract {
    @TempDir
    private Path folder;

    @Override
    DataSource dataSource() {
        return new DriverManagerDataSource("jdbc:sqlite:" + folder.resolve("store.db")
                + "?journal_mode=WAL&busy_timeout=10000&foreign_keys=true&transaction_mode=IMMEDIATE");
    }

    @Override
    String vendor() {
        return "sqlite";
    }
}
