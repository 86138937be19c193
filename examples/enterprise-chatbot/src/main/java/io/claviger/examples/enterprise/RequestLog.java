package io.claviger.examples.enterprise;

import io.claviger.provider.TimeSource;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Logs one line for each request, when it has ended: method, route, status and duration; nothing that was typed (C40). */
final class RequestLog extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger("chatbot.requests");
    private static final String START = RequestLog.class.getName();
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

    private final TimeSource time;

    RequestLog(TimeSource time) {
        this.time = time;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isAsyncDispatch(request)) {
            request.setAttribute(START, time.nanoTime());
        }
        boolean returned = false;
        try {
            chain.doFilter(request, response);
            returned = true;
        } finally {
            if (!isAsyncStarted(request)) {
                log(request, returned ? response.getStatus() : HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            }
        }
    }

    private void log(HttpServletRequest request, int status) {
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        long start = (Long) request.getAttribute(START);
        LOG.atInfo()
                .addKeyValue("method", METHODS.contains(request.getMethod()) ? request.getMethod() : "other")
                .addKeyValue("route", route == null ? "none" : route.toString())
                .addKeyValue("status", status)
                .addKeyValue(
                        "durationMs", Duration.ofNanos(time.nanoTime() - start).toMillis())
                .log("Request");
    }
}
