package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a browser needs to go on: a cookie, and the proof that the own page asks. */
@ServerTest
class CookieTest {
    private Client client;
    private Accounts.User user;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        client = new Client(port);
        user = new Accounts(client).user();
    }

    private String cookie(HttpResponse<String> response, String name) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(one -> one.startsWith(name + "="))
                .map(one -> one.substring(name.length() + 1, one.indexOf(';')))
                .findFirst()
                .orElse("");
    }

    private String refreshCookie() {
        HttpResponse<String> response = client.post(
                "/auth/login", "{\"login\":\"" + user.name() + "\",\"password\":\"" + Accounts.PASSWORD + "\"}");
        assertThat(response.headers().allValues("Set-Cookie"))
                .anyMatch(one -> one.matches("refresh=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict"))
                .anyMatch(one -> one.startsWith("device=") && one.contains("HttpOnly; SameSite=Strict"))
                .noneMatch(one -> one.startsWith("XSRF-TOKEN"));
        return cookie(response, "refresh");
    }

    @Test
    @DisplayName("C7: the cookie alone does not go on: the page's header must come too")
    void cookieNeedsTheHeaderOfThePage() {
        String refresh = refreshCookie();
        HttpResponse<String> given = client.get("/auth/csrf");
        String csrf = cookie(given, "XSRF-TOKEN");

        HttpResponse<String> without = client.post("/auth/refresh", "{}", "Cookie", "refresh=" + refresh);
        HttpResponse<String> wrong = client.post(
                "/auth/refresh",
                "{}",
                "Cookie",
                "refresh=" + refresh + "; XSRF-TOKEN=" + csrf,
                "X-XSRF-TOKEN",
                "another");
        HttpResponse<String> right = client.post(
                "/auth/refresh", "{}", "Cookie", "refresh=" + refresh + "; XSRF-TOKEN=" + csrf, "X-XSRF-TOKEN", csrf);

        assertThat(given.statusCode()).isEqualTo(204);
        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(Client.json(without).path("code").asString()).isEqualTo("CSRF");
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(Client.json(right).has("refreshToken")).isFalse();
        assertThat(cookie(right, "refresh")).isNotEmpty().isNotEqualTo(refresh);
    }

    @Test
    void cookieSignsOutWithTheHeaderOfThePage() {
        String refresh = refreshCookie();
        String csrf = cookie(client.get("/auth/csrf"), "XSRF-TOKEN");
        String cookies = "refresh=" + refresh + "; XSRF-TOKEN=" + csrf;

        assertThat(client.post("/auth/logout", "", "Cookie", cookies).statusCode())
                .isEqualTo(403);
        HttpResponse<String> out = client.post("/auth/logout", "", "Cookie", cookies, "X-XSRF-TOKEN", csrf);

        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(out.headers().allValues("Set-Cookie"))
                .anyMatch(one -> one.startsWith("refresh=; Path=/; Max-Age=0"));
        assertThat(client.post("/auth/refresh", "{}", "Cookie", cookies, "X-XSRF-TOKEN", csrf)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void tokenInTheHeaderLeavesTheCookieOfThePageAlone() {
        String csrf = cookie(client.get("/auth/csrf"), "XSRF-TOKEN");

        HttpResponse<String> account =
                client.get("/api/account", "Authorization", user.bearer(), "Cookie", "XSRF-TOKEN=" + csrf);

        assertThat(account.statusCode()).isEqualTo(200);
        assertThat(account.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void pagesOfOtherSitesDoNotSignAnybodyIn() {
        HttpResponse<String> response = client.post(
                "/auth/login",
                "{\"login\":\"" + user.name() + "\",\"password\":\"" + Accounts.PASSWORD + "\"}",
                "Sec-Fetch-Site",
                "cross-site");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(Client.json(response).path("code").asString()).isEqualTo("CROSS_ORIGIN");
    }
}
