package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class OperationsTest {
    @LocalServerPort
    private int port;

    @Autowired
    private SignedIn signedIn;

    @Test
    @DisplayName("S3-METR-1: without a port of their own, metrics are for administrators")
    void metricsAreForAdministrators() {
        Client client = new Client(port);
        client.post(Client.MESSAGE, Client.question("hello", "groq", Keys.groq("")));

        assertThat(client.get("/actuator/prometheus").statusCode()).isEqualTo(401);
        assertThat(client.get("/actuator/prometheus", "Authorization", signedIn.bearer(signedIn.user()))
                        .statusCode())
                .isEqualTo(403);
        String metrics = client.get("/actuator/prometheus", "Authorization", signedIn.bearer(signedIn.admin()))
                .body();
        assertThat(metrics)
                .contains(
                        "claviger_", "provider=\"groq\"", "http_server_requests_seconds_bucket", "hikaricp_connections")
                .doesNotContain(Keys.groq(""));
    }

    @Test
    @DisplayName("S3-HEALTH-1: readiness asks the database, and strangers hear no more than a word")
    void healthIsAWord() {
        for (String path : new String[] {"/livez", "/readyz", "/actuator/health", "/actuator/health/readiness"}) {
            assertThat(new Client(port).get(path).statusCode()).as(path).isEqualTo(200);
            assertThat(new Client(port).get(path).body()).as(path).doesNotContain("db", "details");
        }
        assertThat(new Client(port).get("/actuator/health/readiness/db").statusCode())
                .isEqualTo(404);
    }
}
