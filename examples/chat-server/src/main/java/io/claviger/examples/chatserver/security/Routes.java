package io.claviger.examples.chatserver.security;

import static io.claviger.examples.chatserver.security.Route.Who.ADMIN;
import static io.claviger.examples.chatserver.security.Route.Who.ANYONE;
import static io.claviger.examples.chatserver.security.Route.Who.GUEST;
import static io.claviger.examples.chatserver.security.Route.Who.USER;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;

import io.claviger.examples.chatserver.security.Route.Rate;
import java.util.List;

/** Every route and who may call it. What is not here is refused; a test compares this table with what is served. */
public final class Routes {
    /** Pictures come within the questions. */
    private static final int PICTURES = 8 << 20;

    /** The table. The first line that fits decides. */
    public static final List<Route> ALL = List.of(
            // seed 000
            new Route(POST, "/api/chat/message", GUEST),
            new Route(POST, "/api/chat/stream", GUEST),
            new Route(GET, "/api/chat/providers", GUEST),
            // conversations
            new Route(GET, "/api/conversations", USER),
            new Route(POST, "/api/conversations", USER),
            new Route(GET, "/api/conversations/{id}", USER),
            new Route(PATCH, "/api/conversations/{id}", USER),
            new Route(DELETE, "/api/conversations/{id}", USER),
            new Route(GET, "/api/conversations/{id}/messages", USER),
            new Route(GET, "/api/search", USER),
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
            new Route(POST, "/api/conversations/{id}/messages", USER),
            new Route(POST, "/api/conversations/{id}/messages/{message}/answers", USER),
            new Route(GET, "/api/generations/{id}", USER),
            new Route(GET, "/api/generations/{id}/events", USER),
            new Route(POST, "/api/generations/{id}/stop", USER),
            new Route(POST, "/api/live/tickets", USER),
            // whoever has a ticket, which is asked for at the handshake
            new Route(GET, "/live", ANYONE),
            // operations
            new Route(GET, "/api/admin/audit", ADMIN),
            new Route(GET, "/api/admin/audit/verification", ADMIN),
            new Route(GET, "/livez", ANYONE, Rate.NONE),
            new Route(GET, "/readyz", ANYONE, Rate.NONE),
            new Route(GET, "/actuator/health/**", ANYONE, Rate.NONE),
            new Route(GET, "/actuator/prometheus", ADMIN, Rate.NONE));

    private Routes() {}
}
