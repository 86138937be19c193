package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.examples.chatserver.security.Caller;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class SignedInTest {
    @LocalServerPort
    int port;

    @Autowired
    SignedIn signedIn;

    @Autowired
    JdbcClient database;

    @Test
    void tokenHoldsUntilItsSessionEnds() {
        Caller caller = signedIn.user();
        String bearer = signedIn.bearer(caller);
        Client client = new Client(port);
        assertThat(client.get("/api/chat/providers", "Authorization", bearer).statusCode())
                .isEqualTo(200);
        database.sql("UPDATE sessions SET ended_at = 1 WHERE id = ?")
                .param(caller.sessionId())
                .update();
        assertThat(client.get("/api/chat/providers", "Authorization", bearer).statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatIsNotInTheTableOfRoutesIsNotThere() {
        Client client = new Client(port);
        String bearer = signedIn.bearer(signedIn.admin());
        assertThat(client.get("/api/elsewhere").statusCode()).isEqualTo(404);
        assertThat(client.get("/api/elsewhere", "Authorization", bearer).statusCode())
                .isEqualTo(404);
    }
}
