package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** From the first form to the last: every step as a client sees it. */
@ServerTest
class AccountFlowTest {
    @Autowired
    private JdbcClient database;

    private Client client;
    private Accounts accounts;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        client = new Client(port);
        accounts = new Accounts(client);
    }

    @Test
    @DisplayName("S2-AUTH-1..4, S4-EMAIL-1, C41: register, verify, sign in, use, refresh, sign out")
    void accountLivesFromTheFormToSigningOut() {
        String name = Accounts.freshName();

        HttpResponse<String> registered = accounts.register(name, name + "@example.org", Accounts.PASSWORD);
        assertThat(registered.statusCode()).isEqualTo(202);
        assertThat(registered.body()).isEqualTo("{\"message\":\"Please look into your mail: it says how to go on.\"}");
        String token = accounts.tokenFor(name + "@example.org", "verify");
        assertThat(accounts.login(name, Accounts.PASSWORD).statusCode()).isEqualTo(403);
        assertThat(client.post("/auth/verify", "{\"token\":\"" + token + "\"}").statusCode())
                .isEqualTo(204);
        assertThat(Client.json(client.post("/auth/verify", "{\"token\":\"" + token + "\"}"))
                        .path("code")
                        .asString())
                .isEqualTo("TOKEN_INVALID");

        JsonNode signedIn = Client.json(accounts.login(name + "@EXAMPLE.org", Accounts.PASSWORD));
        assertThat(signedIn.propertyNames())
                .containsExactly("accessToken", "tokenType", "expiresIn", "refreshToken", "user");
        assertThat(signedIn.path("user").path("username").asString()).isEqualTo(name);
        String bearer = "Bearer " + signedIn.path("accessToken").asString();
        HttpResponse<String> account = client.get("/api/account", "Authorization", bearer);
        assertThat(account.statusCode()).isEqualTo(200);
        assertThat(account.headers().firstValue("RateLimit-Limit")).isPresent();
        assertThat(account.headers().firstValue("RateLimit-Remaining")).isPresent();
        assertThat(account.headers().firstValue("RateLimit-Reset")).isPresent();

        JsonNode refreshed =
                Client.json(accounts.refresh(signedIn.path("refreshToken").asString()));
        assertThat(refreshed.path("refreshToken").asString())
                .isNotEqualTo(signedIn.path("refreshToken").asString());

        HttpResponse<String> out = client.post("/auth/logout", "", "Authorization", bearer);
        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(out.headers().firstValue("Clear-Site-Data")).hasValue("\"cache\"");
        assertThat(client.get("/api/account", "Authorization", bearer).statusCode())
                .isEqualTo(401);
        assertThat(accounts.refresh(refreshed.path("refreshToken").asString()).statusCode())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("C6: tabs that ask in the same moment all go on, with one token")
    void parallelRefreshesGetOneSuccessor() throws Exception {
        Accounts.User user = accounts.user();
        String token = Client.json(accounts.login(user.name(), Accounts.PASSWORD))
                .path("refreshToken")
                .asString();
        ExecutorService tabs = Executors.newFixedThreadPool(8);
        try {
            List<Future<HttpResponse<String>>> answers =
                    tabs.invokeAll(Collections.nCopies(8, () -> accounts.refresh(token)));

            Set<String> successors = new HashSet<>();
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
                successors.add(Client.json(answer.get()).path("refreshToken").asString());
            }
            assertThat(successors).hasSize(1).doesNotContain(token);
        } finally {
            tabs.shutdownNow();
        }
    }

    @Test
    @DisplayName("S4-AUTH-6: users see their logins, and that they were there")
    void historyIsKept() {
        Accounts.User user = accounts.user();
        accounts.login(user.name(), "wrong password 1");

        JsonNode logins = Client.json(client.get("/api/account/logins?limit=1", "Authorization", user.bearer()));
        JsonNode older = Client.json(client.get(
                "/api/account/logins?after=" + logins.path("next").asString(), "Authorization", user.bearer()));

        assertThat(logins.path("items").get(0).path("outcome").asString()).isEqualTo("bad-password");
        assertThat(logins.path("items").get(0).path("address").asString()).isEqualTo("127.0.0.1");
        assertThat(logins.path("items").get(0).path("client").asString()).startsWith("Java-http-client");
        assertThat(older.path("items").get(0).path("outcome").asString()).isEqualTo("success");
        assertThat(older.has("next")).isFalse();
        JsonNode account = Client.json(client.get("/api/account", "Authorization", user.bearer()));
        assertThat(account.path("lastActiveAt").asString()).endsWith("Z");
    }

    @Test
    void forgottenPasswordIsChosenAnewAndEndsEverySession() {
        Accounts.User user = accounts.user();

        assertThat(client.post("/auth/forgot", "{\"email\":\"" + user.email() + "\"}")
                        .statusCode())
                .isEqualTo(202);
        String token = accounts.tokenFor(user.email(), "reset");
        HttpResponse<String> weak =
                client.post("/auth/reset", "{\"token\":\"" + token + "\",\"password\":\"password1\"}");
        HttpResponse<String> reset =
                client.post("/auth/reset", "{\"token\":\"" + token + "\",\"password\":\"Tulip lamp 77\"}");

        assertThat(Client.json(weak).path("problems").get(0).path("code").asString())
                .isEqualTo("password_common");
        assertThat(reset.statusCode()).isEqualTo(204);
        assertThat(client.get("/api/account", "Authorization", user.bearer()).statusCode())
                .isEqualTo(401);
        assertThat(accounts.login(user.name(), Accounts.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(accounts.login(user.name(), "Tulip lamp 77").statusCode()).isEqualTo(200);
        assertThat(accounts.mailTo(user.email(), "Claviger: Your password was changed"))
                .isNotEmpty();
    }

    @Test
    void passwordIsChangedWithTheOldOneAndOtherSessionsEndIfWished() {
        Accounts.User user = accounts.user();
        String other = accounts.signIn(user.name(), Accounts.PASSWORD);

        HttpResponse<String> wrong = accounts.put(
                "/api/account/password", "{\"current\":\"no\",\"password\":\"Tulip lamp 77\"}", user.bearer());
        HttpResponse<String> changed = accounts.put(
                "/api/account/password",
                "{\"current\":\"" + Accounts.PASSWORD + "\",\"password\":\"Tulip lamp 77\",\"endOtherSessions\":true}",
                user.bearer());

        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(changed.statusCode()).isEqualTo(204);
        assertThat(client.get("/api/account", "Authorization", user.bearer()).statusCode())
                .isEqualTo(200);
        assertThat(client.get("/api/account", "Authorization", other).statusCode())
                .isEqualTo(401);
    }

    @Test
    void sessionsAreListedAndEnded() {
        Accounts.User user = accounts.user();
        String other = accounts.signIn(user.name(), Accounts.PASSWORD);
        String third = accounts.signIn(user.name(), Accounts.PASSWORD);

        JsonNode sessions = Client.json(client.get("/api/account/sessions", "Authorization", other))
                .path("items");
        assertThat(sessions.size()).isEqualTo(3);
        String current = sessions.valueStream()
                .filter(session -> session.path("current").asBoolean())
                .map(session -> session.path("id").asString())
                .findFirst()
                .orElseThrow();
        assertThat(accounts.delete("/api/account/sessions/" + current, "", third)
                        .statusCode())
                .isEqualTo(204);
        assertThat(client.get("/api/account", "Authorization", other).statusCode())
                .isEqualTo(401);
        assertThat(accounts.delete("/api/account/sessions", "", third).statusCode())
                .isEqualTo(204);
        assertThat(client.get("/api/account", "Authorization", user.bearer()).statusCode())
                .isEqualTo(401);
        assertThat(client.get("/api/account", "Authorization", third).statusCode())
                .isEqualTo(200);
    }

    @Test
    void deletedAccountLeavesNothing() {
        Accounts.User user = accounts.user();
        String id = Client.json(client.get("/api/account", "Authorization", user.bearer()))
                .path("id")
                .asString();

        HttpResponse<String> wrong = accounts.delete("/api/account", "{\"password\":\"no\"}", user.bearer());
        HttpResponse<String> gone =
                accounts.delete("/api/account", "{\"password\":\"" + Accounts.PASSWORD + "\"}", user.bearer());

        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(gone.statusCode()).isEqualTo(204);
        assertThat(client.get("/api/account", "Authorization", user.bearer()).statusCode())
                .isEqualTo(401);
        assertThat(accounts.login(user.name(), Accounts.PASSWORD).statusCode()).isEqualTo(401);
        for (String table : new String[] {"sessions", "mail_tokens", "known_devices", "logins"}) {
            assertThat(database.sql("SELECT COUNT(*) FROM " + table + " WHERE user_id = ?")
                            .param(id)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    @DisplayName("S4-AUTH-3, S4-EMAIL-3: forms are checked, all faults at once, without an echo")
    void faultyFormsAreRefused() {
        HttpResponse<String> response = accounts.register("a b", "nobody@", "short");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Client.json(response)
                        .path("problems")
                        .valueStream()
                        .map(problem -> problem.path("code").asString()))
                .containsExactly("username_form", "email_form", "password_short");
        assertThat(response.body()).doesNotContain("nobody").doesNotContain("a b");
    }

    @Test
    void nameThatNoDatabaseTakesIsNobodys() {
        for (String name : List.of("a\\u0000da", "\\ud800")) {
            assertThat(accounts.login(name, Accounts.PASSWORD).statusCode())
                    .as(name)
                    .isEqualTo(401);
        }
    }

    @Test
    void linkForANewPasswordHoldsThoughOthersAskForMoreInTheOwnersName() {
        Accounts.User owner = accounts.user();
        String json = "{\"email\":\"" + owner.email() + "\"}";
        client.post("/auth/forgot", json);
        String token = accounts.tokenFor(owner.email(), "reset");
        client.post("/auth/forgot", json);
        await().until(() -> !accounts.tokenFor(owner.email(), "reset").equals(token));

        HttpResponse<String> reset =
                client.post("/auth/reset", "{\"token\":\"" + token + "\",\"password\":\"Another lamp 43\"}");

        assertThat(reset.statusCode()).isEqualTo(204);
    }
}
