package io.claviger.examples.chatserver.security;

import io.claviger.examples.chatserver.wire.JsonAnswers;
import io.claviger.provider.TimeSource;
import io.claviger.spring.ProductionMode;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Applies the table of routes. Stateless: whoever calls shows a token each time. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecurityProperties.class)
public class SecurityConfiguration {
    private static final Set<String> BY_COOKIE = Set.of("/auth/refresh", "/auth/logout");
    private static final Set<String> SERVED =
            Set.of("/api/", "/auth/", "/v1/", "/v3/", "/swagger", "/actuator", "/live", "/readyz", "/outbox");

    @Bean
    ServerSecret serverSecret(SecurityProperties properties) {
        return new ServerSecret(properties.tokenSecret());
    }

    @Bean
    AccessTokens accessTokens(ServerSecret secret, TimeSource time) {
        return new AccessTokens(secret.key("access tokens"), time::instant);
    }

    @Bean
    SessionCheck sessionCheck(JdbcClient database, TimeSource time) {
        return new SqlSessionCheck(database, time::instant);
    }

    @Bean
    JwtDecoder jwtDecoder(AccessTokens tokens, SessionCheck sessions) {
        return text -> {
            var token = tokens.decoder().decode(text);
            if (!sessions.isOpen(AccessTokens.caller(token))) {
                throw new BadJwtException("The session has ended.");
            }
            return token;
        };
    }

    @Bean
    RouteTable routeTable() {
        return new RouteTable(Routes.ALL);
    }

    @Bean
    Refusals refusals(RouteTable routes, JsonAnswers json) {
        return new Refusals(routes, json);
    }

    @Bean
    RequestRejectedHandler notPlain(Refusals refusals) {
        return (request, response, why) -> refusals.notPlain(request, response);
    }

    @Bean
    Guests guests(SecurityProperties properties, ProductionMode mode) {
        return new Guests(properties.guests() == null ? !mode.isOn() : properties.guests());
    }

    @Bean
    SecurityFilterChain routes(HttpSecurity http, Refusals refusals, Guests guests) {
        AuthenticationEntryPoint signIn = (request, response, why) -> refusals.signIn(request, response);
        return http.authorizeHttpRequests(requests -> rules(requests, guests.areAllowed()))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(CallerToken::of))
                        .authenticationEntryPoint(signIn))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(signIn).accessDeniedHandler(refusals::forbidden))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(SecurityConfiguration::csrf)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Where a cookie alone says who calls; whoever shows a token has it from no cookie (ruling C7). */
    private static void csrf(CsrfConfigurer<HttpSecurity> csrf) {
        CookieCsrfTokenRepository repository = CookieCsrfTokenRepository.withHttpOnlyFalse();
        repository.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        // As csrf.spa() does it, but without a cookie on every answer: GET /auth/csrf asks for it.
        csrf.csrfTokenRepository(repository)
                .csrfTokenRequestHandler(new ByHeader())
                .requireCsrfProtectionMatcher(SecurityConfiguration::isByCookie)
                // A token of ten minutes is no new sign-in: the page keeps its CSRF token.
                .sessionAuthenticationStrategy((authentication, request, response) -> {});
    }

    /** Looks for the token nowhere else: to look for a parameter would be to read the body, however slowly it comes. */
    private static final class ByHeader extends CsrfTokenRequestAttributeHandler {
        @Override
        public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
            return request.getHeader(token.getHeaderName());
        }
    }

    private static boolean isByCookie(HttpServletRequest request) {
        return BY_COOKIE.contains(request.getServletPath())
                && request.getMethod().equals("POST")
                && Cookies.REFRESH.value(request) != null;
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            boolean guests) {
        // What the container and asynchronous answers come back for. Tomcat includes its error page when an answer has
        // begun already.
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.INCLUDE, DispatcherType.ASYNC)
                .permitAll();
        for (Route route : Routes.ALL) {
            var rule = requests.requestMatchers(route.method(), route.pattern());
            switch (route.who()) {
                case ANYONE -> rule.permitAll();
                case GUEST -> {
                    if (guests) {
                        rule.permitAll();
                    } else {
                        rule.hasAuthority(CallerToken.USER);
                    }
                }
                case USER -> rule.hasAuthority(CallerToken.USER);
                case ADMIN -> rule.hasAuthority(CallerToken.ADMIN);
            }
        }
        // The page and its parts.
        requests.requestMatchers(SecurityConfiguration::isPage)
                .permitAll()
                .anyRequest()
                .denyAll();
    }

    /** What nobody needs a token for, whether it is there or not. */
    private static boolean isPage(HttpServletRequest request) {
        return SERVED.stream().noneMatch(request.getServletPath()::startsWith);
    }
}
