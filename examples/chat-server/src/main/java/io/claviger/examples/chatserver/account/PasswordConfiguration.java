package io.claviger.examples.chatserver.account;

import io.claviger.examples.chatserver.signin.SignInConfiguration;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.password.CompromisedPasswordChecker;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How passwords are chosen and kept (rulings C16, C17). */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccountSettings.class)
public class PasswordConfiguration {
    private static final String BCRYPT = "bcrypt";

    @Bean
    PasswordEncoder passwordEncoder(AccountSettings settings, JdbcClient database) {
        return new BoundedPasswords(encoder(settings, database));
    }

    /** The same with a queue of its own: strangers who fill the other one do not stop devices that are known. */
    @Bean(defaultCandidate = false)
    @Qualifier(SignInConfiguration.KNOWN_DEVICES) PasswordEncoder passwordsOfKnownDevices(AccountSettings settings, JdbcClient database) {
        return new BoundedPasswords(encoder(settings, database));
    }

    private static PasswordEncoder encoder(AccountSettings settings, JdbcClient database) {
        SharedSecrets secrets = new SharedSecrets(database);
        String configured = settings.pepper();
        Supplier<byte[]> pepper =
                configured == null ? () -> secrets.get("pepper") : () -> configured.getBytes(StandardCharsets.UTF_8);
        PasswordEncoder bcrypt = new LongPasswords(new BCryptPasswordEncoder(settings.bcryptCost()), pepper);
        return new DelegatingPasswordEncoder(BCRYPT, Map.of(BCRYPT, bcrypt));
    }

    /** A host that asks a service about leaked passwords brings a bean of its own. */
    @Bean
    @ConditionalOnMissingBean
    CompromisedPasswordChecker commonPasswords() {
        return new CommonPasswords();
    }

    @Bean
    PasswordPolicy passwordPolicy(AccountSettings settings, CompromisedPasswordChecker common) {
        return new PasswordPolicy(settings.passwordPolicy(), common, settings.siteName());
    }
}
