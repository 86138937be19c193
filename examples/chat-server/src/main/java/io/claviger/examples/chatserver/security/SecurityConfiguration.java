package io.claviger.examples.chatserver.security;

import io.claviger.examples.chatserver.wire.JsonAnswers;
import io.claviger.provider.TimeSource;
import io.claviger.spring.ProductionMode;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;

/** Applies the table of routes. Stateless: whoever calls shows a token each time. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecurityProperties.class)
public class SecurityConfiguration {
    private static final int SECRET_BYTES = 32;
    private static final Set<String> SERVED = Set.of("/api/", "/auth/", "/v1/", "/actuator", "/live", "/outbox");

    @Bean
    AccessTokens accessTokens(SecurityProperties properties, TimeSource time) {
        return new AccessTokens(new SecretKeySpec(secret(properties.tokenSecret()), "HmacSHA256"), time::instant);
    }

    @Bean
    SessionCheck sessionCheck(JdbcClient database) {
        return new SqlSessionCheck(database);
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
    SecurityFilterChain routes(
            HttpSecurity http, Refusals refusals, SecurityProperties properties, ProductionMode mode) {
        boolean guests = properties.guests() == null ? !mode.isOn() : properties.guests();
        AuthenticationEntryPoint signIn = (request, response, why) -> refusals.signIn(request, response);
        return http.authorizeHttpRequests(requests -> rules(requests, guests))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(CallerToken::of))
                        .authenticationEntryPoint(signIn))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(signIn)
                        .accessDeniedHandler((request, response, why) -> refusals.forbidden(request, response)))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
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

    private static byte[] secret(@Nullable String configured) {
        if (configured != null) {
            byte[] secret = configured.getBytes(StandardCharsets.UTF_8);
            if (secret.length < SECRET_BYTES) {
                throw new IllegalStateException("claviger.security.token-secret needs " + SECRET_BYTES
                        + " bytes or more; found " + secret.length + ".");
            }
            return secret;
        }
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }
}
