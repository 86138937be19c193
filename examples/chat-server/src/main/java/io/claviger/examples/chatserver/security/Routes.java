package io.claviger.examples.chatserver.security;

import static io.claviger.examples.chatserver.security.Route.Who.ADMIN;
import static io.claviger.examples.chatserver.security.Route.Who.ANYONE;
import static io.claviger.examples.chatserver.security.Route.Who.GUEST;
import static io.claviger.examples.chatserver.security.Route.Who.USER;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.claviger.examples.chatserver.security.Route.Rate;
import java.util.List;

/** Every route and who may call it. What is not here is refused; a test compares this table with what is served. */
public final class Routes {
    /** The table. The first line that fits decides. */
    public static final List<Route> ALL = List.of(
            // seed 000
            new Route(POST, "/api/chat/message", GUEST),
            new Route(POST, "/api/chat/stream", GUEST),
            new Route(GET, "/api/chat/providers", GUEST),
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
            new Route(GET, "/actuator/health/**", ANYONE, Rate.NONE));

    private Routes() {}
}
