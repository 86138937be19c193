package io.claviger.examples.chatserver.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The pool of connections. Of SQLite: one writer at a time waits for another instead of failing, readers wait for nobody,
 * foreign keys hold.
 */
@Configuration(proxyBeanMethods = false)
public class DatabaseConfiguration {
    private static final String SQLITE = "jdbc:sqlite:";

    /**
     * What a statement ends with that the file could not serve: busy, locked, out of memory, read-only, input or output,
     * corrupt, full, not to be opened, protocol (sqlite.org/rescode.html).
     */
    private static final Set<Integer> UNSERVED = Set.of(5, 6, 7, 8, 10, 11, 13, 14, 15);

    @Bean
    DataSource dataSource(DataSourceProperties properties) {
        HikariDataSource pool = properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        String url = properties.determineUrl();
        if (url != null && url.startsWith(SQLITE)) {
            makeFolder(Path.of(url.substring(SQLITE.length())).getParent());
            pool.addDataSourceProperty("journal_mode", "WAL");
            pool.addDataSourceProperty("synchronous", "NORMAL");
            pool.addDataSourceProperty("foreign_keys", "true");
            pool.addDataSourceProperty("busy_timeout", "10000");
            // A transaction that reads first and writes later would fail when another wrote in between.
            pool.addDataSourceProperty("transaction_mode", "IMMEDIATE");
            // Where a transaction could not begin, the driver goes on as if it had: what came next on that connection
            // would be stored line by line, and no rollback would take it back.
            pool.setExceptionOverride(new Unserved());
        }
        return pool;
    }

    /** Ends the connection of such a statement, so that nobody gets it again. */
    private static final class Unserved implements SQLExceptionOverride {
        @java.lang.Override
        public Override adjudicate(SQLException failure) {
            return UNSERVED.contains(failure.getErrorCode())
                    ? SQLExceptionOverride.Override.MUST_EVICT
                    : SQLExceptionOverride.Override.CONTINUE_EVICT;
        }
    }

    @Bean
    DatabaseKind databaseKind(DataSourceProperties properties) {
        return DatabaseKind.of(properties.determineUrl());
    }

    private static void makeFolder(@Nullable Path folder) {
        if (folder != null) {
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "The folder of the database cannot be made. Check spring.datasource.url.", e);
            }
        }
    }
}
