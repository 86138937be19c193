package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.examples.chatserver.audit.AuditEvent;
import io.claviger.examples.chatserver.audit.AuditEvent.Outcome;
import io.claviger.examples.chatserver.security.Caller;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;

@ServerTest
class AuditRoutesTest {
    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private SignedIn signedIn;

    private JsonNode get(String path, Caller caller) {
        HttpResponse<String> response = new Client(port).get(path, "Authorization", signedIn.bearer(caller));
        assertThat(response.statusCode()).isEqualTo(200);
        return Client.json(response);
    }

    @Test
    void administratorsReadTheLogPageByPage() {
        Caller admin = signedIn.admin();
        for (String subject : new String[] {"one", "two", "three"}) {
            events.publishEvent(new AuditEvent(admin.userId(), "test.done", subject, Outcome.SUCCESS, "::1"));
        }

        JsonNode first = get("/api/admin/audit?limit=2", admin);
        JsonNode second =
                get("/api/admin/audit?limit=1&after=" + first.path("next").asString(), admin);

        assertThat(first.path("items").findValuesAsString("subject")).containsExactly("three", "two");
        assertThat(second.path("items").findValuesAsString("subject")).containsExactly("one");
        assertThat(second.path("items").get(0).path("at").asString()).endsWith("Z");
        JsonNode verification = get("/api/admin/audit/verification", admin);
        assertThat(verification.path("intact").asBoolean()).isTrue();
        assertThat(verification.path("head").asString())
                .isEqualTo(first.path("items").get(0).path("hash").asString());
    }

    @Test
    void nobodyElseDoes() {
        Client client = new Client(port);
        for (String path : new String[] {"/api/admin/audit", "/api/admin/audit/verification"}) {
            assertThat(client.get(path).statusCode()).isEqualTo(401);
            assertThat(client.get(path, "Authorization", signedIn.bearer(signedIn.user()))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(client.post(path, "{}", "Authorization", signedIn.bearer(signedIn.admin()))
                            .statusCode())
                    .isEqualTo(405);
        }
    }

    @Test
    void badCursorsAreRefused() {
        String bearer = signedIn.bearer(signedIn.admin());
        for (String query : new String[] {"limit=0", "limit=101", "limit=x", "after=x"}) {
            assertThat(new Client(port)
                            .get("/api/admin/audit?" + query, "Authorization", bearer)
                            .statusCode())
                    .as(query)
                    .isEqualTo(400);
        }
    }
}
