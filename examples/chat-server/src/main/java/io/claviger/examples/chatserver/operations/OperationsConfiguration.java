package io.claviger.examples.chatserver.operations;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/**
 * Who reaches health and metrics where they have a port of their own ({@code management.server.port}): everybody who reaches
 * the port, which is this machine alone unless {@code management.server.address} says otherwise. Without such a port the
 * table of routes decides.
 */
@Configuration(proxyBeanMethods = false)
public class OperationsConfiguration {
    @Bean
    @Order(1)
    SecurityFilterChain managementPort(HttpSecurity http, Environment environment) {
        return http.securityMatcher(request -> isManagement(request, environment))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.GET, "/actuator/health/**", "/actuator/prometheus")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(
                        refusal -> refusal.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND)))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private static boolean isManagement(HttpServletRequest request, Environment environment) {
        return ManagementPortType.get(environment) == ManagementPortType.DIFFERENT
                && environment.getProperty("local.management.port", Integer.class, -1) == request.getLocalPort();
    }
}
