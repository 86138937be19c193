package io.claviger.examples.chatserver.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Finds requests in a table of routes. Immutable. */
public final class RouteTable {
    private final List<Line> lines;

    /** A route whose pattern is ready for comparison. */
    private record Line(Route route, PathPattern pattern) {}

    RouteTable(List<Route> routes) {
        lines = routes.stream()
                .map(route -> new Line(route, PathPatternParser.defaultInstance.parse(route.pattern())))
                .toList();
    }

    /**
     * {@return the first route that a request fits}
     *
     * @param request a request
     */
    public Optional<Route> find(HttpServletRequest request) {
        PathContainer path = path(request);
        return lines.stream()
                .filter(line -> line.route().method().matches(request.getMethod()))
                .filter(line -> line.pattern().matches(path))
                .map(Line::route)
                .findFirst();
    }

    /** As it was sent: the servlet's path is decoded already, and what it holds then need not be decodable again. */
    private static PathContainer path(HttpServletRequest request) {
        return PathContainer.parsePath(request.getRequestURI());
    }

    /** {@return the methods that the path of a request is served with} */
    List<String> methods(HttpServletRequest request) {
        PathContainer path = path(request);
        return lines.stream()
                .filter(line -> line.pattern().matches(path))
                .map(line -> line.route().method().name())
                .distinct()
                .toList();
    }
}
