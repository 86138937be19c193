package io.claviger.examples.chatserver.audit;

import io.claviger.provider.TimeSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the audit log: every {@link AuditEvent} that is published becomes a line. */
@Configuration(proxyBeanMethods = false)
@Import(AuditController.class)
public class AuditConfiguration {
    @Bean
    AuditTrail auditTrail(JdbcClient database, PlatformTransactionManager transactions, TimeSource time) {
        return new AuditTrail(database, new TransactionTemplate(transactions), time);
    }
}
