package io.claviger.examples.chatserver.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the browser what this page may never do (OWASP ASVS 5.0, section 3.4). */
final class SecurityHeaders extends OncePerRequestFilter {
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "connect-src 'self'",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "form-action 'self'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'");

    /** One year, the least that ASVS 5.0 (3.4.1) accepts. */
    private static final String TRANSPORT_SECURITY = "max-age=31536000";

    private final boolean httpsOnly;

    SecurityHeaders(boolean httpsOnly) {
        this.httpsOnly = httpsOnly;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        write(response);
        if (httpsOnly && request.isSecure()) {
            response.setHeader("Strict-Transport-Security", TRANSPORT_SECURITY);
        }
        chain.doFilter(request, response);
    }

    /** Writes the headers of every answer, also of those that no filter sees. */
    static void write(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        // The page's scripts and styles say otherwise for themselves.
        response.setHeader("Cache-Control", "no-store");
    }
}
