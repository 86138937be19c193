package io.claviger.examples.chatserver.edge;

import io.claviger.examples.chatserver.wire.JsonAnswers;
import io.claviger.provider.TimeSource;
import io.claviger.spring.ProductionMode;
import jakarta.servlet.Filter;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The filters, in the order in which a request passes them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EdgeProperties.class)
public class EdgeConfiguration {
    /** Whether plain HTTP is refused. */
    record HttpsRule(boolean isOn) {}

    @Bean
    FilterRegistrationBean<RequestLog> requestLog(TimeSource time) {
        return inOrder(1, new RequestLog(time));
    }

    @Bean
    HttpsRule httpsRule(EdgeProperties properties, ProductionMode mode) {
        return new HttpsRule(properties.requireHttps() == null ? mode.isOn() : properties.requireHttps());
    }

    @Bean
    FilterRegistrationBean<SecurityHeaders> securityHeaders(HttpsRule https) {
        return inOrder(2, new SecurityHeaders(https.isOn()));
    }

    @Bean
    FilterRegistrationBean<HttpsOnly> httpsOnly(HttpsRule https, JsonAnswers json) {
        FilterRegistrationBean<HttpsOnly> filter = inOrder(3, new HttpsOnly(json));
        filter.setEnabled(https.isOn());
        return filter;
    }

    @Bean
    OwnPages ownPages(EdgeProperties properties) {
        return new OwnPages(Set.copyOf(properties.allowedOrigins()));
    }

    @Bean
    FilterRegistrationBean<SameOrigin> sameOrigin(OwnPages own, JsonAnswers json) {
        return inOrder(4, new SameOrigin(own, json));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> clientWatch(TimeSource time) {
        return tomcat -> {
            tomcat.setProtocol(WatchedHttp11Protocol.class.getName());
            tomcat.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof WatchedHttp11Protocol watched) {
                    watched.setTime(time);
                }
            });
            tomcat.addContextValves(new ClientWatch());
            tomcat.addEngineValves(new Leftovers(time));
        };
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> jsonErrors(JsonAnswers json) {
        // Behind Spring Boot's own valve, and so before it when the answer comes back.
        return tomcat -> tomcat.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new JsonErrors(json)));
    }

    private static <F extends Filter> FilterRegistrationBean<F> inOrder(int order, F filter) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
