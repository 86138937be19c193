package io.claviger.examples.chatserver.audit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresqlAuditTrailTest extends AuditTrailContract {
    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Override
    DataSource empty() {
        JdbcClient.create(server.getPostgresDatabase())
                .sql("DROP SCHEMA public CASCADE")
                .update();
        JdbcClient.create(server.getPostgresDatabase())
                .sql("CREATE SCHEMA public")
                .update();
        return server.getPostgresDatabase();
    }

    @Override
    String vendor() {
        return "postgresql";
    }

    @Override
    List<String> lettingGo() {
        return List.of("DROP TRIGGER audit_log_is_not_changed ON audit_log");
    }
}
