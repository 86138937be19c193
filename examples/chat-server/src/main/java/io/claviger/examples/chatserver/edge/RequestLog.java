package io.claviger.examples.chatserver.edge;

import io.claviger.provider.TimeSource;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Logs one line for each request: method, route, status, duration and an id, which the client gets as well. Nothing that
 * the client wrote: no path, query, header or body.
 */
final class RequestLog extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger("io.claviger.examples.chatserver.requests");
    private static final String ID = "requestId";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");

    private final TimeSource time;

    RequestLog(TimeSource time) {
        this.time = time;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long start = time.nanoTime();
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        response.setHeader("X-Request-Id", id);
        boolean returned = false;
        MDC.put(ID, id);
        try {
            chain.doFilter(request, response);
            returned = true;
        } finally {
            LOG.info(
                    "method={} route={} status={} durationMs={} requestId={}",
                    METHODS.contains(request.getMethod()) ? request.getMethod() : "other",
                    route(request),
                    returned ? response.getStatus() : HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                    Duration.ofNanos(time.nanoTime() - start).toMillis(),
                    id);
            MDC.remove(ID);
        }
    }

    /** The template and not the path, which may hold anything; {@code none} when a filter answered. */
    private static String route(HttpServletRequest request) {
        Object template = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return template == null ? "none" : template.toString();
    }
}
