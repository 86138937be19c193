package io.claviger.examples.chatserver.limits;

import io.claviger.examples.chatserver.security.RouteTable;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import io.claviger.provider.TimeSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Counts calls behind the filters that say who calls. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitsProperties.class)
public class LimitsConfiguration {
    /** After Spring Security, see {@code spring.security.filter.order}. */
    private static final int ORDER = 20;

    @Bean
    RateLimits rateLimits(LimitsProperties properties, TimeSource time) {
        return new RateLimits(properties.byClass(), time::instant);
    }

    @Bean
    FilterRegistrationBean<RateLimitFilter> rateLimitFilter(RouteTable routes, RateLimits limits, JsonAnswers json) {
        FilterRegistrationBean<RateLimitFilter> filter =
                new FilterRegistrationBean<>(new RateLimitFilter(routes, limits, json));
        filter.setOrder(ORDER);
        return filter;
    }
}
