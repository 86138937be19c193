package io.claviger.examples.enterprise;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session that has lasted long enough, however busy it is (ASVS 5.0, 7.3.2); idle ones end by themselves. */
final class SessionLifetime extends OncePerRequestFilter {
    private final Duration lifetime;
    private final InstantSource clock;

    SessionLifetime(Duration lifetime, InstantSource clock) {
        this.lifetime = lifetime;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            Instant end = Instant.ofEpochMilli(session.getCreationTime()).plus(lifetime);
            if (!clock.instant().isBefore(end)) {
                session.invalidate();
            }
        }
        chain.doFilter(request, response);
    }
}
