package io.claviger.examples.chatserver.usage;

import io.claviger.provider.TimeSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The counters and the routes that show them. */
@Configuration(proxyBeanMethods = false)
@Import(UsageController.class)
public class UsageConfiguration {
    @Bean
    UsageRecorder usageRecorder(JdbcClient database, TimeSource time) {
        return new UsageRecorder(database, time::instant);
    }

    @Bean
    UsageReport usageReport(JdbcClient database) {
        return new UsageReport(database);
    }
}
