package io.claviger.examples.chatserver.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        }
        return pool;
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
