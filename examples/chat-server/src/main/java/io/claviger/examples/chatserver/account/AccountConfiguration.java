package io.claviger.examples.chatserver.account;

import io.claviger.examples.chatserver.database.DatabaseKind;
import io.claviger.examples.chatserver.limits.RateLimits;
import io.claviger.examples.chatserver.mail.AccountMails;
import io.claviger.examples.chatserver.mail.Errands;
import io.claviger.examples.chatserver.mail.LinkTokens;
import io.claviger.examples.chatserver.mail.Links;
import io.claviger.examples.chatserver.mail.Mailer;
import io.claviger.examples.chatserver.signin.CredentialStore;
import io.claviger.examples.chatserver.signin.Guard;
import io.claviger.examples.chatserver.signin.Sessions;
import io.claviger.provider.TimeSource;
import java.util.function.Consumer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** Users and what they may do with their accounts. */
@Configuration(proxyBeanMethods = false)
@Import({PasswordConfiguration.class, RegistrationController.class, AccountController.class, AdminController.class})
public class AccountConfiguration {
    /** After the filters that say who calls, and that count. */
    private static final int ORDER = 30;

    @Bean
    UserStore userStore(JdbcClient database, TimeSource time) {
        return new UserStore(database, time::instant);
    }

    @Bean
    Registration.Users users(UserStore store, CredentialStore credentials, ApplicationEventPublisher events) {
        return new Registration.Users(store, credentials, events);
    }

    @Bean
    Registration.Post post(Errands errands, Mailer mailer, AccountMails mails, LinkTokens links, RateLimits limits) {
        return new Registration.Post(errands, mailer, mails, links, limits);
    }

    @Bean
    Registration registration(
            Registration.Users users,
            Registration.Post post,
            PasswordEncoder passwords,
            TransactionTemplate transaction) {
        return new Registration(users, post, passwords, transaction);
    }

    @Bean
    PasswordChanges.Safety safety(PasswordPolicy policy, PasswordEncoder passwords, Sessions sessions, Guard guard) {
        return new PasswordChanges.Safety(policy, passwords, sessions, guard);
    }

    @Bean
    PasswordChanges passwordChanges(
            Registration.Users users,
            Registration.Post post,
            Registration registration,
            PasswordChanges.Safety safety,
            TransactionTemplate transaction) {
        return new PasswordChanges(users, post, registration, safety, transaction);
    }

    @Bean
    Consumer<String> console() {
        return new Console();
    }

    @Bean
    Setup setup(
            Registration.Users users,
            LinkTokens links,
            Links pages,
            TransactionTemplate transaction,
            Consumer<String> console) {
        return new Setup(users, links, pages, transaction, console);
    }

    @Bean
    Departure departure(UserStore users, Sessions sessions, ApplicationEventPublisher events) {
        return new Departure(users, sessions, events);
    }

    @Bean
    Administrators administrators(JdbcClient database, TransactionTemplate transaction, DatabaseKind kind) {
        return new Administrators(database, transaction, kind);
    }

    @Bean
    Administration administration(
            Registration.Users users, Administrators administrators, Sessions sessions, Guard guard) {
        return new Administration(users, administrators, sessions, guard);
    }

    @Bean
    Housekeeping housekeeping(JdbcClient database, Errands errands, TimeSource time) {
        return new Housekeeping(database, errands::run, time);
    }

    @Bean
    FilterRegistrationBean<LastActive> lastActive(UserStore users, TimeSource time) {
        FilterRegistrationBean<LastActive> filter = new FilterRegistrationBean<>(new LastActive(users, time::instant));
        filter.setOrder(ORDER);
        return filter;
    }
}
