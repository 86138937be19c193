package io.claviger.examples.chatserver.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A real database of each kind with the server's own pool and schema, one for all tests of the JVM: they work with users
 * of their own.
 */
public final class TestDatabase {
    private static final Map<DatabaseKind, TestDatabase> ALL = new ConcurrentHashMap<>();

    private final DatabaseKind kind;
    private final DataSource pool;

    private TestDatabase(DatabaseKind kind) {
        this.kind = kind;
        DataSourceProperties properties = new DataSourceProperties();
        properties.setUrl(kind == DatabaseKind.SQLITE ? sqliteUrl() : postgresqlUrl());
        this.pool = new DatabaseConfiguration().dataSource(properties);
        Flyway.configure()
                .dataSource(pool)
                .locations(
                        "classpath:db/migration/common",
                        "classpath:db/migration/" + kind.name().toLowerCase(Locale.ROOT))
                .load()
                .migrate();
    }

    /** {@return the database of a kind} */
    public static TestDatabase of(DatabaseKind kind) {
        return ALL.computeIfAbsent(kind, TestDatabase::new);
    }

    /** {@return the address of an empty SQLite file} */
    public static String sqliteUrl() {
        return "jdbc:sqlite:target/test-data/" + RandomId.of("test") + ".db";
    }

    /** {@return the address of an empty database on a PostgreSQL server, name and password included} */
    public static String postgresqlUrl() {
        String name = RandomId.of("test");
        try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Server.POSTGRES.getJdbcUrl("postgres", name);
    }

    /** {@return which kind it is} */
    public DatabaseKind kind() {
        return kind;
    }

    /** {@return a client of it} */
    public JdbcClient client() {
        return JdbcClient.create(pool);
    }

    /** {@return its transactions} */
    public TransactionTemplate transaction() {
        return new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    /** {@return a new user's id} */
    public String user() {
        String user = RandomId.of("usr");
        addUser(user);
        return user;
    }

    /** Stores a user, unless there is one of that id. */
    public void addUser(String user) {
        client().sql("""
                        INSERT INTO users (id, username, username_key, email, email_key, password_hash, admin, created_at)
                        VALUES (?, ?, ?, ?, ?, '{noop}none', ?, 1) ON CONFLICT DO NOTHING""").params(user, user, user, user, user, false).update();
    }

    /** Started when the first test asks for it, stopped by a hook of its own when the JVM ends. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
