package io.claviger.examples.chatserver.account;

import io.claviger.examples.chatserver.security.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Notes when users were there last, at most once a minute for each. */
final class LastActive extends OncePerRequestFilter {
    private static final long PAUSE = Duration.ofMinutes(1).toMillis();
    private static final int MOST = 10_000;

    private final UserStore users;
    private final InstantSource clock;
    private final Map<String, Long> noted = new LinkedHashMap<>(); // guarded by itself, eldest first

    LastActive(UserStore users, InstantSource clock) {
        this.users = users;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        if (known != null && known.getPrincipal() instanceof Caller caller && isDue(caller.userId())) {
            users.active(caller.userId());
        }
        chain.doFilter(request, response);
    }

    private boolean isDue(String userId) {
        long now = clock.millis();
        synchronized (noted) {
            Long last = noted.get(userId);
            if (last != null && now - last < PAUSE) {
                return false;
            }
            noted.remove(userId);
            noted.put(userId, now);
            if (noted.size() > MOST) {
                noted.remove(noted.keySet().iterator().next());
            }
            return true;
        }
    }
}
