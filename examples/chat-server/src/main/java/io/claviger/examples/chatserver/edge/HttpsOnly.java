package io.claviger.examples.chatserver.edge;

import io.claviger.examples.chatserver.wire.ErrorBody;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what came over plain HTTP, before the body is read. It does not redirect: the keys were sent in the clear
 * already, and a client that is led on would not notice. Health probes inside a cluster may come without TLS.
 */
final class HttpsOnly extends OncePerRequestFilter {
    private static final ErrorBody REFUSAL = ErrorBody.of(
            "HTTPS required",
            "This server is used through HTTPS only. If keys were sent just now, replace them: they were readable on"
                    + " the way.",
            "HTTPS_REQUIRED");

    private final JsonAnswers json;

    HttpsOnly(JsonAnswers json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.isSecure() || ApiPaths.isHealth(request)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Connection", "close");
        json.refuse(request, response, HttpServletResponse.SC_FORBIDDEN, REFUSAL);
    }
}
