package io.claviger.examples.chatserver.security;

import static io.claviger.examples.chatserver.security.Route.Who.ADMIN;
import static io.claviger.examples.chatserver.security.Route.Who.ANYONE;
import static io.claviger.examples.chatserver.security.Route.Who.GUEST;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import io.claviger.examples.chatserver.security.Route.Rate;
import java.util.List;

/** Every route and who may call it. What is not here is refused; a test compares this table with what is served. */
public final class Routes {
    /** The table. The first line that fits decides. */
    public static final List<Route> ALL = List.of(
            // seed 000
            new Route(POST, "/api/chat/message", GUEST, Rate.OPEN),
            new Route(POST, "/api/chat/stream", GUEST, Rate.OPEN),
            new Route(GET, "/api/chat/providers", GUEST),
            // operations
            new Route(GET, "/api/openapi.json", GUEST, Rate.OPEN),
            new Route(GET, "/api/admin/audit", ADMIN),
            new Route(GET, "/api/admin/audit/verification", ADMIN),
            new Route(GET, "/livez", ANYONE, Rate.NONE),
            new Route(GET, "/readyz", ANYONE, Rate.NONE),
            new Route(GET, "/actuator/health/**", ANYONE, Rate.NONE),
            new Route(GET, "/actuator/prometheus", ADMIN));

    private Routes() {}
}
