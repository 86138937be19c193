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
 *
 * <p>A browser says where a call comes from in {@code Sec-Fetch-Site} (W3C Fetch Metadata), older ones in {@code Origin}
 * (RFC 6454); no script can change either. A client that sends neither is no browser and carries nobody else's cookie.
 */
final class SameOrigin extends OncePerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> OWN = Set.of("same-origin", "none");
    private static final ErrorBody REFUSAL =
            ErrorBody.of("Forbidden", "This API answers its own page only, not pages of other sites.", "CROSS_ORIGIN");

    private final Set<String> allowedOrigins;
    private final JsonAnswers json;

    SameOrigin(Set<String> allowedOrigins, JsonAnswers json) {
        this.allowedOrigins = allowedOrigins;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!ApiPaths.isApi(request) || READING.contains(request.getMethod()) || isOwn(request)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Connection", "close");
        json.refuse(request, response, HttpServletResponse.SC_FORBIDDEN, REFUSAL);
    }

    private boolean isOwn(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        if (origin != null && allowedOrigins.contains(origin)) {
            return true;
        }
        if (site != null) {
            return OWN.contains(site);
        }
        return origin == null || origin.equals(request.getScheme() + "://" + request.getHeader("Host"));
    }
}
