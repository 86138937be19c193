package io.claviger.examples.chatserver.security;

import static io.claviger.examples.chatserver.security.Route.Who.ADMIN;
import static io.claviger.examples.chatserver.security.Route.Who.ANYONE;
import static io.claviger.examples.chatserver.security.Route.Who.GUEST;
import static io.claviger.examples.chatserver.security.Route.Who.USER;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.claviger.examples.chatserver.security.Route.Rate;
import java.util.List;

/** Every route and who may call it. What is not here is refused; a test compares this table with what is served. */
public final class Routes {
    /** Pictures come within the questions. */
    private static final int PICTURES = 8 << 20;

    /** What a user brings back. */
    private static final int EXPORTS = 20 << 20;

    /** The table. The first line that fits decides. */
    public static final List<Route> ALL = List.of(
            // seed 000
            new Route(POST, "/api/chat/message", GUEST, Rate.OPEN),
            new Route(POST, "/api/chat/stream", GUEST, Rate.OPEN),
            new Route(GET, "/api/chat/providers", GUEST),
            new Route(POST, "/api/chat/models", GUEST, Rate.HEAVY),
            // conversations
            new Route(GET, "/api/conversations", USER),
            new Route(POST, "/api/conversations", USER),
            new Route(GET, "/api/conversations/{id}", USER),
            new Route(PATCH, "/api/conversations/{id}", USER),
            new Route(DELETE, "/api/conversations/{id}", USER),
            new Route(GET, "/api/conversations/{id}/messages", USER),
            new Route(GET, "/api/search", USER),
            new Route(GET, "/api/conversations/{id}/export", USER, Rate.HEAVY),
            new Route(GET, "/api/export", USER, Rate.HEAVY),
            new Route(POST, "/api/import", USER, Rate.HEAVY).taking(EXPORTS),
            // usage
            new Route(GET, "/api/usage", USER),
            new Route(GET, "/api/usage.csv", USER),
            // keys that are brought once
            new Route(POST, "/api/key-sessions", USER),
            new Route(GET, "/api/key-sessions", USER),
            new Route(DELETE, "/api/key-sessions/{id}", USER),
            // as OpenAI's clients ask
            new Route(POST, "/v1/chat/completions", USER, Rate.ANSWER).taking(PICTURES),
            new Route(GET, "/v1/models", USER),
            // answers, and what happens while they are written
            new Route(POST, "/api/conversations/{id}/messages", USER, Rate.ANSWER),
            new Route(POST, "/api/conversations/{id}/messages/{message}/answers", USER, Rate.ANSWER),
            new Route(GET, "/api/generations/{id}", USER),
            new Route(GET, "/api/generations/{id}/events", USER),
            new Route(POST, "/api/generations/{id}/stop", USER),
            new Route(POST, "/api/live/tickets", USER),
            // whoever has a ticket, which is asked for at the handshake
            new Route(GET, "/live", ANYONE),
            // signing in
            new Route(POST, "/auth/register", ANYONE, Rate.MAIL),
            new Route(POST, "/auth/verify", ANYONE, Rate.LOGIN),
            new Route(POST, "/auth/resend", ANYONE, Rate.MAIL),
            new Route(POST, "/auth/login", ANYONE, Rate.LOGIN),
            new Route(POST, "/auth/refresh", ANYONE, Rate.REFRESH),
            new Route(POST, "/auth/logout", ANYONE, Rate.REFRESH),
            new Route(GET, "/auth/csrf", ANYONE),
            new Route(POST, "/auth/forgot", ANYONE, Rate.MAIL),
            new Route(POST, "/auth/reset", ANYONE, Rate.LOGIN),
            new Route(POST, "/auth/unlock", ANYONE, Rate.LOGIN),
            new Route(GET, "/auth/setup", ANYONE),
            new Route(POST, "/auth/setup", ANYONE, Rate.LOGIN),
            // the own account
            new Route(GET, "/api/account", USER),
            new Route(DELETE, "/api/account", USER, Rate.LOGIN),
            new Route(PUT, "/api/account/password", USER, Rate.LOGIN),
            new Route(GET, "/api/account/sessions", USER),
            new Route(DELETE, "/api/account/sessions", USER),
            new Route(DELETE, "/api/account/sessions/{id}", USER),
            new Route(GET, "/api/account/logins", USER),
            // administration
            new Route(GET, "/api/admin/users", ADMIN),
            new Route(POST, "/api/admin/users/{id}/lock", ADMIN),
            new Route(POST, "/api/admin/users/{id}/unlock", ADMIN),
            new Route(DELETE, "/api/admin/users/{id}/sessions", ADMIN),
            new Route(PUT, "/api/admin/users/{id}/admin", ADMIN),
            // the mails of a server without a mail server, for this machine alone
            new Route(GET, "/outbox", ANYONE),
            new Route(GET, "/outbox/mails", ANYONE),
            // operations
            new Route(GET, "/api/openapi.json", GUEST, Rate.OPEN),
            new Route(GET, "/api/admin/audit", ADMIN),
            new Route(GET, "/api/admin/audit/verification", ADMIN),
            new Route(GET, "/livez", ANYONE, Rate.NONE),
            new Route(GET, "/readyz", ANYONE, Rate.NONE),
            new Route(GET, "/actuator/health/**", ANYONE, Rate.NONE),
            new Route(GET, "/actuator/prometheus", ADMIN, Rate.NONE));

    private Routes() {}
}
