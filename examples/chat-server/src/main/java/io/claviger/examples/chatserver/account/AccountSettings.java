package io.claviger.examples.chatserver.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What passwords must be, and how they are kept.
 *
 * @param passwordPolicy what passwords must be (ruling C16)
 * @param bcryptCost the binary logarithm of the rounds; 12 in earnest, from 4 to 16
 * @param pepper what long passwords are hashed with before; when not set, random and kept in the database
 * @param siteName what the server is called: no password is that
 */
@ConfigurationProperties("claviger.accounts")
public record AccountSettings(
        @DefaultValue("seed") PasswordPolicy.Kind passwordPolicy,
        @DefaultValue("12") int bcryptCost,
        @Nullable String pepper,
        @DefaultValue("Claviger") String siteName) {
    /** {@return nothing of the pepper} */
    @Override
    public String toString() {
        return "AccountSettings[passwordPolicy=" + passwordPolicy + "]";
    }
}
