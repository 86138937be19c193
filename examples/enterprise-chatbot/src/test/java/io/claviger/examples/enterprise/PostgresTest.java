package io.claviger.examples.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The whole server on PostgreSQL, by one property, with its sessions there as well. */
@ServerTest
@DirtiesContext // ends the server before its database
@TestPropertySource(properties = "chatbot.sessions=jdbc")
class PostgresTest {
    private static EmbeddedPostgres database;

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient client;

    @DynamicPropertySource
    static void start(DynamicPropertyRegistry settings) throws IOException {
        database = EmbeddedPostgres.start();
        settings.add("spring.datasource.url", () -> database.getJdbcUrl("postgres", "postgres"));
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @Test
    @DisplayName("S3-PG-1: PostgreSQL by one property, sessions included")
    void theChatRunsOnPostgres() {
        Visitor visitor = new Visitor(port);
        visitor.signIn(people.create(), People.PASSWORD);

        assertThat(visitor.ask("Was it a rat I saw?").body())
                .contains("<p>Was it a rat I saw?</p>", "?was I tar a ti saW");
        assertThat(visitor.ask(" ").body()).contains("The message is blank.");
        assertThat(client.sql("SELECT count(*) FROM spring_session WHERE principal_name LIKE 'user%'")
                        .query(Integer.class)
                        .single())
                .isOne();
        visitor.post("/logout");
        assertThat(visitor.get("/").statusCode()).isEqualTo(302);
    }
}
