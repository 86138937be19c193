package io.claviger.examples.chatserver.body;

import io.claviger.examples.chatserver.security.RouteTable;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import io.claviger.provider.TimeSource;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How bodies are read, on every route. */
@Configuration(proxyBeanMethods = false)
public class BodyConfiguration {
    /** Before Spring Security, see {@code spring.security.filter.order}. */
    private static final int ORDER = 5;

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(RouteTable routes, JsonAnswers json) {
        FilterRegistrationBean<BodyLimit> filter = new FilterRegistrationBean<>(new BodyLimit(routes, json));
        filter.setOrder(ORDER);
        return filter;
    }

    @Bean
    JsonBodies jsonBodies(@Value("${claviger.http.body-timeout}") Duration patience, TimeSource time) {
        return new JsonBodies(patience, time);
    }

    @Bean
    WebMvcConfigurer strictBodies(JsonBodies bodies) {
        return new WebMvcConfigurer() {
            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
                converters.addCustomConverter(bodies);
            }
        };
    }
}
