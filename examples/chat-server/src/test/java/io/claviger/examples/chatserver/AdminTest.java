package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.examples.chatserver.security.Caller;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What administrators do. */
@ServerTest
class AdminTest {
    @Autowired
    private SignedIn signedIn;

    @LocalServerPort
    private int port;

    private Client client;
    private Accounts accounts;

    @BeforeEach
    void connect() {
        client = new Client(port);
        accounts = new Accounts(client);
    }

    private HttpResponse<String> post(String path, String bearer) {
        return client.send(client.request(path)
                .header("Authorization", bearer)
                .POST(BodyPublishers.noBody())
                .build());
    }

    @Test
    void usersAreFoundPageByPage() {
        String bearer = signedIn.bearer(signedIn.admin());
        String mark = Accounts.freshName().substring(0, 12);
        for (int i = 0; i < 3; i++) {
            accounts.register(mark + i, mark + i + "@example.org", Accounts.PASSWORD);
            accounts.tokenFor(mark + i + "@example.org", "verify");
        }

        JsonNode first = Client.json(client.get("/api/admin/users?limit=2&q=" + mark, "Authorization", bearer));
        JsonNode second = Client.json(client.get(
                "/api/admin/users?limit=2&q=" + mark + "&after="
                        + first.path("next").asString(),
                "Authorization",
                bearer));

        assertThat(first.path("items").size()).isEqualTo(2);
        assertThat(second.path("items").size()).isEqualTo(1);
        assertThat(second.has("next")).isFalse();
        assertThat(second.path("items").get(0).propertyNames())
                .containsExactly("id", "username", "email", "admin", "verified", "locked", "createdAt");
        assertThat(Client.json(client.get("/api/admin/users?q=%25" + mark, "Authorization", bearer))
                        .path("items")
                        .size())
                .isZero();
        for (String wrong : new String[] {"limit=0", "limit=101", "limit=x", "after=x", "after=%20"}) {
            assertThat(client.get("/api/admin/users?" + wrong, "Authorization", bearer)
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    @DisplayName("S4-LOCK-1: a lock ends every session at once, until it is taken back")
    void lockedUserIsOutAtOnce() {
        String admin = signedIn.bearer(signedIn.admin());
        Accounts.User user = accounts.user();
        String id = Client.json(client.get("/api/account", "Authorization", user.bearer()))
                .path("id")
                .asString();

        assertThat(post("/api/admin/users/" + id + "/lock", admin).statusCode()).isEqualTo(204);
        assertThat(client.get("/api/account", "Authorization", user.bearer()).statusCode())
                .isEqualTo(401);
        assertThat(Client.json(accounts.login(user.name(), Accounts.PASSWORD))
                        .path("code")
                        .asString())
                .isEqualTo("ACCOUNT_LOCKED");
        assertThat(accounts.login(user.name(), "Another lamp 43").statusCode()).isEqualTo(401);
        assertThat(post("/api/admin/users/" + id + "/unlock", admin).statusCode())
                .isEqualTo(204);
        assertThat(accounts.login(user.name(), Accounts.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void roleIsGivenAndTakenAtOnceAndNeverOnesOwn() {
        Caller first = signedIn.admin();
        Caller second = signedIn.user();
        String admin = signedIn.bearer(first);
        String path = "/api/admin/users/" + second.userId() + "/admin";

        assertThat(accounts.put(path, "{\"admin\":true}", admin).statusCode()).isEqualTo(204);
        String promoted = signedIn.bearer(new Caller(second.userId(), second.sessionId(), true));
        assertThat(client.get("/api/admin/users", "Authorization", promoted).statusCode())
                .isEqualTo(200);
        assertThat(accounts.put(path, "{\"admin\":false}", admin).statusCode()).isEqualTo(204);
        assertThat(client.get("/api/admin/users", "Authorization", promoted).statusCode())
                .isEqualTo(401);

        HttpResponse<String> own =
                accounts.put("/api/admin/users/" + first.userId() + "/admin", "{\"admin\":false}", admin);
        assertThat(own.statusCode()).isEqualTo(409);
        assertThat(post("/api/admin/users/" + first.userId() + "/lock", admin).statusCode())
                .isEqualTo(409);
        assertThat(post("/api/admin/users/usr_nobody/lock", admin).statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("S1-AUTH-9: a role that is taken ends the tokens that name it, and what is open by them, at once")
    void whatIsOpenByALostRoleEnds() {
        Caller lost = signedIn.admin();
        Chat former = new Chat(port, signedIn, lost);
        String generation = Client.json(former.ask(Chat.id("conv"), Chat.question("m1", "four", Keys.groq("silent"))))
                .at("/answer/generation")
                .asString();
        try (Socket socket = former.socket()) {
            String path = "/api/admin/users/" + lost.userId() + "/admin";
            assertThat(accounts.put(path, "{\"admin\":false}", signedIn.bearer(signedIn.admin()))
                            .statusCode())
                    .isEqualTo(204);

            socket.say("stop", "s1", "{\"generation\":\"" + generation + "\"}");
            assertThat(socket.awaitClose()).isEqualTo(4001);
        }
        for (String path :
                new String[] {"/api/admin/users", "/api/admin/audit", "/api/account", "/actuator/prometheus"}) {
            assertThat(former.get(path).statusCode()).as(path).isEqualTo(401);
        }
        // The sign-in itself goes on: its next token names no role.
        Chat user = new Chat(port, signedIn, new Caller(lost.userId(), lost.sessionId(), false));
        assertThat(user.get("/api/admin/users").statusCode()).isEqualTo(403);
        assertThat(user.post("/api/generations/" + generation + "/stop", "").statusCode())
                .isEqualTo(202);
    }
}
