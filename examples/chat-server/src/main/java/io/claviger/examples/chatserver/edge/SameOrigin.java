package io.claviger.examples.chatserver.edge;

import io.claviger.examples.chatserver.wire.ErrorBody;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses calls of the API that other sites' pages make in a visitor's name.
 */
final class SameOrigin extends OncePerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final ErrorBody REFUSAL =
            ErrorBody.of("Forbidden", "This API answers its own page only, not pages of other sites.", "CROSS_ORIGIN");

    private final OwnPages own;
    private final JsonAnswers json;

    SameOrigin(OwnPages own, JsonAnswers json) {
        this.own = own;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!ApiPaths.isApi(request) || READING.contains(request.getMethod()) || own.contain(request)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Connection", "close");
        json.refuse(request, response, HttpServletResponse.SC_FORBIDDEN, REFUSAL);
    }
}
