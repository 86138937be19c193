package io.claviger.examples.enterprise;

import io.claviger.provider.TimeSource;
import jakarta.servlet.Filter;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The filters that a request passes before Spring Security's. */
@Configuration(proxyBeanMethods = false)
class EdgeConfiguration {
    private static final int SECURITY = -100;

    @Bean
    TimeSource time() {
        return TimeSource.system();
    }

    @Bean
    InstantSource clock(TimeSource time) {
        return time::instant;
    }

    @Bean
    FilterRegistrationBean<RequestLog> requestLog(TimeSource time) {
        return before(SECURITY - 3, new RequestLog(time));
    }

    @Bean
    @ConditionalOnBooleanProperty("chatbot.https")
    FilterRegistrationBean<HttpsOnly> httpsOnly() {
        return before(SECURITY - 2, new HttpsOnly());
    }

    @Bean
    FilterRegistrationBean<SessionLifetime> sessionLifetime(ChatbotProperties properties, InstantSource clock) {
        return before(SECURITY - 1, new SessionLifetime(properties.sessionLifetime(), clock));
    }

    @Bean
    FilterRegistrationBean<LoginGuard> loginGuardAlone(LoginGuard guard) {
        FilterRegistrationBean<LoginGuard> registration = new FilterRegistrationBean<>(guard);
        registration.setEnabled(false); // Spring Security has it in its own chain
        return registration;
    }

    private static <F extends Filter> FilterRegistrationBean<F> before(int order, F filter) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
