package io.claviger.examples.chatserver.signin;

import io.claviger.examples.chatserver.limits.RateLimits;
import io.claviger.examples.chatserver.mail.AccountMails;
import io.claviger.examples.chatserver.mail.LinkTokens;
import io.claviger.examples.chatserver.mail.Mailer;
import io.claviger.examples.chatserver.security.OpaqueToken;
import io.claviger.examples.chatserver.security.ServerSecret;
import io.claviger.provider.TimeSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** Signing in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SessionSettings.class)
@Import({SignInController.class, SessionsController.class})
public class SignInConfiguration {
    /** Names the encoder of the passwords that known devices send. */
    public static final String KNOWN_DEVICES = "knownDevices";

    @Bean
    CredentialStore credentialStore(JdbcClient database) {
        return new CredentialStore(database);
    }

    @Bean
    LoginHistory loginHistory(JdbcClient database, TimeSource time) {
        return new LoginHistory(database, time::instant);
    }

    @Bean
    SignIn.Guards guards(RateLimits limits, JdbcClient database, TimeSource time) {
        return new SignIn.Guards(limits, new Lockout(database, time::instant), new Devices(database, time::instant));
    }

    @Bean
    Guard guard(SignIn.Guards guards) {
        return new Guard(guards.lockout(), guards.devices());
    }

    @Bean
    SignIn.Notices notices(Mailer mailer, AccountMails mails, LinkTokens links, ApplicationEventPublisher events) {
        return new SignIn.Notices(mailer, mails, links, events);
    }

    @Bean
    Sessions.Parts sessionParts(
            JdbcClient database, ServerSecret secret, TransactionTemplate transaction, TimeSource time) {
        return new Sessions.Parts(
                new SessionStore(database, time::instant),
                new RefreshTokens(database, secret, time::instant),
                transaction);
    }

    @Bean
    Sessions sessions(
            Sessions.Parts parts, SessionSettings settings, ApplicationEventPublisher events, TimeSource time) {
        return new Sessions(parts, settings, events, time::instant);
    }

    @Bean
    SignIn.Passwords signInPasswords(PasswordEncoder all, @Qualifier(KNOWN_DEVICES) PasswordEncoder ofKnownDevices) {
        return new SignIn.Passwords(all, ofKnownDevices, all.encode(OpaqueToken.create()));
    }

    @Bean
    SignIn.People people(CredentialStore users, SignIn.Passwords passwords, Sessions sessions, LoginHistory history) {
        return new SignIn.People(users, passwords, sessions, history);
    }

    @Bean
    SignIn signIn(SignIn.People people, SignIn.Guards guards, SignIn.Notices notices, TransactionTemplate transaction) {
        return new SignIn(people, guards, notices, transaction);
    }
}
