package io.claviger.examples.chatserver;

import jakarta.servlet.Filter;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/** Tells a test when the server is done with a request, also with one whose client has gone. */
@TestConfiguration(proxyBeanMethods = false)
class Finished {
    private final Semaphore requests = new Semaphore(0);

    @Bean
    FilterRegistrationBean<Filter> finishedFilter() {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
            try {
                chain.doFilter(request, response);
            } finally {
                requests.release();
            }
        });
        registration.setOrder(0);
        return registration;
    }

    void forget() {
        requests.drainPermits();
    }

    boolean await(Duration most) throws InterruptedException {
        return requests.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
    }
}
