package io.claviger.examples.enterprise;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses plain HTTP, before a body is read. No redirect: what was sent, a password perhaps, was readable already. */
final class HttpsOnly extends OncePerRequestFilter {
    private static final Set<String> PROBES = Set.of("/livez", "/readyz");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.isSecure() || PROBES.contains(request.getRequestURI())) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Connection", "close");
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println("This server is used through HTTPS only.");
    }
}
