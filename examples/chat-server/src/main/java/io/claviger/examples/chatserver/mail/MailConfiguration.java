package io.claviger.examples.chatserver.mail;

import io.claviger.provider.TimeSource;
import io.claviger.spring.ProductionMode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;

/** Mails go to the server that {@code spring.mail.host} names; without one, in development, to a page of this server. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
public class MailConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(MailConfiguration.class);

    /** The way of mails, and the page that shows them if that is the way. */
    record Way(MailDelivery delivery, @Nullable Outbox outbox) {}

    @Bean
    Way mailWay(ObjectProvider<JavaMailSender> smtp, MailSettings settings, ProductionMode mode, TimeSource time) {
        JavaMailSender sender = smtp.getIfAvailable();
        if (sender != null) {
            return new Way(new SmtpDelivery(sender, settings.mailFrom()), null);
        }
        if (mode.isOn()) {
            LOG.warn("spring.mail.host is not set: no mail is sent, so nobody can register or choose a new password.");
            return new Way(mail -> LOG.warn("A mail was not sent: spring.mail.host is not set."), null);
        }
        Outbox outbox = new Outbox(time::instant);
        return new Way(outbox, outbox);
    }

    @Bean
    OutboxController outboxController(Way way) {
        return new OutboxController(way.outbox());
    }

    @Bean
    Errands errands() {
        return new Errands();
    }

    @Bean
    Mailer mailer(Way way, Errands errands, TimeSource time) {
        return new Mailer(way.delivery(), errands, time);
    }

    @Bean
    Links links(MailSettings settings, Environment environment) {
        return new Links(settings.publicUrl(), environment);
    }

    @Bean
    AccountMails accountMails(Links links, MailSettings settings) {
        return new AccountMails(links, settings.siteName());
    }

    @Bean
    LinkTokens linkTokens(JdbcClient database, TimeSource time) {
        return new LinkTokens(database, time::instant);
    }
}
