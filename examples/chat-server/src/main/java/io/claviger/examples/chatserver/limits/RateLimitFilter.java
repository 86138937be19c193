package io.claviger.examples.chatserver.limits;

import io.claviger.examples.chatserver.edge.ClientAddress;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.security.Route;
import io.claviger.examples.chatserver.security.Route.Rate;
import io.claviger.examples.chatserver.security.RouteTable;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import io.claviger.limit.Decision;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts the calls that the table of routes lets pass, says in headers what is left, and refuses what is too much. */
final class RateLimitFilter extends OncePerRequestFilter {
    private final RouteTable routes;
    private final RateLimits limits;
    private final JsonAnswers json;

    RateLimitFilter(RouteTable routes, RateLimits limits, JsonAnswers json) {
        this.routes = routes;
        this.limits = limits;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Rate> rate = routes.find(request).map(Route::rate).filter(known -> known != Rate.NONE);
        if (rate.isPresent()) {
            Decision decision = count(rate.get(), request);
            response.setIntHeader("RateLimit-Limit", limits.limit(rate.get()));
            response.setIntHeader("RateLimit-Remaining", decision.remaining());
            response.setHeader("RateLimit-Reset", Long.toString(decision.resetInSeconds()));
            if (!decision.allowed()) {
                json.refuse(
                        request, response, TooManyRequests.STATUS, TooManyRequests.body(decision.retryAfterSeconds()));
                return;
            }
        }
        chain.doFilter(request, response);
    }

    /** The user, else the address (C14). */
    private Decision count(Rate rate, HttpServletRequest request) {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        return known != null && known.getPrincipal() instanceof Caller caller
                ? limits.tryAcquire(rate, caller)
                : limits.tryAcquire(rate, "address:" + ClientAddress.of(request));
    }
}
