package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.examples.chatserver.database.DatabaseKind;
import io.claviger.examples.chatserver.database.TestDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same answers on a real PostgreSQL. */
@ServerTest
class LiveFlowOnPostgresTest extends LiveFlowContract {
    @Autowired
    DatabaseKind kind;

    @DynamicPropertySource
    static void url(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", TestDatabase::postgresqlUrl);
    }

    @Test
    @DisplayName("S4-PG-1: this is PostgreSQL")
    void databaseIsPostgresql() {
        assertThat(kind).isEqualTo(DatabaseKind.POSTGRESQL);
    }
}
